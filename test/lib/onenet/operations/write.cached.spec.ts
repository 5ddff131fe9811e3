import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { faultSentence } from '../../../../lib/contract';
import {
  cachedWrite,
  write,
  type CachedWriteCommand,
  type CachedWriteInput,
} from '../../../../lib/onenet/operations/write';
import { underZone, ZONES } from '../../../support/under-zone';

const NOW = Date.parse('2026-01-31T00:00:00Z');

const INPUT: CachedWriteInput = {
  imei: '869405000000010',
  objId: 3311,
  objInstId: 0,
  mode: 2,
  timeout: 25,
  payload: true,
  resId: 5850,
};

const WHERE = '/nbiot/offline?imei=869405000000010&obj_id=3311&obj_inst_id=0&mode=2&timeout=25';

const TARGETS: readonly (readonly [input: Partial<CachedWriteInput>, rest: string])[] = [
  [{}, '&expired_time=2026-02-01T08:00:00&retry=3&trigger_msg=7'],
  [
    { expires: 3600, validFrom: 60, retry: 0, trigger: 6 },
    '&valid_time=2026-01-31T08:01:00&expired_time=2026-01-31T09:00:00&retry=0&trigger_msg=6',
  ],
  [
    { expires: '7200', validFrom: '', retry: ' 10 ', trigger: '1' },
    '&expired_time=2026-01-31T10:00:00&retry=10&trigger_msg=1',
  ],
  [
    { expires: new Date('2026-06-30T16:00:00Z'), retry: null, trigger: '' },
    '&expired_time=2026-07-01T00:00:00&retry=3&trigger_msg=7',
  ],
  [
    { expires: '2026-12-31T23:59:59-05:00' },
    '&expired_time=2027-01-01T12:59:59&retry=3&trigger_msg=7',
  ],
];

const REFUSED: readonly (readonly [Partial<CachedWriteInput>, pointer: string, problem: RegExp])[] =
  [
    [{ retry: -1 }, '/retry', /^must be from 0 to 10, not -1$/],
    [{ retry: 11 }, '/retry', /^must be from 0 to 10, not 11$/],
    [{ retry: 1.5 }, '/retry', /a whole number, not 1\.5/],
    [{ retry: 'often' }, '/retry', /a whole number, not the text "often"/],
    [{ trigger: 0 }, '/trigger', /^must be from 1 to 7, not 0$/],
    [{ trigger: 8 }, '/trigger', /^must be from 1 to 7, not 8$/],
    [{ trigger: true }, '/trigger', /a whole number, not true/],
    [{ expires: -5 }, '/expires', /later than now/],
    [{ expires: Date.now() }, '/expires', /can only be meant as a time since 1970/],
    [{ validFrom: '2026-01-31T09:00:00' }, '/validFrom', /does not say its zone/],
    [{ expires: 60, validFrom: 90 }, '/expires', /later than validFrom/],
    // Also where the beginning would have passed when the request arrives.
    [{ expires: 1, validFrom: 2 }, '/expires', /later than validFrom/],
    [{ expires: 2, validFrom: 2 }, '/expires', /later than validFrom/],
    [{ imei: '' }, '/imei', /is missing/],
    [{ timeout: 41 }, '/timeout', /from 5 to 40/],
    [{ payload: NaN }, '/data/0/val', /finite/],
  ];

