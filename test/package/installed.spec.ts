import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../package.json';
import { ACCEPTED, canaryFlow, CAUGHT, FAILED, INJECT, WRITE } from '../support/canary-flow';
import { FakePlatform } from '../support/fake-platform';
import type { EventOf } from '../support/node-red-events';
import { NodeRedProcess } from '../support/node-red-process';
import { LANGUAGES, readCatalogue, readText } from '../support/package-files';
import { install, pack, temporaryFolder } from '../support/pack';
import { readTarball } from '../support/read-tarball';
import { skipBecause } from '../support/skip-because';

const module = packageJson.name;
const types = Object.keys(packageJson['node-red'].nodes);
const exampleFolder = join(__dirname, '..', '..', 'examples');
const examples = readdirSync(exampleFolder).map((file) => file.replace(/\.json$/, ''));

/** Looks like a key of the platform, and occurs nowhere else in the world. */
const CANARY = 'zQ7canary=Xk2p0vN4tR8sW1yB6d';

/** Looks like an access key, which is base64, and occurs nowhere else either. */
const ACCESS_CANARY = 'zQ7canary/Xk2p0vN4tR8sW1yB6d+aA4hG9jL1mC3oE5qI=';

describe('installed from the tarball in a real Node-RED', function () {
  this.timeout(240_000);
  const userDir = temporaryFolder();
  let tarball: string;
  let nodeRed: NodeRedProcess | undefined;

  before(async function () {
    tarball = await pack();
    const problem = await install(tarball, userDir.path);
    if (problem !== null && process.env.CI !== undefined) assert.fail(problem);
    if (problem !== null) {
      skipBecause(
        this,
        'the dependencies are not in the cache of npm and the registry is out of reach',
      );
    }
    nodeRed = await NodeRedProcess.start({ userDir: userDir.path });
  });
  after(async () => {
    await nodeRed?.stop();
    userDir.remove();
  });

  const running = (): NodeRedProcess => {
    assert.ok(nodeRed);
    return nodeRed;
  };
  const get = (path: string, headers = {}) => running().admin('GET', path, { headers });

  it('registers and enables each node, in a set of its own', async () => {
    const sets = (await get('/nodes', { accept: 'application/json' })).json() as {
      id: string;
      module: string;
      types: string[];
      enabled: boolean;
      err?: string;
    }[];
    const ours = sets.filter((set) => set.module === module);
    assert.deepEqual(
      ours.map(({ id, types, enabled, err }) => ({ id, types, enabled, err })),
      types.map((type) => ({
        id: `${module}/${type}`,
        types: [type],
        enabled: true,
        err: undefined,
      })),
    );
  });

  for (const type of types) {
    it(`serves the page of ${type} with its dialog`, async () => {
      const { text } = await get(`/nodes/${module}/${type}`, { accept: 'text/html' });
      assert.match(text, new RegExp(`registerType\\("${type}"`));
      assert.match(text, new RegExp(`data-template-name="${type}"`));
    });

    it(`serves the icon of ${type}`, async () => {
      const icon = await get(`/icons/${module}/${type}.svg`);
      assert.equal(icon.status, 200);
      assert.match(icon.contentType, /^image\/svg\+xml/);
      assert.equal(
        icon.text,
        readFileSync(join(__dirname, '..', '..', 'icons', `${type}.svg`), 'utf8'),
      );
    });

    for (const language of LANGUAGES) {
      const help = readText(`nodes/${type}/locales/${language}/${type}.html`);

      it(`serves the catalogue of ${type} in ${language}`, async () => {
        const { text } = await get(`/nodes/${module}/${type}/messages?lng=${language}`);
        const served: unknown = JSON.parse(text);
        assert.deepEqual(served, readCatalogue(type, language));
      });

      it(`serves the help of ${type} in ${language}`, async () => {
        const headers = { accept: 'text/html', 'accept-language': language };
        const { text } = await get(`/nodes/${module}/${type}`, headers);
        assert.match(text, new RegExp(`data-help-name="${type}"`));
        const firstParagraph = /<p>[\s\S]*?<\/p>/.exec(help)?.[0];
        assert.ok(firstParagraph !== undefined);
        assert.ok(text.includes(firstParagraph), firstParagraph);
      });
    }
  }

  it('lists all examples', async () => {
    const listed = (await get(`/library/examples/flows/${module}/`)).json();
    const names = (listed as { fn: string }[]).map(({ fn }) => fn);
    assert.deepEqual(names.sort(), [...examples].sort());
  });

  for (const example of examples) {
    it(`imports and runs the example "${example}" without a complaint`, async () => {
      const path = `/library/examples/flows/${module}/${encodeURIComponent(example)}`;
      const flows = (await get(path)).json() as { type: string; id: string }[];
      const before = running().log.length;
      await running().deploy(flows);
      assert.doesNotMatch(running().log.slice(before), /\[(?:warn|error)\]|missing/i);
      const deployed = (await get('/flows')).json() as { id: string }[];
      assert.deepEqual(deployed.map(({ id }) => id).sort(), flows.map(({ id }) => id).sort());
    });
  }

  it('takes a push that is signed, and no other', async () => {
    const token = 'push-token';
    const nodes = [
      { id: 'pushes', type: 'tab', label: 'pushes' },
      {
        ...{ id: 'in', type: 'onenet-nbiot-in', z: 'pushes', x: 1, y: 1, wires: [['end']] },
        ...{ verify: 'strict', credentials: { token } },
      },
      { id: 'end', type: 'junction', z: 'pushes', x: 2, y: 1, wires: [[]] },
    ];
    await running().deploy(nodes);
    const point =
      '{"type":1,"imei":"869999990000001","ds_id":"3303_0_5700","at":1466133706841,"value":1.0}';
    const push = async (nonce: string): Promise<number> => {
      const signature = createHash('md5').update(`${token}nonce-1${point}`).digest('base64');
      const body = `{"msg":${point},"msg_signature":"${signature}","nonce":"${nonce}"}`;
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${running().url}/onenet`, { method: 'POST', headers, body })).status;
    };
    assert.deepEqual([await push('nonce-2'), await push('nonce-1')], [401, 200]);
    const { msg } = await running().event('send', ({ node }) => node === 'in');
    assert.deepEqual([msg.topic, msg.payload], ['869999990000001/3303/0/5700', 1]);
  });

  it('starts the simulator by the command of the package', async () => {
    const { npm } = (await import('../../scripts/project/project.mjs')) as {
      npm: (args: string[], options: object) => Promise<{ code: number; output: string }>;
    };
    const args = ['exec', '--offline', '--', 'onenet-nbiot-simulator', '--help'];
    const { code, output } = await npm(args, { capture: true, cwd: userDir.path });
    assert.equal(code, 0, output);
    assert.match(output, /onenet-nbiot-simulator \[--port 8080\]/);
  });

  it('writes to the simulator, and the device confirms', async () => {
    const { result } = await press({ host: 'simulator', failuresWired: true });
    assert.equal(result.to, ACCEPTED);
    assert.deepEqual(result.msg.payload, { errno: 0, error: 'succ' });
    assert.equal((result.msg.onenet as { state: string }).state, 'confirmed');
  });

  describe('and a canary for an api-key', () => {
    let platform: FakePlatform;
    before(async () => {
      platform = await FakePlatform.start();
    });
    after(async () => {
      await platform.stop();
    });

    it('reaches the platform, so that the following says something', async () => {
      await press({ host: platform.url, failuresWired: true });
      assert.equal(platform.received[0]?.headers['api-key'], CANARY);
    });

    const answers: [what: string, answer: FakePlatform['answer']][] = [
      [
        'is refused',
        (_request, reply) => {
          reply('{"errno":3,"error":"auth failed"}', 401);
        },
      ],
      [
        'answers HTML',
        (_request, reply) => {
          reply('<html></html>', 502);
        },
      ],
      [
        'redirects',
        (_request, reply) => {
          reply('', 302, { location: '/elsewhere' });
        },
      ],
    ];
    for (const [what, answer] of answers) {
      for (const failuresWired of [true, false]) {
        const route = failuresWired ? 'the second output' : 'Catch';
        it(`leaves by ${route} without it when the platform ${what}`, async () => {
          platform.answer = answer;
          const { result } = await press({ host: platform.url, failuresWired });
          assert.equal(result.to, failuresWired ? FAILED : CAUGHT);
          assert.ok(!result.text.includes(CANARY), result.text);
        });
      }
    }

    describe('and one for an access key', () => {
      const flow = () => ({ host: platform.url, accessKey: ACCESS_CANARY });

      /** The signatures of all tokens that were sent, as they are and as headers carry them. */
      const signatures = (): string[] => {
        const tokens = platform.received.flatMap(({ headers }) => headers.authorization ?? []);
        const signs = tokens.map((token) => new URLSearchParams(token).get('sign') ?? '');
        assert.ok(signs.length > 0 && !signs.includes(''), 'tokens were sent');
        return [...new Set(signs.flatMap((sign) => [sign, encodeURIComponent(sign)]))];
      };

      it('signs a token, and does not go along with it', async () => {
        platform.answer = (_request, reply) => {
          reply('{"errno":0,"error":"succ"}');
        };
        const { result } = await press({ ...flow(), failuresWired: true });
        assert.equal(result.to, ACCEPTED);
        const { headers, target } = platform.received.at(-1) ?? assert.fail('nothing arrived');
        assert.match(headers.authorization ?? '', /^version=2018-10-31&res=products%2F7&et=\d+&/);
        assert.equal(headers['api-key'], undefined);
        assert.ok(!(JSON.stringify(headers) + target).includes(ACCESS_CANARY));
      });

      for (const failuresWired of [true, false]) {
        const route = failuresWired ? 'the second output' : 'Catch';
        it(`leaves by ${route} without it when the platform repeats the request`, async () => {
          platform.answer = ({ headers }, reply) => {
            const token = headers.authorization ?? '';
            const error = `auth failed: ${token} ${decodeURIComponent(token)} ${ACCESS_CANARY}`;
            reply(JSON.stringify({ errno: 3, error }), 401, {
              date: new Date(Date.now() - 86_400_000).toUTCString(),
            });
          };
          const { result } = await press({ ...flow(), failuresWired });
          assert.equal(result.to, failuresWired ? FAILED : CAUGHT);
          assert.match(result.text, /clock of this computer is 24 h ahead/);
          for (const secret of [ACCESS_CANARY, ...signatures()]) {
            assert.ok(!result.text.includes(secret), result.text);
          }
        });
      }

      it('is nowhere, nor is a signature made with it', async () => {
        const seen = [
          ...running().events.map((event) => JSON.stringify(event)),
          running().log,
          (await get('/flows')).text,
          ...[...readTarball(tarball)].map(([, content]) => content.toString()),
        ];
        for (const secret of [ACCESS_CANARY, ...signatures()]) {
          for (const text of seen) assert.ok(!text.includes(secret));
        }
      });
    });

    it('leaves by Catch without it when nobody listens at the host', async () => {
      const { result } = await press({ host: 'http://127.0.0.1:9', failuresWired: false });
      assert.equal(result.msg.errno, -3);
      assert.ok(!result.text.includes(CANARY), result.text);
    });

    it('is in no message, status, log, exported flow or file of the tarball', async () => {
      assert.ok(running().events.length > 20);
      for (const event of running().events) {
        assert.ok(!JSON.stringify(event).includes(CANARY), JSON.stringify(event));
      }
      assert.ok(!running().log.includes(CANARY), running().log);
      assert.ok(!(await get('/flows')).text.includes(CANARY));
      for (const [path, content] of readTarball(tarball)) {
        assert.ok(!content.includes(CANARY), path);
      }
    });
  });

  // In a block of its own, since mocha runs the blocks of a suite after its tests.
  describe('at the end', () => {
    it('stops by itself, with nothing left open', async () => {
      assert.equal(await running().stop(), 0);
    });
  });

  /** Deploys the flow, presses its button, and waits for the message and the end of its way. */
  async function press(flow: {
    host: string;
    accessKey?: string;
    failuresWired: boolean;
  }): Promise<{ result: EventOf<'send'> }> {
    await running().deploy(canaryFlow({ ...flow, apiKey: CANARY }));
    const from = running().events.length;
    await running().inject(INJECT);
    const isResult = ({ to }: EventOf<'send'>): boolean => [ACCEPTED, FAILED, CAUGHT].includes(to);
    const result = await running().event('send', isResult, { from });
    await running().event('complete', ({ node }) => node === WRITE, { from });
    return { result };
  }
});
