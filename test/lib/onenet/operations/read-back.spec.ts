import assert from 'node:assert/strict';
import { inspect } from 'node:util';

import {
  readBack,
  withReadBack,
  write,
  type AcceptedOutcome,
  type WriteCommand,
} from '../../../../lib/onenet';
import { failed, OneNetError } from '../../../../lib/onenet';
import { wire } from './wire-reply';

function parse(payload: unknown): WriteCommand {
  const parsed = write.parse({
    ...{ imei: '869405000000010', objId: 3311, objInstId: 0, mode: 2, timeout: 7, payload },
    resId: 5850,
  });
  assert.ok(parsed.ok, inspect(parsed));
  return parsed.value;
}

const operation = readBack(write, (command: WriteCommand) => command);
const CONFIRMED: AcceptedOutcome = {
  kind: 'accepted',
  state: 'confirmed',
  reply: { errno: 0, error: 'succ' },
  httpStatus: 200,
};

describe('reading back', () => {
  it('asks for the one Resource that was written', () => {
    const { method, target } = operation.encode(parse(true), { now: 0 });
    const expected = '/nbiot?imei=869405000000010&obj_id=3311&obj_inst_id=0&res_id=5850&timeout=7';
    assert.deepEqual([method, target], ['GET', expected]);
  });

  it('asks for the whole Instance where several were written', () => {
    const { target } = operation.encode(parse({ 5850: true, 5851: 20 }), { now: 0 });
    assert.equal(target, '/nbiot?imei=869405000000010&obj_id=3311&obj_inst_id=0&timeout=7');
  });

  it('is described as the write', () => {
    const command = parse(true);
    assert.deepEqual(operation.describe(command), write.describe(command));
  });

  for (const [payload, read, result] of [
    [true, [{ res_id: 5850, val: true }], 'same'],
    [true, [{ res_id: 5850, val: false }], 'different'],
    [{ 5850: true, 5851: 20 }, [{ res_id: 5850, val: true }], 'unknown'],
  ] as const) {
    it(`${inspect(payload)}, then ${inspect(read)}: ${result}`, () => {
      const command = parse(payload);
      const data = [{ obj_inst_id: 0, res: read }];
      const outcome = operation.decode(wire({ errno: 0, error: 'succ', data }), command);
      const { readBack: found, ...rest } = withReadBack(CONFIRMED, command, outcome);
      assert.deepEqual([rest, found?.result], [CONFIRMED, result]);
    });
  }

  it('changes nothing of a write that was confirmed if the read fails', () => {
    const error = new OneNetError('ONENET_NO_ANSWER', {
      pointer: '',
      rule: 'noAnswerInTime',
      params: {},
    });
    const why = failed(error);
    const { readBack: found, ...rest } = withReadBack(CONFIRMED, parse(true), why);
    assert.deepEqual(rest, CONFIRMED);
    assert.deepEqual(found, { result: 'unknown', why });
  });
});
