import { faultSentence } from '../../../../lib/contract';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  cachedList,
  type CachedListInput,
} from '../../../../lib/onenet/operations/cached-commands';

const TARGETS: readonly (readonly [input: CachedListInput, target: string])[] = [
  [{ imei: 12 }, '/nbiot/offline/history?imei=12'],
  [{ imei: ' a=b ', page: '', perPage: null }, '/nbiot/offline/history?imei=a%3Db'],
  [{ imei: '12', page: 2, perPage: '100' }, '/nbiot/offline/history?imei=12&page=2&per_page=100'],
  [{ imei: '12', perPage: 1 }, '/nbiot/offline/history?imei=12&per_page=1'],
];

const REFUSED: readonly (readonly [CachedListInput, pointer: string, problem: RegExp])[] = [
  [{ imei: undefined }, '/imei', /^is missing$/],
  [{ imei: '\ud83d' }, '/imei', /half a character/],
  [{ imei: '12', page: 0 }, '/page', /^must be from 1 to 1000000, not 0$/],
  [{ imei: '12', page: 1.5 }, '/page', /a whole number, not 1\.5/],
  [{ imei: '12', page: 'last' }, '/page', /a whole number, not the text "last"/],
  [{ imei: '12', perPage: 1001 }, '/perPage', /^must be from 1 to 1000, not 1001$/],
];

describe('operation list', () => {
  for (const [input, target] of TARGETS) {
    it(`asks for ${target}`, () => {
      const parsed = cachedList.parse(input);
      assert.ok(parsed.ok, inspect(parsed));
      const { imei } = parsed.value;
      assert.deepEqual(cachedList.encode(parsed.value, { now: 0 }), {
        method: 'GET',
        target,
        deadline: 15_000,
      });
      assert.deepEqual(cachedList.describe(parsed.value), { imei, operation: 'list' });
    });
  }

  for (const [input, pointer, problem] of REFUSED) {
    it(`refuses ${inspect(input)}`, () => {
      const parsed = cachedList.parse(input);
      assert.ok(!parsed.ok, inspect(parsed));
      assert.equal(parsed.fault.pointer, pointer);
      assert.match(faultSentence(parsed.fault, 'en-US'), problem);
    });
  }

  it('gives the list as the platform does', () => {
    const reply = { errno: 0, error: 'succ', data: { total_count: 1, items: [{ cmd_uuid: 'a' }] } };
    assert.deepEqual(cachedList.decode({ status: 200, body: JSON.stringify(reply) }), {
      kind: 'accepted',
      state: 'confirmed',
      reply,
      httpStatus: 200,
    });
  });

  it('is refused if the platform says so', () => {
    const outcome = cachedList.decode({ status: 200, body: '{"errno":3,"error":"auth failed"}' });
    assert.ok(outcome.kind === 'refused');
    assert.equal(outcome.reason, 'unauthorized');
  });
});
