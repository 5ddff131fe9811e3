import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { acquireSimulator } from '../../../lib/simulator';
import helper from 'node-red-node-test-helper';
import configNode from '../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import { loadGuarded, PERMISSIONS, post } from '../../support/admin';
import { FakePlatform } from '../../support/fake-platform';
import { useNodeRed } from '../../support/flow';

const STORED = 'canary-sToReD0v4=';
const TYPED = 'canary-tYpEd1x7=';
/** Access keys are base64. */
const STORED_ACCESS = 'canarySToReDaccess1a2b3c4d5w=';
const TYPED_ACCESS = 'canaryTyPeDaccess1a2b3c4d5w=';
const PATH = '/onenet-nbiot-config/test';

describe('test button of onenet-nbiot-config', () => {
  useNodeRed();
  let platform: FakePlatform;
  let elsewhere: FakePlatform;

  beforeEach(async () => {
    platform = await FakePlatform.start();
    elsewhere = await FakePlatform.start();
    const config = { id: 'platform', type: 'onenet-nbiot-config', host: platform.url };
    const keyless = { id: 'keyless', type: 'onenet-nbiot-config', host: platform.url };
    const signing = { ...config, id: 'signing', auth: 'token', tokenRes: 'products/7' };
    const prefixed = { ...config, id: 'prefixed', host: `${platform.url}/gateway` };
    await loadGuarded([configNode], [config, keyless, signing, prefixed], {
      platform: { apiKey: STORED, accessKey: STORED_ACCESS },
      signing: { apiKey: STORED, accessKey: STORED_ACCESS },
      prefixed: { apiKey: STORED },
    });
  });
  afterEach(async () => {
    await platform.stop();
    await elsewhere.stop();
  });

  /** Asks, and makes sure that no key comes back. */
  const test = async (fields: object): Promise<Record<string, unknown>> => {
    const { status, body, text } = await post(PATH, fields);
    assert.equal(status, 200, text);
    assert.doesNotMatch(text, /canary/);
    return body as Record<string, unknown>;
  };

  it('asks for the resources of the IMEI, and for nothing else', async () => {
    const { code, askedForDevice, authority } = await test({
      id: 'platform',
      host: platform.url,
      imei: '860000000000017',
    });
    assert.deepEqual([code, askedForDevice, authority], ['ok', true, platform.url.slice(7)]);
    assert.deepEqual(
      platform.received.map(({ method, target, body }) => [method, target, body]),
      [['GET', '/nbiot/resources?imei=860000000000017', '']],
    );
  });

  it('answers with the list of the resources where a dialog asks for it', async () => {
    const question = { id: 'platform', host: platform.url, imei: '860000000000017' };
    platform.answer = (_request, reply) => {
      const item = [{ obj_id: 3311, instances: [{ inst_id: 0, resources: [5850, 5851] }] }];
      reply(JSON.stringify({ errno: 0, error: 'succ', data: { item } }));
    };
    const { code, instances } = await test({ ...question, list: true });
    const lamp = { objectId: 3311, objectInstanceId: 0, resources: [5850, 5851] };
    assert.deepEqual([code, instances], ['ok', [lamp]]);
    const { instances: none } = await test(question);
    assert.equal(none, undefined);
  });

  it('asks for a device that nobody has where none is named', async () => {
    const { askedForDevice } = await test({ id: 'platform', host: platform.url });
    assert.equal(askedForDevice, false);
    assert.equal(platform.received[0]?.target, '/nbiot/resources?imei=000000000000000');
  });

  it('uses the key that was typed, and otherwise the stored one', async () => {
    await test({ id: 'platform', host: platform.url, apiKey: TYPED });
    await test({ id: 'platform', host: `${platform.url}/` });
    assert.deepEqual(
      platform.received.map(({ headers }) => headers['api-key']),
      [TYPED, STORED],
    );
  });

  it('never sends the stored key to another server', async () => {
    assert.deepEqual(await test({ id: 'platform', host: elsewhere.url }), {
      code: 'key-retype',
    });
    assert.deepEqual(await test({ id: 'platform', host: platform.url.replace('http', 'https') }), {
      code: 'key-retype',
    });
    assert.equal(elsewhere.received.length + platform.received.length, 0);
    assert.equal((await test({ host: elsewhere.url, apiKey: TYPED })).code, 'ok');
    assert.equal(elsewhere.received[0]?.headers['api-key'], TYPED);
  });

  it('never sends the stored key in another way than the node does', async () => {
    const { url } = platform;
    for (const other of [
      { id: 'platform', host: `${url}/other` },
      { id: 'prefixed', host: url },
      { id: 'prefixed', host: `${url}/gateway2` },
      { id: 'platform', host: url, auth: 'token', tokenRes: 'products/7' },
      { id: 'signing', host: url },
      { id: 'signing', host: url, auth: 'token', tokenRes: 'products/8' },
    ]) {
      assert.deepEqual(await test(other), { code: 'key-retype' }, JSON.stringify(other));
    }
    assert.equal(platform.received.length, 0);
    assert.equal((await test({ id: 'prefixed', host: `${url}/gateway/` })).code, 'ok');
    assert.equal(platform.received[0]?.headers['api-key'], STORED);
  });

  it('takes no server of that name for the simulator that a stored key is for', async () => {
    await helper.unload();
    const config = { id: 'built-in', type: 'onenet-nbiot-config', host: 'simulator' };
    await loadGuarded([configNode], [config], { 'built-in': { apiKey: STORED } });
    for (const host of ['https://simulator', 'simulator:443', 'https://SIMULATOR/']) {
      assert.deepEqual(await test({ id: 'built-in', host }), { code: 'key-retype' });
    }
  });

  describe('with a token', () => {
    const TOKEN = { auth: 'token', tokenRes: 'products/7' };

    /** Whose access key signed the latest request. */
    const signer = (): string | undefined => {
      const { headers } = platform.received.at(-1) ?? assert.fail('nothing was asked');
      assert.equal(headers['api-key'], undefined);
      const token = new URLSearchParams(headers.authorization);
      const claims = ['et', 'method', 'res', 'version'].map((name) => token.get(name));
      return [STORED_ACCESS, TYPED_ACCESS].find((key) => {
        const hmac = createHmac(claims[1] ?? '', Buffer.from(key, 'base64'));
        return hmac.update(claims.join('\n')).digest('base64') === token.get('sign');
      });
    };

    it('signs with the access key that was typed, and otherwise with the stored one', async () => {
      const fields = { ...TOKEN, id: 'signing', host: platform.url };
      assert.equal((await test({ ...fields, accessKey: TYPED_ACCESS })).code, 'ok');
      assert.equal(signer(), TYPED_ACCESS);
      assert.equal((await test({ ...fields, apiKey: TYPED })).code, 'ok');
      assert.equal(signer(), STORED_ACCESS);
    });

    it('never signs for another server, or on another way, with the stored key', async () => {
      const fields = { ...TOKEN, id: 'signing', host: platform.url };
      for (const other of [{ host: elsewhere.url }, { tls: 'other' }, { proxy: 'other' }]) {
        assert.deepEqual(await test({ ...fields, ...other }), { code: 'key-retype' });
      }
      assert.equal(elsewhere.received.length + platform.received.length, 0);
      // What the editor has where no node is chosen.
      const none = { tls: '_ADD_', proxy: '' };
      assert.equal((await test({ ...fields, ...none })).code, 'ok');
    });

    for (const [dialect, target] of [
      ['classic', '/nbiot/resources?imei=1'],
      ['studio', '/LwM2M-online?action=resources&version=1&imei=1'],
      ['new', '/nb-iot/resources?imei=1'],
    ] as const) {
      it(`asks in the dialect ${dialect}`, async () => {
        const { code } = await test({
          ...{ ...TOKEN, id: 'signing', host: platform.url, dialect, imei: '1' },
        });
        assert.deepEqual([code, platform.received[0]?.target], ['ok', target]);
      });

      it(`works with the simulator in the dialect ${dialect}, without a key`, async () => {
        for (const auth of ['token', 'api-key']) {
          const { code } = await test({ host: 'simulator', auth, dialect });
          assert.equal(code, 'ok');
        }
      });
    }

    const refusals: readonly [dialect: string, body: string, code: string][] = [
      ['classic', '{"errno":3,"error":"auth failed"}', 'token-refused'],
      ['new', '{"code":10403,"msg":"auth error"}', 'token-refused'],
      ['studio', '{"code":"iot.common.authFailed","success":false}', 'token-refused'],
      ['new', '{"code":10410,"msg":"device not exist"}', 'imei-unknown'],
      ['studio', '{"code":"iot.lwm2m.deviceNotFound","success":false}', 'imei-unknown'],
      ['studio', '{"code":"iot.odd","msg":"no","success":false}', 'says'],
      ['studio', '{"code":"iot.common.apiRateLimit","success":false}', 'load'],
      ['new', '{"ok":true}', 'not-onenet'],
    ];
    for (const [dialect, body, code] of refusals) {
      it(`understands ${body}`, async () => {
        platform.answer = (_request, reply) => {
          reply(body);
        };
        const fields = { ...TOKEN, id: 'signing', host: platform.url, dialect };
        assert.equal((await test(fields)).code, code);
      });
    }

    it('passes on what a server says, without key and signature', async () => {
      platform.answer = ({ headers }, reply) => {
        const token = String(headers.authorization);
        const said = `${token} ${decodeURIComponent(token)} ${STORED_ACCESS}`;
        reply(JSON.stringify({ errno: 6, error: said.slice(said.indexOf('sign=')) }));
      };
      const { says } = await test({ ...TOKEN, id: 'signing', host: platform.url });
      const token = new URLSearchParams(platform.received[0]?.headers.authorization);
      const sign = token.get('sign') ?? assert.fail('no token');
      assert.match(String(says), /^sign=\*\*\* version=/);
      assert.ok(!String(says).includes(sign) && !String(says).includes(encodeURIComponent(sign)));
    });
  });

  const silent: readonly [name: string, fields: object, code: string][] = [
    ['no access key', { auth: 'token', tokenRes: 'a', host: 'https://a.example' }, 'key-missing'],
    [
      'an access key that none is',
      { auth: 'token', tokenRes: 'a', host: 'a.example', accessKey: 'A' },
      'key-odd',
    ],
    [
      'a token for nothing',
      { auth: 'token', host: 'a.example', accessKey: TYPED_ACCESS },
      'res-missing',
    ],
    ['a TLS node that does not run', { host: 'a.example', apiKey: 'k', tls: 'new' }, 'tls'],
    ['a proxy node that does not run', { host: 'a.example', apiKey: 'k', proxy: 'new' }, 'proxy'],
    [
      'a resource from the environment',
      { auth: 'token', tokenRes: '${RES}', host: 'a.example', accessKey: TYPED_ACCESS },
      'environment-unset RES',
    ],
    ['no key at all', { id: 'unknown', host: 'https://api.heclouds.com' }, 'key-missing'],
    ['a node without a key', { id: 'keyless', host: 'https://api.heclouds.com' }, 'key-missing'],
    ['a key that none is', { host: 'https://api.heclouds.com', apiKey: '键' }, 'key-odd'],
    ['a host that none is', { host: 'ftp://x', apiKey: 'k' }, 'host'],
    ['a host from the environment', { host: '${HOST}', apiKey: 'k' }, 'environment-unset HOST'],
    [
      'a key from the environment',
      { host: 'example.com', apiKey: '${KEY}' },
      'environment-unset KEY',
    ],
    ['a key of two variables', { host: 'a.example', apiKey: '${PATH}${B}' }, 'environment-unset B'],
    ['a key that is known at run time', { host: 'a.example', apiKey: '${PATH}' }, 'environment'],
    [
      'an IMEI from the environment',
      { host: 'a.example', apiKey: 'k', imei: '${X}' },
      'environment',
    ],
    [
      'a token in the place of a key',
      { host: 'a.example', apiKey: 'version=2018-10-31&res=products%2F1&et=1&method=md5&sign=a' },
      'key-is-token',
    ],
  ];
  for (const [name, fields, code] of silent) {
    it(`sends nothing with ${name}`, async () => {
      const [word = '', says] = code.split(' ');
      const expected = says === undefined ? { code: word } : { code: word, says };
      assert.deepEqual(await test(fields), expected);
    });
  }

  const answers: readonly [body: string, status: number, headers: object, code: string][] = [
    ['{"errno":3,"error":"auth failed"}', 200, {}, 'key-or-imei'],
    ['<html>login</html>', 200, {}, 'not-onenet'],
    ['', 301, { location: 'https://elsewhere.example/' }, 'redirect'],
  ];
  for (const [body, status, headers, code] of answers) {
    it(`understands HTTP ${status} ${body}`, async () => {
      platform.answer = (_request, reply) => {
        reply(body, status, headers as Record<string, string>);
      };
      assert.equal((await test({ id: 'platform', host: platform.url })).code, code);
    });
  }

  it('passes on what a server says, without the key', async () => {
    platform.answer = ({ headers }, reply) => {
      reply(JSON.stringify({ errno: 6, error: `bad: ${String(headers['api-key'])}!` }));
    };
    const { says } = await test({ id: 'platform', host: platform.url });
    assert.match(String(says), /^bad: .+!$/);
  });

  for (const [minutes, expected] of [
    [-4, undefined],
    [4, undefined],
    [-6, -360],
    [60, 3600],
  ] as const) {
    it(`sees a clock that is ${minutes} minutes ahead`, async () => {
      platform.answer = (_request, reply) => {
        const date = new Date(Date.now() - minutes * 60_000).toUTCString();
        reply('{"errno":0,"error":"succ"}', 200, { date });
      };
      const { clockAhead } = await test({ id: 'platform', host: platform.url });
      if (expected === undefined) assert.equal(clockAhead, undefined);
      else assert.ok(Math.abs(Number(clockAhead) - expected) <= 2, String(clockAhead));
    });
  }

  it('sees that nothing listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const { code } = await test({ host: `http://127.0.0.1:${port}`, apiKey: TYPED });
    assert.equal(code, 'refused');
  });

  it('sees that a server speaks no TLS', async () => {
    const { port } = new URL(platform.url);
    const { code } = await test({ host: `https://127.0.0.1:${port}`, apiKey: TYPED });
    assert.equal(code, 'no-tls');
  });

  it('works with the built-in simulator, without a key', async () => {
    assert.deepEqual(await test({ id: 'platform', host: ' Simulator ' }), {
      code: 'ok',
      authority: 'simulator',
      askedForDevice: false,
      simulator: true,
    });
  });

  for (const auth of ['api-key', 'token']) {
    for (const dialect of ['classic', 'studio', 'new']) {
      it(`blames no key on the simulator: ${auth}, ${dialect}`, async () => {
        const { code, simulator } = await test({ host: 'simulator', auth, dialect, imei: '1' });
        assert.deepEqual([code, simulator], ['imei-unknown', true]);
      });
    }
  }

  it('says where the devices of the simulator are, if they are still there afterwards', async () => {
    const simulator = await acquireSimulator({ port: 0 });
    assert.equal((await test({ host: 'simulator' })).page, simulator.url);
    await simulator.release();
    assert.equal((await test({ host: 'simulator' })).page, undefined);
  });

  it('lets one test run at a time, and sixty a minute', async () => {
    const held: (() => void)[] = [];
    platform.answer = (_request, reply) => {
      held.push(() => {
        reply('{"errno":0,"error":"succ"}');
      });
    };
    const first = test({ id: 'platform', host: platform.url });
    await platform.requests(1);
    assert.deepEqual(await test({ id: 'platform', host: platform.url }), { code: 'running' });
    held[0]?.();
    assert.equal((await first).code, 'ok');
    for (let count = 1; count < 60; count += 1) await test({ host: 'ftp://x', apiKey: 'k' });
    assert.deepEqual(await test({ host: 'ftp://x', apiKey: 'k' }), { code: 'too-often' });
  });

  it('is only for people who may change our nodes', async () => {
    PERMISSIONS.delete('onenet-nbiot.write');
    const { status } = await post(PATH, { id: 'platform', host: platform.url });
    assert.deepEqual([status, platform.received.length], [401, 0]);
  });

  it('takes neither forms nor floods nor anything but an object', async () => {
    const form = await post(PATH, `id=platform&host=${platform.url}`, FORM);
    const flood = await post(PATH, { host: 'x'.repeat(5000) });
    const list = await post(PATH, '[1]');
    assert.deepEqual([form.status, flood.status, list.status], [415, 413, 400]);
    assert.equal(platform.received.length, 0);
  });
});

const FORM = 'application/x-www-form-urlencoded';
