import assert from 'node:assert/strict';

import { failed, OneNetError } from '../../../../lib/onenet';
import { announceResult, onPushedResult } from '../../../../nodes/shared/tracking/message-tracker';
import type { PushedResult } from '../../../../nodes/shared/tracking/result-poller';

const result = (uuid: string): PushedResult => {
  const fault = { pointer: '', rule: 'commandCancelled', params: {} } as const;
  return { uuid, outcome: failed(new OneNetError('ONENET_CANCELLED', fault)) };
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('pushed results', () => {
  let ends: (() => void)[] = [];
  const listen = (platform: string, uuid: string): PushedResult[] => {
    const heard: PushedResult[] = [];
    ends.push(onPushedResult(platform, uuid, (each) => heard.push(each)));
    return heard;
  };
  afterEach(() => {
    for (const end of ends) end();
    ends = [];
  });

  it('reach all who wait for them on the same platform, at once', () => {
    const [one, other] = [listen('p', 'a'), listen('p', 'a')];
    const [elsewhere, another] = [listen('q', 'a'), listen('p', 'b')];
    const pushed = result('a');
    announceResult('p', pushed);
    assert.deepEqual([one, other, elsewhere, another], [[pushed], [pushed], [], []]);
  });

  it('reach those who begin to wait after them', async () => {
    const pushed = result('early');
    announceResult('p', pushed);
    const heard = listen('p', 'early');
    const elsewhere = listen('q', 'early');
    assert.deepEqual(heard, [], 'not while they begin');
    await turn();
    assert.deepEqual([heard, elsewhere], [[pushed], []]);
  });

  it('do not reach those who have ended meanwhile', async () => {
    announceResult('p', result('ended'));
    const heard = listen('p', 'ended');
    ends.pop()?.();
    await turn();
    assert.deepEqual(heard, []);
  });

  it('are forgotten when a thousand others have come', async () => {
    announceResult('p', result('first'));
    announceResult('p', result('second'));
    for (let index = 0; index < 999; index += 1) announceResult('p', result(`later ${index}`));
    const [first, second] = [listen('p', 'first'), listen('p', 'second')];
    await turn();
    assert.deepEqual([first.length, second.length], [0, 1]);
  });
});
