import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

import { DIAGNOSTICS_CHANNEL } from '../../../lib/onenet';
import { CONFIRMED, failure, refused, turnedAway } from './outcomes';
import { Stage } from './stage';

/** What is published while something is done, without times. */
async function heard(run: () => Promise<void>): Promise<string[]> {
  const events: string[] = [];
  const listen = (message: unknown): void => {
    const { event, decision, for: obstacle, isOn } = message as Readonly<Record<string, string>>;
    const detail = decision ?? obstacle ?? isOn;
    events.push(detail === undefined ? String(event) : `${event} ${detail}`);
  };
  subscribe(DIAGNOSTICS_CHANNEL, listen);
  try {
    await run();
  } finally {
    unsubscribe(DIAGNOSTICS_CHANNEL, listen);
  }
  return events;
}

describe('diagnostics channel: the dispatcher', () => {
  it('tells why a retry was decided, or not', async () => {
    const stage = new Stage({ retries: 1, deviceGap: 100 });
    const events = await heard(async () => {
      stage.submit('a1');
      await stage.answer('a1', turnedAway('busy'));
      await stage.clock.advance(1000);
      await stage.answer('a1', refused('offline'));
    });
    assert.deepEqual(events, ['retry again', 'device-wait retry', 'retry not-safe']);
  });

  it('tells of a quota and of the rest', async () => {
    const stage = new Stage({ callsPerSecond: 10 });
    const events = await heard(async () => {
      stage.submitAll('a1 b1');
      await stage.answer('a1', turnedAway('rate-limited', 5));
      await stage.clock.advance(5000);
      await stage.answer('a1', CONFIRMED);
    });
    assert.deepEqual(events, ['wait pace', 'slow-down', 'retry quota', 'wait rest', 'wait pace']);
  });

  it('tells of an outage and its end', async () => {
    const stage = new Stage({ holdFor: 60 });
    const events = await heard(async () => {
      stage.submitAll('a1 b1');
      await stage.answer('a1', failure('ONENET_UNREACHABLE'));
      await stage.answer('b1', CONFIRMED);
    });
    assert.deepEqual(events, ['outage true', 'retry held', 'device-wait retry', 'outage false']);
  });

  it('names the node and the device, and nothing that is written', async () => {
    const events: unknown[] = [];
    const listen = (message: unknown): void => void events.push(message);
    const stage = new Stage();
    const source = stage.dispatcher.source(undefined, { name: 'node-1' });
    subscribe(DIAGNOSTICS_CHANNEL, listen);
    stage.submit('a1', { source });
    await stage.answer('a1', refused('offline'));
    unsubscribe(DIAGNOSTICS_CHANNEL, listen);
    assert.deepEqual(events, [
      {
        event: 'retry',
        source: 'node-1',
        device: 'a',
        attempts: 1,
        state: 'refused',
        reason: 'offline',
        decision: 'not-safe',
        wait: undefined,
      },
    ]);
  });
});
