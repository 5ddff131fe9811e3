import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../package.json';
import { ACCEPTED, canaryFlow, FAILED, INJECT } from '../support/canary-flow';
import { NodeRedProcess } from '../support/node-red-process';
import { LANGUAGES, readCatalogue } from '../support/package-files';
import { pack, temporaryFolder } from '../support/pack';
import { preferCache, upload } from './support/palette';
import { RELEASES, runtimeOr, type Runtime } from './support/release';

const module = packageJson.name;
const types = Object.keys(packageJson['node-red'].nodes);
const root = join(__dirname, '..', '..');
const inSource = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

interface NodeSet {
  readonly id: string;
  readonly module: string;
  readonly types: readonly string[];
  readonly enabled: boolean;
  readonly err?: string;
}

for (const release of RELEASES) {
  describe(`installed through the palette of Node-RED ${release}`, function () {
    this.timeout(240_000);
    const userDir = temporaryFolder();
    let nodeRed: NodeRedProcess;

    before(async function () {
      const runtime: Runtime = await runtimeOr(this, release);
      const tarball = await pack();
      preferCache(userDir.path);
      nodeRed = await NodeRedProcess.start({ ...runtime, userDir: userDir.path });
      const { status, text } = await upload(nodeRed, tarball);
      assert.equal(status, 200, `${text}\n${nodeRed.log}`);
    });
    // Where the suite is skipped there is nothing to stop.
    after(async () => {
      await (nodeRed as NodeRedProcess | undefined)?.stop();
      userDir.remove();
    });

    const get = (path: string, headers = {}) => nodeRed.admin('GET', path, { headers });
    const sets = async (): Promise<NodeSet[]> => {
      const all = (await get('/nodes', { accept: 'application/json' })).json() as NodeSet[];
      return all.filter((set) => set.module === module);
    };
    const examples = () => get(`/library/examples/flows/${module}/`);

    it('is the release that it says', async () => {
      const settings = (await get('/settings')).json() as { version: string };
      assert.ok(settings.version.startsWith(`${release}.`), settings.version);
    });

    it('registers and enables each node without a restart', async () => {
      assert.deepEqual(
        (await sets()).map(({ id, types, enabled, err }) => ({ id, types, enabled, err })),
        types.map((type) => ({
          id: `${module}/${type}`,
          types: [type],
          enabled: true,
          err: undefined,
        })),
      );
    });

    it('serves the icons', async () => {
      for (const type of types) {
        const icon = await get(`/icons/${module}/${type}.svg`);
        assert.match(icon.contentType, /^image\/svg\+xml/);
        assert.equal(icon.text, inSource('icons', `${type}.svg`));
      }
    });

    for (const language of LANGUAGES) {
      it(`serves the catalogues and the help in ${language}`, async () => {
        for (const type of types) {
          const path = `/nodes/${module}/${type}`;
          const locale = ['nodes', type, 'locales', language] as const;
          const catalogue = (await get(`${path}/messages?lng=${language}`)).json();
          assert.deepEqual(catalogue, readCatalogue(type, language));
          const page = await get(path, { accept: 'text/html', 'accept-language': language });
          const intro = /<p>[\s\S]*?<\/p>/.exec(inSource(...locale, `${type}.html`))?.[0];
          assert.ok(intro !== undefined && page.text.includes(intro), intro);
        }
      });
    }

    it('serves what the dialogs load', async () => {
      const paths = readdirSync(join(root, 'resources'));
      assert.ok(paths.length > 0);
      for (const path of paths) {
        const { status, text } = await get(`/resources/${module}/${path}`);
        assert.equal(status, 200, path);
        assert.equal(text, inSource('resources', path));
      }
    });

    it('lists the examples', async () => {
      const names = ((await examples()).json() as { fn: string }[]).map(({ fn }) => fn);
      const inFolder = readdirSync(join(root, 'examples')).map((file) => file.slice(0, -5));
      assert.deepEqual(names.sort(), inFolder.sort());
    });

    it('writes to the simulator, and the device confirms', async () => {
      await nodeRed.deploy(canaryFlow({ host: 'simulator', apiKey: '', failuresWired: true }));
      const from = nodeRed.events.length;
      await nodeRed.inject(INJECT);
      const result = await nodeRed.event('send', ({ to }) => [ACCEPTED, FAILED].includes(to), {
        from,
      });
      assert.equal(result.to, ACCEPTED, result.text);
      assert.equal((result.msg.onenet as { state: string }).state, 'confirmed');
    });

    it('leaves nothing when it is removed', async () => {
      await nodeRed.deploy([]);
      const { status, text } = await nodeRed.admin('DELETE', `/nodes/${module}`);
      assert.equal(status, 204, text);
      assert.deepEqual(await sets(), []);
      for (const type of types) {
        const { text } = await get(`/icons/${module}/${type}.svg`);
        assert.notEqual(text, inSource('icons', `${type}.svg`));
      }
      assert.equal((await examples()).status, 404);
      const { dependencies = {} } = JSON.parse(
        readFileSync(join(userDir.path, 'package.json'), 'utf8'),
      ) as { dependencies?: object };
      assert.deepEqual(dependencies, {});
      assert.deepEqual(filesIn(join(userDir.path, 'node_modules')), ['.package-lock.json']);
      const config = readFileSync(join(userDir.path, '.config.nodes.json'), 'utf8');
      assert.ok(!config.includes(module), config);
    });

    it('stops by itself, with nothing left open', async () => {
      assert.equal(await nodeRed.stop(), 0);
    });
  });
}

/** npm itself leaves its list of nothing, and the folder of the scope. */
function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
}
