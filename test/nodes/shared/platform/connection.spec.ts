import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { pointedSentence } from '../../../../lib/contract';
import {
  explain,
  perform,
  PlatformClock,
  resources,
  write,
  type Operation,
  type Outcome,
} from '../../../../lib/onenet';
import { DEFAULT_IMEIS } from '../../../../lib/simulator';
import {
  createConnection,
  type ConnectionOptions,
  type ConnectionResult,
} from '../../../../nodes/shared/platform/connection';
import type { NodeAPI } from '../../../../nodes/shared/node-red';
import { FakePlatform } from '../../../support/fake-platform';

const KEYS = { apiKey: 'Canary=Wh14v1c', accessKey: 'CanaryAccessKey=' };

/** Node-RED without any nodes. */
const RED = { nodes: { getNode: () => null } } as unknown as NodeAPI;

function connect(
  settings: ConnectionOptions['settings'],
  clock = new PlatformClock(),
  secrets = KEYS,
): ConnectionResult {
  return createConnection(RED, { settings, secrets, clock });
}

/** Carries one command out, and closes the connection. */
async function carryOut<Input, Command>(
  to: ConnectionResult,
  operation: Operation<Input, Command>,
  input: Input,
): Promise<Outcome> {
  assert.ok(to.ok);
  const parsed = operation.parse(input);
  assert.ok(parsed.ok);
  try {
    const { signal } = new AbortController();
    return await perform(to.value.transport, operation, parsed.value, signal);
  } finally {
    await to.value.transport.close();
  }
}

const LAMP = { objId: 3311, objInstId: 0, mode: 2, timeout: 25, payload: { '5850': true } };

