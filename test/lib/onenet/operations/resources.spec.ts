import { faultSentence } from '../../../../lib/contract';
import assert from 'node:assert/strict';
import { parseHost } from '../../../../lib/contract';
import { apiKeyCredential, createAxiosTransport, perform } from '../../../../lib/onenet';
import { readResourceList, resources } from '../../../../lib/onenet/operations/resources';
import { DEFAULT_IMEIS, startSimulator } from '../../../../lib/simulator';

const ACCEPTED = { errno: 0, error: 'succ' };

describe('operation resources', () => {
  for (const [imei, target] of [
    ['860000000000017', '/nbiot/resources?imei=860000000000017'],
    [860000000000017, '/nbiot/resources?imei=860000000000017'],
    [' a&b=c ', '/nbiot/resources?imei=a%26b%3Dc'],
  ] as const) {
    it(`asks for ${JSON.stringify(imei)}`, () => {
      const parsed = resources.parse({ imei });
      assert.ok(parsed.ok);
      assert.deepEqual(resources.encode(parsed.value, { now: 0 }), {
        method: 'GET',
        target,
        deadline: 10_000,
      });
      assert.deepEqual(resources.describe(parsed.value), { imei: parsed.value.imei });
    });
  }

  for (const [name, imei, problem] of [
    ['nothing', undefined, 'is missing'],
    ['a blank', ' ', 'is missing'],
    ['a boolean', true, /must be a text/],
    ['half a character', '\ud83d', /half a character/],
  ] as const) {
    it(`refuses ${name}`, () => {
      const parsed = resources.parse({ imei });
      assert.ok(!parsed.ok);
      assert.equal(parsed.fault.pointer, '/imei');
      assert.match(faultSentence(parsed.fault, 'en-US'), new RegExp(problem));
    });
  }

  it('takes the errno as verdict', () => {
    const refused = resources.decode({ status: 200, body: '{"errno":3,"error":"auth failed"}' });
    assert.ok(refused.kind === 'refused');
    assert.equal(refused.reason, 'unauthorized');
    const accepted = resources.decode({ status: 200, body: JSON.stringify(ACCEPTED) });
    assert.equal(accepted.kind, 'accepted');
  });

  const lists: readonly [name: string, data: unknown, list: unknown][] = [
    [
      'every Object Instance',
      {
        total_count: 1,
        item: [
          {
            obj_id: 3311,
            instances: [
              { inst_id: 0, resources: [5850, 5851] },
              { inst_id: 1, resources: [] },
            ],
          },
        ],
      },
      [
        { objectId: 3311, objectInstanceId: 0, resources: [5850, 5851] },
        { objectId: 3311, objectInstanceId: 1, resources: [] },
      ],
    ],
    ['nothing, where there is no data', undefined, []],
    ['nothing, where data is no list', { item: 'none' }, []],
    [
      'only what is readable',
      {
        item: [
          null,
          { obj_id: '3311', instances: [{ inst_id: 0, resources: [1] }] },
          { obj_id: 70000, instances: [{ inst_id: 0, resources: [1] }] },
          { obj_id: 3, instances: [{ inst_id: 65535, resources: [1] }, { inst_id: 0 }, 7] },
          { obj_id: 4, instances: [{ inst_id: 0, resources: [1, '2', null, -1] }] },
        ],
      },
      [
        { objectId: 3, objectInstanceId: 0, resources: [] },
        { objectId: 4, objectInstanceId: 0, resources: [1] },
      ],
    ],
  ];
  for (const [name, data, list] of lists) {
    it(`reads ${name}`, () => {
      assert.deepEqual(readResourceList({ ...ACCEPTED, data }), list);
    });
  }

  it('understands what a platform answers', async () => {
    const simulator = await startSimulator();
    const baseUrl = parseHost(simulator.url);
    const credential = apiKeyCredential(simulator.apiKey);
    assert.ok(baseUrl.ok && credential.ok);
    const transport = createAxiosTransport({
      baseUrl: baseUrl.value,
      credential: credential.value,
    });
    try {
      const command = { imei: DEFAULT_IMEIS.asleep };
      const outcome = await perform(transport, resources, command, new AbortController().signal);
      assert.ok(outcome.kind === 'accepted');
      const lamp = readResourceList(outcome.reply).find(({ objectId }) => objectId === 3311);
      assert.ok(lamp?.resources.some((id) => id === 5850));
    } finally {
      await transport.close();
      await simulator.close();
    }
  });
});
