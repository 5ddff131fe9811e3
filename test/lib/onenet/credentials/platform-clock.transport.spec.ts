import assert from 'node:assert/strict';
import { explain, PlatformClock, withPlatformClock, type Transport } from '../../../../lib/onenet';
import { decodeVerdict } from '../../../../lib/onenet/outcome';
import type { WireReply, WireRequest } from '../../../../lib/onenet/transport';

const REQUEST: WireRequest = { method: 'POST', target: '/nbiot?imei=1', deadline: 1000 };
const OPTIONS = { signal: new AbortController().signal };
const HOUR = 3_600_000;
const OK = '{"errno":0,"error":"succ"}';
const NO = '{"errno":3,"error":"auth failed","id":1}';

/** Gives these answers in turn, by a clock that is so many milliseconds ahead. */
function answering(ahead: number | undefined, ...answers: (string | Partial<WireReply>)[]) {
  const clock = new PlatformClock();
  let calls = 0;
  let isClosed = false;
  const transport = (() => {
    const answer = answers[calls] ?? assert.fail('asked too often');
    calls += 1;
    const date = ahead === undefined ? {} : { date: Date.now() + ahead };
    const given = typeof answer === 'string' ? { body: answer } : answer;
    return Promise.resolve({ status: 200, body: '', ...date, ...given });
  }) as unknown as Transport;
  transport.close = () => {
    isClosed = true;
    return Promise.resolve();
  };
  const aware = withPlatformClock(transport, clock, true);
  return {
    clock,
    ask: () => aware(REQUEST, OPTIONS),
    calls: () => calls,
    close: async () => {
      await aware.close();
      return isClosed;
    },
  };
}

describe('withPlatformClock', () => {
  it('passes answers on as they are while the clocks agree', async () => {
    const { ask, calls, clock } = answering(500, OK, NO);
    assert.equal((await ask()).body, OK);
    assert.equal((await ask()).body, NO);
    assert.deepEqual([calls(), clock.offset], [2, 0]);
  });

  it('passes answers on that tell no time', async () => {
    const { ask, calls } = answering(undefined, NO);
    assert.equal((await ask()).body, NO);
    assert.equal(calls(), 1);
  });

  it('learns the time from an answer, and asks only once for what was accepted', async () => {
    const { ask, calls, clock } = answering(-5 * HOUR, OK);
    assert.equal((await ask()).body, OK);
    assert.equal(calls(), 1);
    assert.ok(Math.abs(clock.offset + 5 * HOUR) < 2000);
  });

  it('asks once more when a refusal brings news of the time', async () => {
    const { ask, calls } = answering(30 * HOUR, NO, OK, NO);
    assert.equal((await ask()).body, OK);
    assert.equal(calls(), 2);
    await ask();
    assert.equal(calls(), 3, 'the time is no news any more');
  });

  it('asks once more for each that was refused while the news came in', async () => {
    const { ask, calls } = answering(30 * HOUR, NO, NO, OK, OK);
    const both = await Promise.all([ask(), ask()]);
    assert.deepEqual(
      both.map(({ body }) => body),
      [OK, OK],
    );
    assert.equal(calls(), 4);
  });

  it('does not ask again for a refusal of another kind', async () => {
    const offline = '{"errno":2001,"error":"device not online"}';
    const { ask, calls } = answering(30 * HOUR, offline);
    assert.equal((await ask()).body, offline);
    assert.equal(calls(), 1);
  });

  for (const [ahead, english, chinese] of [
    [3 * HOUR, "3 h behind the platform's", '慢 3 小时'],
    [-3 * HOUR, "3 h ahead of the platform's", '快 3 小时'],
    [-45_000, "45 s ahead of the platform's", '快 45 秒'],
    [20 * 60_000, "20 min behind the platform's", '慢 20 分钟'],
    [800 * 24 * HOUR, "800 days behind the platform's", '慢 800 天'],
  ] as const) {
    it(`says with a refusal that the clock is ${english}`, async () => {
      const { ask } = answering(ahead, NO, NO);
      const outcome = decodeVerdict(await ask(), 'confirmed');
      assert.ok(outcome.kind === 'refused');
      assert.deepEqual(outcome.reply, JSON.parse(NO), 'the answer itself is not changed');
      assert.equal(outcome.reason, 'unauthorized');
      assert.ok(
        explain(outcome, 'en-US').cause.endsWith(`The clock of this computer is ${english}.`),
      );
      assert.ok(explain(outcome, 'zh-CN').cause.endsWith(`本机时钟比平台${chinese}。`));
    });
  }

  it('says it with an answer that was translated as well', async () => {
    for (const verdict of [
      { kind: 'words', words: 'iot.common.authFailed: no', payload: {} },
      { kind: 'number', reply: { errno: 10403, error: 'auth error' }, payload: { code: 10403 } },
    ] as const) {
      const translated = { body: '{}', verdict };
      const { ask, calls } = answering(3 * HOUR, translated, translated);
      const outcome = decodeVerdict(await ask(), 'confirmed');
      assert.ok(Math.abs((outcome.clockOffset ?? 0) - 3 * HOUR) < 2000);
      assert.equal(outcome.payload, verdict.payload);
      assert.equal(calls(), 2);
    }
  });

  it('says nothing of a clock that is right', async () => {
    const { ask } = answering(0, NO);
    assert.equal(decodeVerdict(await ask(), 'confirmed').clockOffset, undefined);
  });

  it('believes no time over plain http that is far from its own', async () => {
    const clock = new PlatformClock();
    const transport = Object.assign(
      () => Promise.resolve({ status: 200, body: NO, date: Date.now() + 30 * 24 * HOUR }),
      { close: () => Promise.resolve() },
    );
    await withPlatformClock(transport, clock, false)(REQUEST, OPTIONS);
    assert.equal(clock.offset, 0);
    await withPlatformClock(transport, clock, true)(REQUEST, OPTIONS);
    assert.ok(clock.offset > 29 * 24 * HOUR);
  });

  it('closes what it stands on', async () => {
    assert.equal(await answering(0).close(), true);
  });
});
