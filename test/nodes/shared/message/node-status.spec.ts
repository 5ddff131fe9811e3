import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { afterEach, beforeEach } from 'mocha';
import { LOCAL_ERRNO, REASONS, type LocalCode, type Reason } from '../../../../lib/contract';
import {
  failed,
  OneNetError,
  type AcceptedOutcome,
  type Outcome,
  type RefusedOutcome,
} from '../../../../lib/onenet';
import type { Node, Status } from '../../../../nodes/shared/node-red';
import { NodeStatus } from '../../../../nodes/shared/message/node-status';
import { textOf } from '../../../support/editor-text';
import { faultSaying } from '../../../support/fault';
import { LANGUAGES } from '../../../support/package-files';

const KEY = 'onenet-nbiot-write.status';
const blue = (text: string): Status => ({ fill: 'blue', shape: 'dot', text });
const green = (text: string): Status => ({ fill: 'green', shape: 'dot', text });

const confirmed: AcceptedOutcome = {
  kind: 'accepted',
  state: 'confirmed',
  reply: { errno: 0, error: 'succ' },
  httpStatus: 200,
};

function refused(reason: Reason, state: 'refused' | 'unknown' = 'refused'): RefusedOutcome {
  return { kind: 'refused', state, reason, reply: { errno: 16, error: 'x' }, httpStatus: 200 };
}

/** Shape and word for every reason of a refusal. */
const REFUSALS: Readonly<Record<Reason, 'ring' | 'dot'>> = {
  offline: 'ring',
  timeout: 'dot',
  unauthorized: 'dot',
  invalid: 'dot',
  'not-found': 'dot',
  'not-allowed': 'dot',
  busy: 'dot',
  'rate-limited': 'dot',
  limit: 'dot',
  'device-error': 'dot',
  'platform-error': 'dot',
  unknown: 'dot',
};

/** Colour and word of each failure of our own. */
const FAILURES: Readonly<Record<LocalCode, readonly ['red' | 'yellow', string]>> = {
  ONENET_INVALID: ['red', 'invalid'],
  ONENET_CONFIG: ['red', 'config'],
  ONENET_UNREACHABLE: ['red', 'unreachable'],
  ONENET_NO_ANSWER: ['yellow', 'unanswered'],
  ONENET_CONNECTION_LOST: ['yellow', 'unanswered'],
  ONENET_BAD_ANSWER: ['yellow', 'bad-answer'],
  ONENET_QUEUE_FULL: ['red', 'queue-full'],
  ONENET_SUPERSEDED: ['red', 'superseded'],
  ONENET_STOPPED: ['red', 'stopped'],
  ONENET_EXPIRED: ['red', 'expired'],
  ONENET_CANCELLED: ['red', 'cancelled'],
  ONENET_COMMAND_FAILED: ['yellow', 'device-error'],
};

