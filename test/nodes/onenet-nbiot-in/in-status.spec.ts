import assert from 'node:assert/strict';

import { InStatus, RefusalLog } from '../../../nodes/onenet-nbiot-in/in-status';
import type { Node, Status } from '../../../nodes/shared/node-red';

describe('InStatus', () => {
  const at = (): { status: InStatus; shown: Status[]; clock: { now: number } } => {
    const shown: Status[] = [];
    const clock = { now: 1_000_000 };
    const node = { status: (each: Status) => shown.push(each) };
    const status = new InStatus(node as unknown as Node, () => clock.now);
    return { status, shown, clock };
  };

  it('counts what came within a minute', () => {
    const { status, shown, clock } = at();
    status.setFault(undefined);
    status.taken(2);
    clock.now += 30_000;
    status.setFault(undefined);
    clock.now += 31_000;
    status.setFault(undefined);
    status.stop();
    status.taken(1);
    assert.deepEqual(
      shown.map(({ fill, text }) => [fill, text]),
      [
        ['grey', 'onenet-nbiot-in.status.listening'],
        ['green', '2/min'],
        ['grey', 'onenet-nbiot-in.status.listening'],
        [undefined, undefined],
      ],
    );
  });

  it('is yellow while something was refused within a minute', () => {
    const { status, shown, clock } = at();
    status.refused(401);
    clock.now += 61_000;
    status.taken(1);
    status.setFault('path');
    status.setFault(undefined);
    status.stop();
    assert.deepEqual(
      shown.map(({ text }) => text).filter((text) => text !== undefined),
      ['0/min, 1 × 401', 'onenet-nbiot-in.status.path', '1/min'],
    );
  });
});

describe('RefusalLog', () => {
  it('writes a line a minute for each status, and how many there were', () => {
    const lines: unknown[] = [];
    let now = 0;
    const log = new RefusalLog(
      ({ rule, params }) => lines.push([rule, params.status, params.count]),
      () => now,
    );
    const reason = { pointer: '', rule: 'pushForm', params: {} } as const;
    log.add(401, reason);
    log.add(401, reason);
    log.add(400, reason);
    now = 59_999;
    log.add(401, reason);
    now = 60_000;
    log.add(401, reason);
    log.add(200, reason);
    assert.deepEqual(lines, [
      ['pushRefused', 401, 1],
      ['pushRefused', 400, 1],
      ['pushRefused', 401, 3],
      ['pushDoubtful', 200, 1],
    ]);
  });
});