describe('createConnection', () => {
  describe('to a platform', () => {
    let platform: FakePlatform;
    beforeEach(async () => {
      platform = await FakePlatform.start();
    });
    afterEach(() => platform.stop());

    const dialects: readonly [dialect: string, version: string, target: string][] = [
      ['classic', '2018-10-31', '/nbiot?imei=86'],
      ['studio', '2020-05-29', '/LwM2M-online?action=write&version=1&imei=86'],
      ['new', '2022-05-01', '/nb-iot?imei=86'],
    ];
    for (const [dialect, version, target] of dialects) {
      it(`speaks ${dialect} with a token`, async () => {
        platform.answer = (_request, reply) => {
          reply(dialect === 'new' ? '{"code":0,"msg":"succ"}' : '{"errno":0,"error":"succ"}');
        };
        const settings = { host: platform.url, dialect, auth: 'token', tokenRes: 'userid/7' };
        const outcome = await carryOut(connect(settings), write, { imei: '86', ...LAMP });
        assert.equal(outcome.state, 'confirmed');
        const request = platform.received[0] ?? assert.fail('nothing arrived');
        assert.ok(request.target.startsWith(target), request.target);
        assert.equal(request.headers['api-key'], undefined);
        const token = Object.fromEntries(new URLSearchParams(request.headers.authorization));
        const key = Buffer.from(KEYS.accessKey, 'base64');
        const signed = [token.et, 'sha256', 'userid/7', version].join('\n');
        assert.deepEqual(token, {
          version,
          res: 'userid/7',
          et: token.et,
          method: 'sha256',
          sign: createHmac('sha256', key).update(signed).digest('base64'),
        });
      });

      it(`speaks ${dialect} with an api-key`, async () => {
        const settings = { host: platform.url, dialect };
        const outcome = await carryOut(connect(settings), write, { imei: '86', ...LAMP });
        assert.equal(outcome.state, 'confirmed');
        const [request] = platform.received;
        assert.deepEqual(
          [request?.headers['api-key'], request?.headers.authorization],
          [KEYS.apiKey, undefined],
        );
      });
    }

    it('learns the time of the platform, and gets in at the second attempt', async () => {
      const ahead = 40 * 3_600_000;
      platform.answer = ({ headers }, reply) => {
        const et = Number(new URLSearchParams(headers.authorization).get('et')) * 1000;
        const date = new Date(Date.now() + ahead);
        const body = et > date.getTime() ? '{"code":0}' : '{"code":10403,"msg":"auth error"}';
        reply(body, 200, { date: date.toUTCString() });
      };
      const clock = new PlatformClock();
      const settings = { host: platform.url, dialect: 'new', auth: 'token', tokenRes: 'userid/7' };
      const outcome = await carryOut(connect(settings, clock), write, { imei: '86', ...LAMP });
      assert.deepEqual([outcome.state, platform.received.length], ['confirmed', 2]);
      assert.ok(Math.abs(clock.offset - ahead) < 2000);
    });

    it('says in the end how far the clock is off', async () => {
      platform.answer = (_request, reply) => {
        const date = new Date(Date.now() - 3 * 3_600_000).toUTCString();
        reply('{"code":10403,"msg":"auth error"}', 401, { date });
      };
      const settings = { host: platform.url, dialect: 'new', auth: 'token', tokenRes: 'userid/7' };
      const outcome = await carryOut(connect(settings), write, { imei: '86', ...LAMP });
      assert.ok(outcome.kind === 'refused');
      assert.equal(outcome.reply.error, 'auth error');
      assert.match(
        explain(outcome, 'en-US').cause,
        /clock of this computer is 3 h ahead of the platform's/,
      );
      assert.deepEqual(outcome.payload, { code: 10403, msg: 'auth error' });
    });

    it('asks only once with an api-key, which knows no time', async () => {
      platform.answer = (_request, reply) => {
        reply('{"errno":3,"error":"auth failed"}', 200, { date: new Date(0).toUTCString() });
      };
      const clock = new PlatformClock();
      const outcome = await carryOut(connect({ host: platform.url }, clock), write, {
        imei: '86',
        ...LAMP,
      });
      assert.ok(outcome.kind === 'refused');
      assert.deepEqual([outcome.reply.error, platform.received.length], ['auth failed', 1]);
    });
  });

  describe('to the built-in simulator', () => {
    for (const dialect of ['auto', 'classic', 'studio', 'new']) {
      for (const auth of ['api-key', 'token']) {
        it(`works in dialect ${dialect} with ${auth}, without any keys`, async () => {
          const settings = { host: 'simulator', dialect, auth };
          const input = { imei: DEFAULT_IMEIS.reachable };
          const none = { apiKey: '', accessKey: '' };
          const ask = () => connect(settings, new PlatformClock(), none);
          const written = await carryOut(ask(), write, { ...input, ...LAMP });
          assert.equal(written.state, 'confirmed', JSON.stringify(written));
          const listed = await carryOut(ask(), resources, input);
          assert.equal(listed.state, 'confirmed', JSON.stringify(listed));
        });
      }
    }

    for (const tokenMethod of ['md5', 'sha1', 'sha256']) {
      it(`takes a token signed with ${tokenMethod} for a resource of one's own`, async () => {
        const settings = { host: 'simulator', auth: 'token', tokenMethod, tokenRes: 'products/77' };
        const input = { imei: DEFAULT_IMEIS.reachable };
        assert.equal((await carryOut(connect(settings), resources, input)).state, 'confirmed');
      });
    }

    for (const settings of [{ auth: 'basic' }, { auth: 'token', tokenVersion: '1' }]) {
      it(`is not in the way with ${JSON.stringify(settings)}, as it needs no sign-in`, async () => {
        const input = { imei: DEFAULT_IMEIS.reachable, ...LAMP };
        const outcome = await carryOut(connect({ host: 'simulator', ...settings }), write, input);
        assert.equal(outcome.state, 'confirmed');
      });
    }

    it('says what is wrong in the settings all the same', () => {
      const found = connect({ host: 'simulator', dialect: 'old' });
      assert.ok(!found.ok);
      assert.deepEqual([found.about, found.fault.rule], ['access', 'dialectSetting']);
    });
  });

  const problems: readonly [settings: ConnectionOptions['settings'], about: string][] = [
    [{ host: 'ftp://x' }, 'host'],
    [{ host: 'a.example', auth: 'token' }, 'access'],
    [{ host: 'a.example', tls: 'gone' }, 'tls'],
    [{ host: 'a.example', proxy: 'gone' }, 'proxy'],
  ];
  for (const [settings, about] of problems) {
    it(`has a problem with ${JSON.stringify(settings)}`, () => {
      const found = connect(settings);
      assert.ok(!found.ok);
      assert.equal(found.about, about);
      assert.doesNotMatch(JSON.stringify(found.fault), /Canary/);
    });
  }

  it('has a problem with certificates that are none', () => {
    const node = { type: 'tls-config', valid: true, addTLSOptions: () => ({ ca: 'no', key: 'x' }) };
    const withNode = { nodes: { getNode: () => node } } as unknown as NodeAPI;
    const options = { secrets: KEYS, clock: new PlatformClock() };
    const found = createConnection(withNode, {
      settings: { host: 'a.example', tls: 't' },
      ...options,
    });
    assert.ok(!found.ok);
    assert.deepEqual(
      [found.about, pointedSentence(found.fault, 'en-US').includes('TLS')],
      ['tls', true],
    );
  });
});