describe('status', () => {
  let shown: Status[];
  let load: { running: number; waiting: number; isUnreachable: boolean };
  let line: NodeStatus;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    shown = [];
    load = { running: 0, waiting: 0, isUnreachable: false };
    const node = { type: 'onenet-nbiot-write', status: (status: Status) => shown.push(status) };
    const RED = { _: (key: string, { count }: { count: number }) => `${key} ${count}` };
    line = new NodeStatus(RED, node as unknown as Node);
    line.watchLoad(load);
  });

  afterEach(() => {
    mock.timers.reset();
  });

  it('says how much waits for a platform that cannot be reached, whatever probe is under way', async () => {
    Object.assign(load, { running: 1, waiting: 214, isUnreachable: true });
    line.changed();
    await pass();
    const text = 'onenet-nbiot-write.unreachable 214';
    assert.deepEqual(shown, [{ fill: 'yellow', shape: 'ring', text }]);
    Object.assign(load, { isUnreachable: false });
    line.changed();
    await pass(1000);
    assert.deepEqual(shown.at(-1), blue('0 / 215'));
  });

  /** Lets what was put off to the end of the event happen, and then so much time pass. */
  async function pass(milliseconds = 0): Promise<void> {
    await Promise.resolve();
    mock.timers.tick(milliseconds);
    await Promise.resolve();
  }

  async function showing(change: () => void): Promise<Status | undefined> {
    await pass(1000);
    change();
    await pass();
    return shown.at(-1);
  }

  describe('load', () => {
    const IN_LINE: Status = { fill: 'yellow', shape: 'ring', text: `${KEY}.in-line` };
    const WAITS: Status = { fill: 'blue', shape: 'ring', text: `${KEY}.waits-for-device` };
    const yellow = (text: string): Status => ({ fill: 'yellow', shape: 'ring', text });
    const LOADS = [
      [1, 0, 0, blue(`${KEY}.sending`)],
      [0, 1, 0, IN_LINE],
      [0, 0, 1, WAITS],
      [3, 0, 0, blue('0 / 3')],
      [1, 1, 0, blue('0 / 2')],
      [3, 120, 0, blue('0 / 123')],
      [1000, 10000, 0, blue('0 / 11000')],
      [0, 5, 0, yellow('0 / 5')],
      [0, 0, 7, { fill: 'blue', shape: 'ring', text: '0 / 7' }],
      [0, 0, 0, { fill: 'grey', shape: 'ring', text: `${KEY}.idle` }],
    ] as const;

    for (const [running, waiting, size, status] of LOADS) {
      it(`is ${JSON.stringify(status)} while ${running} run, ${waiting} wait and ${size} are followed`, async () => {
        Object.assign(load, { running, waiting });
        line.watchTracked({ size });
        line.changed();
        await pass();
        assert.deepEqual(shown, [status]);
        assert.ok((status.text ?? '').replace(`${KEY}.`, '').length < 20);
      });
    }

    it('leads one message from the line to its result', async () => {
      const tracked = { size: 0 };
      line.watchTracked(tracked);
      const changed = (): void => {
        line.changed();
      };
      load.waiting = 1;
      assert.deepEqual(await showing(changed), IN_LINE);
      Object.assign(load, { waiting: 0, running: 1 });
      assert.deepEqual(await showing(changed), blue(`${KEY}.sending`));
      load.running = 0;
      tracked.size = 1;
      assert.deepEqual(await showing(changed), WAITS);
      tracked.size = 0;
      assert.deepEqual(
        await showing(() => {
          line.accepted(confirmed, 45);
        }),
        green('✓ 45 ms'),
      );
    });
  });

  describe('progress of many', () => {
    const end = (outcome: Outcome): void => {
      load.running -= 1;
      if (outcome.kind === 'accepted') line.accepted(outcome, 5);
      else line.failed(outcome);
    };
    const come = (count: number): void => {
      load.running += count;
      line.changed();
    };

    it('counts what is done of all, and the failures so far, until it has been quiet; then a summary stays', async () => {
      come(800);
      await pass();
      end(confirmed);
      end(refused('offline'));
      await pass(1000);
      assert.deepEqual(shown.at(-1), blue('2 / 800  ✗1'));
      for (let left = 798; left > 4; left -= 1) end(confirmed);
      for (let left = 4; left > 0; left -= 1) end(refused('timeout', 'unknown'));
      await pass(1000);
      assert.equal(shown.at(-1)?.text, '800 / 800  ✗5');
      await pass(1999);
      assert.equal(shown.at(-1)?.text, '800 / 800  ✗5');
      await pass(1000);
      assert.deepEqual(shown.at(-1), { fill: 'red', shape: 'dot', text: '✓795  ✗1  ?4' });
      const count = shown.length;
      await pass(60_000);
      assert.equal(shown.length, count);
    });

    it('goes on where more come before it was quiet, and begins anew after that', async () => {
      come(2);
      end(confirmed);
      end(confirmed);
      await pass(1500);
      come(1);
      await pass(1000);
      assert.deepEqual(shown.at(-1), blue('2 / 3'));
      end(confirmed);
      for (let second = 0; second < 5; second += 1) await pass(1000);
      assert.deepEqual(shown.at(-1), green('✓3'));
      come(1);
      await pass(1000);
      assert.deepEqual(shown.at(-1), blue(`${KEY}.sending`));
      end(refused('offline'));
      await pass(1000);
      assert.deepEqual(shown.at(-1), { fill: 'red', shape: 'ring', text: `${KEY}.offline` });
    });

    for (const [what, outcomes, status] of [
      ['all confirmed', [confirmed, confirmed], green('✓2')],
      [
        'some kept for later',
        [confirmed, { ...confirmed, state: 'queued' }],
        { fill: 'yellow', shape: 'ring', text: '✓1  …1' },
      ],
      [
        'some unknown',
        [confirmed, refused('timeout', 'unknown')],
        { fill: 'yellow', shape: 'dot', text: '✓1  ?1' },
      ],
      [
        'one replaced by a newer one, which is no failure',
        [failed(new OneNetError('ONENET_SUPERSEDED', faultSaying('x'))), confirmed],
        green('✓1'),
      ],
    ] as const) {
      it(`ends as ${JSON.stringify(status)} with ${what}`, async () => {
        come(2);
        for (const outcome of outcomes) end(outcome);
        await pass();
        await pass(5000);
        assert.deepEqual(shown.at(-1), status);
      });
    }
  });

  describe('result', () => {
    it('is the time taken, in whole milliseconds', async () => {
      assert.deepEqual(
        await showing(() => {
          line.accepted(confirmed, 119.6);
        }),
        green('✓ 120 ms'),
      );
    });

    for (const [milliseconds, text] of [
      [9999, '9999 ms'],
      [10_000, '10 s'],
      [599_000, '599 s'],
      [600_000, '10 min'],
      [35_999_999, '600 min'],
      [86_400_000, '24 h'],
    ] as const) {
      it(`is ${text} after ${milliseconds} ms`, async () => {
        const status = await showing(() => {
          line.accepted(confirmed, milliseconds);
        });
        assert.deepEqual(status, green(`✓ ${text}`));
      });
    }

    it('is the device’s own reason for a cached command that failed', async () => {
      const error = new OneNetError('ONENET_COMMAND_FAILED', faultSaying('x'));
      const status = await showing(() => {
        line.failed({ kind: 'failed', state: 'unknown', reason: 'timeout', error });
      });
      assert.deepEqual(status, { fill: 'yellow', shape: 'dot', text: `${KEY}.unanswered` });
    });

    it('is yellow for what the platform keeps for later', async () => {
      const status = await showing(() => {
        line.accepted({ ...confirmed, state: 'queued' }, 5);
      });
      assert.deepEqual(status, { fill: 'yellow', shape: 'ring', text: `${KEY}.queued` });
    });

    for (const reason of REASONS) {
      it(`is red for a refusal with the reason ${reason}`, async () => {
        const status = await showing(() => {
          line.failed(refused(reason));
        });
        assert.deepEqual(status, {
          fill: 'red',
          shape: REFUSALS[reason],
          text: `${KEY}.${reason}`,
        });
      });
    }

    for (const code of Object.keys(LOCAL_ERRNO) as LocalCode[]) {
      it(`is ${FAILURES[code][0]} for ${code}`, async () => {
        const [fill, word] = FAILURES[code];
        const status = await showing(() => {
          line.failed(failed(new OneNetError(code, faultSaying('x'))));
        });
        assert.deepEqual(status, { fill, shape: 'dot', text: `${KEY}.${word}` });
      });
    }

    for (const reason of ['busy', 'rate-limited'] as const) {
      it(`gives the reason ${reason} of an answer without a verdict`, async () => {
        const error = new OneNetError('ONENET_BAD_ANSWER', faultSaying('HTTP 503'), {
          httpStatus: 503,
        });
        const status = await showing(() => {
          line.failed({ kind: 'failed', state: 'refused', reason, error });
        });
        assert.deepEqual(status, { fill: 'red', shape: 'dot', text: `${KEY}.${reason}` });
      });
    }

    it('clears an error on the next success', async () => {
      await showing(() => {
        line.failed(refused('timeout', 'unknown'));
      });
      assert.deepEqual(
        await showing(() => {
          line.accepted(confirmed, 7);
        }),
        green('✓ 7 ms'),
      );
    });

    it('has a short word in both languages for everything it can show', () => {
      const words = new Set([
        'idle',
        'queued',
        'sending',
        'in-line',
        'waits-for-device',
        ...REASONS,
        ...Object.values(FAILURES).map(([, word]) => word),
      ]);
      for (const language of LANGUAGES) {
        const text = textOf('onenet-nbiot-write', language);
        for (const word of words) {
          // That it may have happened has to be said, however long that is.
          const most = word === 'unanswered' ? 26 : 20;
          assert.ok(text(`status.${word}`).length <= most, word);
        }
      }
    });
  });

  describe('pace', () => {
    it('shows the first change after a quiet second at once', async () => {
      line.accepted(confirmed, 1);
      await pass();
      assert.deepEqual(shown, [green('✓ 1 ms')]);
    });

    it('shows at most one change a second, and the last one always', async () => {
      for (let event = 1; event <= 950; event += 1) {
        line.accepted(confirmed, event);
        await pass(10);
      }
      // At 0, 1, … 9 s; the last event came at 9.49 s.
      assert.equal(shown.length, 10);
      await pass(1000);
      assert.equal(shown.length, 11);
      assert.deepEqual(shown.at(-1), green('✓ 950 ms'));
      await pass(5000);
      assert.equal(shown.length, 11);
    });

    it('shows the last of two quick changes a second after the first', async () => {
      line.accepted(confirmed, 1);
      await pass(400);
      line.failed(refused('offline'));
      await pass(599);
      assert.deepEqual(shown, [green('✓ 1 ms')]);
      await pass(1);
      assert.deepEqual(shown.at(-1), { fill: 'red', shape: 'ring', text: `${KEY}.offline` });
      assert.equal(shown.length, 2);
    });

    it('counts the second from the late one', async () => {
      line.accepted(confirmed, 1);
      await pass(500);
      line.accepted(confirmed, 2);
      await pass(500);
      line.accepted(confirmed, 3);
      await pass(999);
      assert.deepEqual(shown, [green('✓ 1 ms'), green('✓ 2 ms')]);
      await pass(1);
      assert.deepEqual(shown.at(-1), green('✓ 3 ms'));
    });

    it('reads the load when it shows it, not when it changed', async () => {
      line.accepted(confirmed, 1);
      await pass(500);
      load.running = 3;
      line.changed();
      load.running = 5;
      await pass(500);
      assert.deepEqual(shown.at(-1), blue('0 / 5'));
    });

    it('does not show the same thing twice', async () => {
      for (let second = 0; second < 5; second += 1) {
        line.accepted(confirmed, 1);
        await pass(1000);
      }
      assert.deepEqual(shown, [green('✓ 1 ms')]);
    });

    it('shows only what is left of one event: no waiting before running, no old result before a new one', async () => {
      await showing(() => {
        line.failed(refused('timeout', 'unknown'));
      });
      await pass(1000);
      load.waiting = 1;
      line.changed();
      Object.assign(load, { waiting: 0, running: 1 });
      line.changed();
      await pass(1000);
      load.running = 0;
      line.changed();
      line.accepted(confirmed, 3000);
      await pass(1000);
      assert.deepEqual(shown.slice(1), [blue(`${KEY}.sending`), green('✓ 3000 ms')]);
    });
  });

  describe('stop', () => {
    it('clears what is shown, and shows nothing more', async () => {
      load.running = 3;
      line.changed();
      await pass();
      line.failed(failed(new OneNetError('ONENET_STOPPED', faultSaying('x'))));
      line.stop();
      line.accepted(confirmed, 1);
      await pass(5000);
      assert.deepEqual(shown, [blue('0 / 3'), {}]);
    });

    it('has nothing to clear where nothing was shown', async () => {
      line.accepted(confirmed, 1);
      line.stop();
      await pass(5000);
      assert.deepEqual(shown, []);
    });
  });
});
