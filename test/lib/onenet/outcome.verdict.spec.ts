import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DIAGNOSTICS_CHANNEL } from '../../../lib/onenet/diagnostics';
import { decodeVerdict, errorText, looksLikeVerdict } from '../../../lib/onenet/outcome';
import type { WireReply } from '../../../lib/onenet/transport';

const FOLDER = join(__dirname, '../../fixtures/wire');

describe('reply', () => {
  describe('that says no in words', () => {
    for (const [words, status, reason, state] of [
      ['iot.application.deviceNotFound: x', 200, 'not-found', 'refused'],
      ['iot.application.deviceNotFound: x', 500, 'not-found', 'refused'],
      ['iot.wibble: wobble', 200, 'unknown', 'refused'],
      ['iot.wibble: wobble', 403, 'unknown', 'refused'],
      ['TooManyRequests: slow down', 429, 'rate-limited', 'refused'],
      ['iot.wibble: wobble', 503, 'busy', 'refused'],
      ['BAD_GATEWAY: upstream error', 502, 'platform-error', 'unknown'],
      ['iot.wibble: wobble', 500, 'platform-error', 'unknown'],
    ] as const) {
      it(`${words} with HTTP ${status}: ${reason}, ${state}`, () => {
        const outcome = decodeVerdict(
          { status, body: '{}', verdict: { kind: 'words', words, payload: {} } },
          'confirmed',
        );
        assert.ok(outcome.kind === 'failed');
        assert.deepEqual([outcome.reason, outcome.state], [reason, state]);
        assert.equal(outcome.error.message, words);
      });
    }
  });

  describe('from the fixtures', () => {
    const EXPECTED: Readonly<Record<string, object>> = {
      'reply-succ.json': { state: 'confirmed', reply: { errno: 0, error: 'succ' } },
      'reply-succ-as-printed.json': { state: 'confirmed', reply: { errno: 0, error: 'succ' } },
      'reply-unknown-fields.json': {
        state: 'confirmed',
        reply: {
          errno: 0,
          error: 'succ',
          request_id: '5f2c',
          data: {
            uuid: 'f2a7e1c0-1d3b-4b5e-9c55-0d8f7a6b1c2d',
            seq: '9223372036854775807',
            ratio: 1,
            note: null,
          },
        },
      },
      'reply-auth-failed.json': {
        state: 'refused',
        reason: 'unauthorized',
        reply: { errno: 3, error: 'auth failed' },
      },
      'reply-device-not-online.json': {
        state: 'refused',
        reason: 'offline',
        reply: { errno: 10, error: 'device not online: 8029377' },
      },
      'reply-invalid-parameter.json': {
        state: 'refused',
        reason: 'invalid',
        reply: { errno: 6, error: 'invalid parameter: auth_info' },
      },
      'reply-network-latency.json': {
        state: 'refused',
        reason: 'offline',
        reply: { errno: 14, error: 'network latency: network latency or device offline' },
      },
      'reply-time-out.json': {
        state: 'unknown',
        reason: 'timeout',
        reply: { errno: 16, error: 'unsuccess: TIME_OUT null' },
      },
      // Answers of the newer platform mean something only in its own dialect.
      'reply-new-platform-auth.json': { state: 'unknown', code: 'ONENET_BAD_ANSWER' },
      'reply-new-platform-thing-model.json': { state: 'unknown', code: 'ONENET_BAD_ANSWER' },
    };

    it('knows each', () => {
      const files = readdirSync(FOLDER).filter((file) => file.startsWith('reply-'));
      assert.deepEqual(files.sort(), Object.keys(EXPECTED).sort());
    });

    for (const [file, expected] of Object.entries(EXPECTED)) {
      it(`reads ${file}`, () => {
        const text = readFileSync(join(FOLDER, file), 'utf8');
        const { body } = (JSON.parse(text) as { reply: { body: string } }).reply;
        assert.deepEqual(summary({ status: 200, body }), expected);
      });
    }
  });

  for (const status of [200, 201, 400, 401, 404, 429, 500, 503]) {
    it(`takes an errno for the platform's word with HTTP ${status}`, () => {
      const accepted = decodeVerdict({ status, body: '{"errno":0,"error":"succ"}' }, 'confirmed');
      assert.deepEqual(accepted, {
        kind: 'accepted',
        state: 'confirmed',
        reply: { errno: 0, error: 'succ' },
        httpStatus: status,
      });
      const refused = decodeVerdict({ status, body: '{"errno":2001,"error":""}' }, 'confirmed');
      assert.equal(refused.kind, 'refused');
      assert.equal(refused.reason, 'offline');
      assert.equal(refused.httpStatus, status);
    });
  }

  it('takes an errno that is a text of digits for that number, and changes nothing', () => {
    const body = '{"errno":"0","error":"succ","seq":9223372036854775807}';
    const accepted = decodeVerdict({ status: 200, body }, 'confirmed');
    assert.ok(accepted.kind === 'accepted');
    assert.equal(accepted.reply.errno, 0);
    const payload = { errno: '0', error: 'succ', seq: '9223372036854775807' };
    assert.deepEqual(accepted.payload, payload);
    assert.doesNotThrow(() => JSON.stringify(accepted));
    const refused = decodeVerdict({ status: 200, body: '{"errno":"2001"}' }, 'confirmed');
    assert.ok(refused.kind === 'refused');
    assert.deepEqual([refused.reply.errno, refused.reason], [2001, 'offline']);
    assert.deepEqual(refused.payload, { errno: '2001' });
  });

  it('says which rule made the state', () => {
    const events: unknown[] = [];
    const listener = (event: unknown): void => {
      events.push(event);
    };
    subscribe(DIAGNOSTICS_CHANNEL, listener);
    try {
      for (const [status, body] of [
        [200, '{"errno":10,"error":""}'],
        [200, '{"errno":3,"error":"auth failed"}'],
        [200, '{"errno":16,"error":"unsuccess: TIME_OUT null"}'],
        [200, '{"errno":4711,"error":"wibble"}'],
        [503, ''],
      ] as const) {
        decodeVerdict({ status, body }, 'confirmed');
      }
    } finally {
      unsubscribe(DIAGNOSTICS_CHANNEL, listener);
    }
    assert.deepEqual(
      events.map((event) => {
        const { rule, state, reason } = event as Record<string, unknown>;
        return [rule, state, reason];
      }),
      [
        ['number', 'refused', 'offline'],
        ['text', 'refused', 'unauthorized'],
        ['sub-code', 'unknown', 'timeout'],
        ['none', 'unknown', 'unknown'],
        ['http-status', 'refused', 'busy'],
      ],
    );
  });

  it('keeps foreign words on one line of 200 characters', () => {
    const words = `iot.wibble\n\u001b[31m${'x'.repeat(900_000)}`;
    const outcome = decodeVerdict(
      { status: 200, body: '{}', verdict: { kind: 'words', words, payload: {} } },
      'confirmed',
    );
    assert.ok(outcome.kind === 'failed');
    assert.ok(outcome.error.message.length <= 200);
    assert.match(outcome.error.message, /^[\x20-\x7e…]+$/);
  });

  it('calls errno 0 of a cached command queued', () => {
    assert.equal(decodeVerdict({ status: 200, body: '{"errno":0}' }, 'queued').state, 'queued');
  });

  it('keeps when to come again', () => {
    for (const [status, body] of [
      [200, '{"errno":15,"error":"api freq out of limit"}'],
      [429, ''],
      [503, '<html>'],
    ] as const) {
      const outcome = decodeVerdict({ status, body, retryAfter: 7 }, 'confirmed');
      assert.ok(outcome.kind !== 'accepted');
      assert.equal(outcome.retryAfter, 7);
    }
  });

  const OUTSIDE: readonly (readonly [body: string, nature: RegExp])[] = [
    ['', /an empty body/],
    [' \n', /an empty body/],
    ['<!DOCTYPE html><title>Login</title>', /an HTML page/],
    ['  <html>', /an HTML page/],
    ['{"errno":0,"error":"succ"', /JSON that is broken, has no errno/],
    ['{"error":"succ"}', /has no errno/],
    ['{"errno":"x"}', /errno is no whole number/],
    ['{"errno":""}', /errno is no whole number/],
    ['{"errno":"1.5"}', /errno is no whole number/],
    ['{"errno":"12345678901234567890"}', /errno is no whole number/],
    ['{"errno":null}', /errno is no whole number/],
    ['{"errno":0.5}', /errno is no whole number/],
    ['{"errno":9223372036854775807}', /errno is no whole number/],
    ['{"errno":0,"n":1234567890123456789', /broken/],
    ['{"code":0,"msg":"succ"}', /another dialect; choose it under Connection/],
    ['[0]', /has no errno/],
    ['null', /text/],
    ['0', /text/],
    ['"errno"', /text/],
    ['Bad Gateway', /text/],
    ['{"errno":0}{"errno":1}', /broken/],
    ['[1234567890123456789' + '['.repeat(100_000), /broken/],
  ];

  for (const [body, nature] of OUTSIDE) {
    it(`finds no verdict in ${JSON.stringify(body.slice(0, 40))}`, () => {
      const outcome = decodeVerdict({ status: 502, body }, 'confirmed');
      assert.equal(outcome.kind, 'failed');
      const { code, message, httpStatus } = outcome.error;
      assert.deepEqual(
        [outcome.state, outcome.reason, code, httpStatus],
        ['unknown', 'platform-error', 'ONENET_BAD_ANSWER', 502],
      );
      assert.match(message, nature);
      assert.match(message, /^HTTP 502 /);
    });
  }

  for (const [status, reason] of [
    [429, 'rate-limited'],
    [503, 'busy'],
  ] as const) {
    it(`takes HTTP ${status} without a verdict for ${reason}, with nothing written`, () => {
      const outcome = decodeVerdict({ status, body: 'slow down' }, 'confirmed');
      assert.equal(outcome.kind, 'failed');
      assert.deepEqual([outcome.state, outcome.reason], ['refused', reason]);
      assert.match(outcome.error.message, /too much to do and turned the request away$/);
    });
  }

  for (const [body, looks] of [
    ['{"errno":0,"error":"succ"}', true],
    [' {"code" : 10403,"msg":"authentication failed"}', true],
    ['{"requestId":"x","success":false}', true],
    ['<html>"errno":0</html>', false],
    ['{"status":"ok"}', false],
    ['', false],
  ] as const) {
    it(`${looks ? 'sees' : 'does not see'} the looks of a verdict in ${body}`, () => {
      assert.equal(looksLikeVerdict(body), looks);
    });
  }

  it('says that a redirect is not followed, and not where it leads', () => {
    const location = 'https://login.example/?api-key=canary';
    const outcome = decodeVerdict({ status: 302, body: '', location }, 'confirmed');
    assert.equal(outcome.kind, 'failed');
    assert.match(outcome.error.message, /HTTP 302.*not followed/);
    assert.doesNotMatch(outcome.error.message, /login|canary/);
  });

  it('never quotes the body, in which a proxy may have put the key', () => {
    const body = '<p>Bad header api-key: canary</p>';
    const outcome = decodeVerdict({ status: 400, body }, 'confirmed');
    assert.doesNotMatch(JSON.stringify(outcome), /canary/);
  });

  it('keeps a text that is missing, or is none, away from people', () => {
    assert.equal(errorText({ errno: 1, error: 'x' }), 'x');
    for (const body of ['{"errno":1}', '{"errno":1,"error":null}', '{"errno":1,"error":{}}']) {
      const outcome = decodeVerdict({ status: 200, body }, 'confirmed');
      assert.equal(outcome.kind, 'refused');
      assert.equal(errorText(outcome.reply), '');
    }
  });

  it('never throws, whatever comes', () => {
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((text) => `{"errno":1,"x":${text}}`),
    );
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), body, (status, text) => {
        const { state } = decodeVerdict({ status, body: text }, 'confirmed');
        assert.ok(['confirmed', 'refused', 'unknown'].includes(state));
      }),
    );
  });
});

function summary(reply: WireReply): object {
  const outcome = decodeVerdict(reply, 'confirmed');
  switch (outcome.kind) {
    case 'accepted':
      return { state: outcome.state, reply: outcome.reply };
    case 'refused':
      return { state: outcome.state, reason: outcome.reason, reply: outcome.reply };
    case 'failed':
      return { state: outcome.state, code: outcome.error.code };
  }
}
