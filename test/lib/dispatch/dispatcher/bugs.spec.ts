import assert from 'node:assert/strict';

import { Dispatcher } from '../../../../lib/dispatch';
import type { Outcome } from '../../../../lib/onenet';
import { quiet, VirtualClock } from '../../../support/virtual-clock';
import { CONFIRMED, failure } from '../outcomes';
import { NamedTask, Stage, UNLIMITED } from '../stage';

/** Runs something and returns the errors that nothing caught meanwhile. */
async function uncaught(run: () => void | Promise<void>): Promise<unknown[]> {
  const errors: unknown[] = [];
  const listeners = process.listeners('uncaughtException');
  const collect = (error: unknown): void => void errors.push(error);
  // Mocha would fail the test that is running.
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', collect);
  try {
    await run();
    await quiet();
  } finally {
    process.off('uncaughtException', collect);
    for (const listener of listeners) process.on('uncaughtException', listener);
  }
  return errors;
}

const BUG = new Error('a bug');
const bug = (): never => {
  throw BUG;
};

describe('Dispatcher: bugs of others', () => {
  it('goes on when a task throws as it leaves, and does not hide the error', async () => {
    const stage = new Stage({ maxInFlight: 1 });
    stage.submit('a1', { then: bug });
    stage.submitAll('a2 b1');
    assert.deepEqual(await uncaught(() => stage.answer('a1', CONFIRMED)), [BUG]);
    for (const name of ['b1', 'a2']) await stage.answer(name, CONFIRMED);
    assert.equal(stage.left, 'a1:confirmed b1:confirmed a2:confirmed');
    assert.equal(stage.dispatcher.counts().inFlight, 0);
  });

  for (const [title, act] of [
    [
      'its source closes',
      ({ source }: Stage) => {
        source.close();
      },
    ],
    [
      'everything closes',
      ({ dispatcher }: Stage) => {
        dispatcher.close();
      },
    ],
    ['they expire', ({ clock }: Stage) => clock.advance(1100)],
  ] as const) {
    it(`lets the others leave when one throws as ${title}`, async () => {
      const stage = new Stage({ maxWait: 1 });
      stage.submitAll('a1 b1');
      stage.submit('a2', { then: bug });
      stage.submitAll('a3 b2');
      assert.deepEqual(await uncaught(() => act(stage)), [BUG]);
      for (const name of ['a2', 'a3', 'b2']) stage.outcome(name);
      assert.equal(stage.source.waiting, 0);
    });
  }

  it('goes on when the news of changed counts throws', async () => {
    const stage = new Stage();
    const source = stage.dispatcher.source(bug);
    const errors = await uncaught(async () => {
      stage.submit('a1', { source });
      stage.submit('a2', { source });
      await stage.answer('a1', CONFIRMED);
      await stage.answer('a2', CONFIRMED);
    });
    assert(errors.length > 0 && errors.every((error) => error === BUG));
    assert.equal(stage.left, 'a1:confirmed a2:confirmed');
  });

  it('settles a command whose sending fails in a way that nobody expected', async () => {
    const stage = new Stage({ retries: 2 });
    stage.submitAll('a1 a2');
    await stage.call('a1').throw(BUG);
    const { outcome } = stage.outcome('a1');
    assert(outcome.kind === 'failed');
    assert.equal(outcome.state, 'unknown');
    assert.match(outcome.error.message, /internal error: a bug/);
    assert.equal(stage.sent, 'a1 a2');
  });

  it('settles a command whose sending throws at once, or whose answer cannot be read', async () => {
    const left: string[] = [];
    const dispatcher = new Dispatcher<NamedTask, string>({
      limits: UNLIMITED,
      clock: new VirtualClock(),
      carrier: {
        send: ({ name }) => (name === 'a1' ? bug() : Promise.resolve(name)),
        read: (name) => (name === 'a2' ? bug() : failure('ONENET_NO_ANSWER')),
      },
    });
    const source = dispatcher.source();
    for (const name of ['a1', 'a2', 'b1']) {
      const report = ({ state }: Outcome) => void left.push(`${name}:${state}`);
      source.submit(new NamedTask(name, undefined, report));
    }
    await quiet();
    assert.deepEqual(left.sort(), ['a1:unknown', 'a2:unknown', 'b1:unknown']);
    assert.equal(dispatcher.counts().inFlight, 0);
  });
});
