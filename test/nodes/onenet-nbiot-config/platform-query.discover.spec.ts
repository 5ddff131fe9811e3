import assert from 'node:assert/strict';

import { DISCOVERY_LIMIT, type DiscoveryAnswer } from '../../../lib/contract';
import configNode from '../../../nodes/onenet-nbiot-config/onenet-nbiot-config';
import { loadGuarded, PERMISSIONS, post } from '../../support/admin';
import { FakePlatform } from '../../support/fake-platform';
import helper from 'node-red-node-test-helper';
import writeNode from '../../../nodes/onenet-nbiot-write/onenet-nbiot-write';
import { API_KEY, pass, useNodeRed, type RunningNode } from '../../support/flow';

const LAMP = '860000000000017';
const ACCESS_KEY = 'canaryAccess1a2b3c4d5w==';
/** To the same device as the questions. */
const WRITE = {
  ...{ id: 'write', type: 'onenet-nbiot-write', platform: 'platform', imei: LAMP },
  ...{ objId: '3311', resId: '5850', wires: [[], ['sink']] },
};
const LIST = {
  errno: 0,
  error: 'succ',
  data: {
    total_count: 1,
    item: [{ obj_id: 3311, instances: [{ inst_id: 0, resources: [5850] }] }],
  },
};

describe('discovery by onenet-nbiot-config', () => {
  useNodeRed();
  let platform: FakePlatform;

  beforeEach(async () => {
    platform = await FakePlatform.start();
    platform.answer = (_request, reply) => {
      reply(JSON.stringify(LIST));
    };
    const node = (id: string, host: string, access = {}) => {
      return { id, type: 'onenet-nbiot-config', host, ...access };
    };
    const token = { auth: 'token', tokenRes: 'userid/7' };
    const flow = [
      node('platform', platform.url),
      node('keyless', platform.url),
      node('built-in', 'simulator'),
      node('built-in-studio', 'simulator', { auth: 'token', dialect: 'studio' }),
      node('built-in-new', 'simulator', { auth: 'token', dialect: 'new' }),
      node('studio-1', platform.url, { ...token, dialect: 'studio' }),
      node('new-1', platform.url, { ...token, dialect: 'new' }),
    ];
    await loadGuarded([configNode, writeNode], [...flow, WRITE], {
      platform: { apiKey: API_KEY },
      'studio-1': { accessKey: ACCESS_KEY },
      'new-1': { accessKey: ACCESS_KEY },
    });
  });
  afterEach(() => platform.stop());

  const discover = async (id: string, imei: unknown = LAMP): Promise<object> => {
    const { status, body, text } = await post(`/onenet-nbiot-config/${id}/resources`, { imei });
    assert.equal(status, 200, text);
    assert.doesNotMatch(text, /canary/);
    return body as object;
  };

  it('tells what the device has', async () => {
    assert.deepEqual(await discover('platform'), {
      code: 'ok',
      authority: platform.url.slice(7),
      instances: [{ objectId: 3311, objectInstanceId: 0, resources: [5850] }],
    });
    assert.deepEqual(
      platform.received.map(({ method, target }) => [method, target]),
      [['GET', `/nbiot/resources?imei=${LAMP}`]],
    );
  });

  for (const [id, target, answer] of [
    ['studio-1', `/LwM2M-online?action=resources&version=1&imei=${LAMP}`, LIST],
    ['new-1', `/nb-iot/resources?imei=${LAMP}`, { code: 0, msg: 'succ', data: LIST.data }],
  ] as const) {
    it(`asks the platform ${id} with a token`, async () => {
      platform.answer = (_request, reply) => {
        reply(JSON.stringify(answer));
      };
      const { instances } = (await discover(id)) as { instances?: unknown };
      assert.deepEqual(instances, [{ objectId: 3311, objectInstanceId: 0, resources: [5850] }]);
      const [request] = platform.received;
      assert.equal(request?.target, target);
      assert.match(request.headers.authorization ?? '', /&res=userid%2F7&/);
    });
  }

  for (const id of ['built-in', 'built-in-studio', 'built-in-new']) {
    it(`works with the ${id} simulator`, async () => {
      const { code, instances } = (await discover(id)) as {
        code: string;
        instances: { objectId: number }[];
      };
      assert.equal(code, 'ok');
      assert.ok(instances.some(({ objectId }) => objectId === 3311));
    });

    it(`blames the IMEI and no key on the ${id} simulator`, async () => {
      const { code, simulator } = (await discover(id, '123')) as Record<string, unknown>;
      assert.deepEqual([code, simulator], ['imei-unknown', true]);
    });
  }

  it('lists as many Resources as a dialog can draw, and counts the others', async () => {
    const resources = Array.from({ length: 30_000 }, (_, id) => id);
    platform.answer = (_request, reply) => {
      const instances = [0, 1].map((id) => ({ inst_id: id, resources }));
      const item = [{ obj_id: 3300, instances }];
      reply(JSON.stringify({ errno: 0, error: 'succ', data: { total_count: 1, item } }));
    };
    const { instances, more } = (await discover('platform')) as DiscoveryAnswer;
    assert.deepEqual(instances, [
      { objectId: 3300, objectInstanceId: 0, resources: resources.slice(0, DISCOVERY_LIMIT) },
    ]);
    assert.equal(more, 60_000 - DISCOVERY_LIMIT);
  });

  const silent: readonly [name: string, id: string, imei: unknown, code: string][] = [
    ['a platform that is not deployed', 'unknown', LAMP, 'not-deployed'],
    ['a platform without a key', 'keyless', LAMP, 'config'],
    ['no IMEI', 'platform', ' ', 'imei-missing'],
    ['an IMEI that is none', 'platform', { a: 1 }, 'imei-missing'],
    ['an IMEI from the environment', 'platform', '${IMEI}', 'environment'],
  ];
  for (const [name, id, imei, code] of silent) {
    it(`asks nothing for ${name}`, async () => {
      assert.deepEqual(await discover(id, imei), { code });
      assert.equal(platform.received.length, 0);
    });
  }

  it('does not wait for a command that is under way to the same device', async () => {
    const write = helper.getNode('write') as unknown as RunningNode;
    const list = platform.answer;
    platform.answer = (request, reply) => {
      if (request.method === 'GET') list(request, reply);
    };
    const left = pass(write, { payload: true });
    await platform.requests(1);
    const { code } = (await discover('platform')) as { code: string };
    assert.equal(code, 'ok');
    await write.close();
    assert.equal((await left).msg.errno, -9);
  });

  it('says why there is no list', async () => {
    platform.answer = (_request, reply) => {
      reply('{"errno":3,"error":"auth failed"}');
    };
    assert.deepEqual(await discover('platform'), {
      code: 'key-or-imei',
      errno: 3,
      authority: platform.url.slice(7),
    });
  });

  it('blames the token where there is one', async () => {
    platform.answer = (_request, reply) => {
      reply('{"errno":3,"error":"auth failed"}');
    };
    assert.equal(((await discover('studio-1')) as { code: string }).code, 'token-refused');
  });

  it('is only for people who may change our nodes', async () => {
    PERMISSIONS.delete('onenet-nbiot.write');
    const { status } = await post('/onenet-nbiot-config/platform/resources', { imei: LAMP });
    assert.deepEqual([status, platform.received.length], [401, 0]);
  });
});