describe('operation cached-write', () => {
  for (const [input, rest] of TARGETS) {
    it(`with ${inspect(input)} asks for ${rest}, in every zone`, () => {
      for (const zone of ZONES) {
        const request = underZone(zone, () => cachedWrite.encode(parse(input), { now: NOW }));
        assert.deepEqual(request, {
          method: 'POST',
          target: WHERE + rest,
          body: '{"data":[{"res_id":5850,"val":true}]}',
          deadline: 15_000,
        });
      }
    });
  }

  for (const [input, pointer, problem] of REFUSED) {
    it(`refuses ${inspect(input)}`, () => {
      const parsed = cachedWrite.parse({ ...INPUT, ...input }, NOW);
      assert.ok(!parsed.ok, inspect(parsed));
      assert.equal(parsed.fault.pointer, pointer);
      assert.match(faultSentence(parsed.fault, 'en-US'), problem);
    });
  }

  it('counts from when it is sent, whatever the clock showed when it was made', () => {
    const command = parse({ expires: 60, validFrom: 30 });
    for (const now of [NOW, NOW + 3_600_000, NOW - 30 * 3_600_000]) {
      const { target } = cachedWrite.encode(command, { now });
      const query = new URLSearchParams(target.split('?')[1]);
      const at = (name: string): number => Date.parse(`${query.get(name) ?? ''}+08:00`);
      assert.deepEqual([at('valid_time'), at('expired_time')], [now + 30_000, now + 60_000]);
    }
  });

  it('keeps an absolute time, and leaves out a beginning that has passed meanwhile', () => {
    const command = parse({
      expires: new Date(NOW + 120_000),
      validFrom: new Date(NOW + 60_000),
    });
    const targetAt = (now: number): string => cachedWrite.encode(command, { now }).target;
    const end = '&expired_time=2026-01-31T08:02:00&retry=3&trigger_msg=7';
    assert.equal(targetAt(NOW), `${WHERE}&valid_time=2026-01-31T08:01:00${end}`);
    assert.equal(targetAt(NOW + 57_999), `${WHERE}&valid_time=2026-01-31T08:01:00${end}`);
    // It would have passed when the request arrives.
    assert.equal(targetAt(NOW + 58_000), WHERE + end);
    assert.equal(targetAt(NOW + 60_000), WHERE + end);
  });

  it('is the instant write in everything but the path and the times', () => {
    const instant = write.parse(INPUT, NOW);
    assert.ok(instant.ok);
    const { target, body } = write.encode(instant.value, { now: NOW });
    const cached = cachedWrite.encode(parse({}), { now: NOW });
    assert.equal(cached.body, body);
    assert.ok(cached.target.startsWith(target.replace('/nbiot?', '/nbiot/offline?')));
  });

  it('shows people what it sends, with times in UTC', () => {
    const shown = { delivery: 'cached', retry: 3, trigger: 7, expires: '2026-02-01T00:00:00.000Z' };
    const instant = write.describe(parse({}).instant);
    const context = { now: NOW };
    assert.deepEqual(cachedWrite.describe(parse({}), context), { ...instant, ...shown });
    assert.deepEqual(cachedWrite.describe(parse({ validFrom: 60 }), context), {
      ...instant,
      ...shown,
      validFrom: '2026-01-31T00:01:00.000Z',
    });
  });

  it('shows no time that counts from a request which has not been sent', () => {
    const { expires, validFrom } = cachedWrite.describe(parse({ validFrom: 60 }));
    assert.deepEqual([expires, validFrom], [undefined, undefined]);
    const absolute = cachedWrite.describe(parse({ expires: new Date(NOW + 60_000) }));
    assert.equal(absolute.expires, '2026-01-31T00:01:00.000Z');
  });

  describe('answer', () => {
    const command = parse({ expires: 3600 });
    const answer = (body: unknown) => cachedWrite.decode(wire(body), command, { now: NOW });

    it('with a uuid is queued, with uuid and expiry', () => {
      const reply = { errno: 0, error: 'succ', data: { uuid: 'u-1' } };
      assert.deepEqual(answer(reply), {
        kind: 'accepted',
        state: 'queued',
        reply,
        httpStatus: 200,
        cached: { uuid: 'u-1', expires: NOW + 3_600_000 },
      });
    });

    for (const data of [undefined, null, {}, { uuid: '' }, { uuid: null }, 'u-1', ['u-1']]) {
      it(`with ${inspect(data)} for data is queued, without a uuid`, () => {
        const outcome = answer({ errno: 0, error: 'succ', data });
        assert.equal(outcome.state, 'queued');
        assert.ok(!('cached' in outcome));
      });
    }

    it('without the command is queued all the same', () => {
      const outcome = cachedWrite.decode(wire({ errno: 0, data: { uuid: 7 } }));
      assert.deepEqual(outcome.cached, { uuid: '7' });
    });

    for (const [errno, error, reason] of [
      [5006, 'system logic limit', 'limit'],
      [13, 'system limit', 'limit'],
      [6, 'invalid parameter: expired_time', 'invalid'],
      [3, 'auth failed', 'unauthorized'],
    ] as const) {
      it(`${errno} ${error} is refused: ${reason}`, () => {
        const outcome = answer({ errno, error });
        assert.ok(outcome.kind === 'refused');
        assert.deepEqual([outcome.state, outcome.reason], ['refused', reason]);
      });
    }

    it('outside the contract is a failure', () => {
      const outcome = cachedWrite.decode({ status: 502, body: '<html>' }, command);
      assert.ok(outcome.kind === 'failed');
      assert.equal(outcome.error.code, 'ONENET_BAD_ANSWER');
    });
  });

  it('names on the wire only times that lie ahead, whatever the clock', () => {
    const inputs = fc.record({
      expires: fc.integer({ min: -10, max: 100_000 }),
      validFrom: fc.option(fc.integer({ min: -10, max: 100_000 }), { nil: undefined }),
      retry: fc.integer({ min: 0, max: 10 }),
      trigger: fc.integer({ min: 1, max: 7 }),
    });
    const clocks = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2099, 0) });
    fc.assert(
      fc.property(inputs, clocks, fc.constantFrom(...ZONES), (input, now, zone) => {
        const target = underZone(zone, () => {
          const parsed = cachedWrite.parse({ ...INPUT, ...input }, now);
          return parsed.ok ? cachedWrite.encode(parsed.value, { now }).target : undefined;
        });
        const { expires, validFrom = 0, retry, trigger } = input;
        assert.equal(target !== undefined, expires > Math.max(0, validFrom));
        const query = new URLSearchParams(target?.split('?')[1]);
        if (target === undefined) return;
        const at = (name: string) => Date.parse(`${query.get(name) ?? ''}+08:00`);
        assert.equal(at('expired_time'), Math.ceil((now + expires * 1000) / 1000) * 1000);
        // A beginning that will have passed when the request arrives is left out.
        assert.equal(query.has('valid_time'), validFrom > 2);
        if (validFrom > 2)
          assert.ok(at('valid_time') > now && at('valid_time') < at('expired_time'));
        assert.equal(query.get('retry'), String(retry));
        assert.equal(query.get('trigger_msg'), String(trigger));
      }),
    );
  });
});

function parse(input: Partial<CachedWriteInput>): CachedWriteCommand {
  const parsed = cachedWrite.parse({ ...INPUT, ...input }, NOW);
  assert.ok(parsed.ok, inspect(parsed));
  return parsed.value;
}

function wire(body: unknown): { status: number; body: string } {
  return { status: 200, body: JSON.stringify(body) };
}
