import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readObjects } from '../../lib/lwm2m/objects';
import { pack } from '../support/pack';
import { readTarball } from '../support/read-tarball';
import packageJson from '../../package.json';

const types = Object.keys(packageJson['node-red'].nodes);

describe('the packed tarball', function () {
  this.timeout(120_000);
  let files: Map<string, Buffer>;

  before(async () => {
    files = readTarball(await pack());
  });

  it('holds dist, resources, examples, README, LICENSE and package.json, and nothing else', () => {
    const top = new Set([...files.keys()].map((path) => path.split('/')[0]));
    // npm packs every file that is named README, in whatever language.
    const readmes = ['README.md', 'README.zh-CN.md'];
    assert.deepEqual([...top].sort(), [
      'LICENSE',
      ...readmes,
      'dist',
      'examples',
      'package.json',
      'resources',
    ]);
  });

  for (const type of types) {
    it(`holds the script, page, icon and texts of ${type}`, () => {
      const inNode = [...files.keys()].filter((path) => path.startsWith(`dist/nodes/${type}/`));
      const wanted = [
        `${type}.js`,
        `${type}.html`,
        `icons/${type}.svg`,
        ...['en-US', 'zh-CN'].flatMap((language) => [
          `locales/${language}/${type}.json`,
          `locales/${language}/${type}.html`,
        ]),
      ];
      for (const path of wanted) assert.ok(inNode.includes(`dist/nodes/${type}/${path}`), path);
    });
  }

  it('holds all examples', () => {
    const examples = readdirSync(join(__dirname, '..', '..', 'examples'));
    assert.ok(examples.length > 0);
    for (const example of examples) assert.ok(files.has(`examples/${example}`), example);
  });

  it('holds the names of objects and resources', () => {
    const table = readObjects(JSON.parse(String(files.get('resources/objects.json'))));
    assert.equal(table.find(3311)?.name.en, 'Light Control');
  });

  it('holds only kinds of files that run or are read', () => {
    const odd = [...files.keys()].filter(
      (path) => !/\.(?:js|html|svg|json|md)$|^LICENSE$/.test(path),
    );
    assert.deepEqual(odd, []);
  });

  it('names no source map, and fills every placeholder', () => {
    for (const [path, content] of files) {
      assert.doesNotMatch(content.toString(), /sourceMappingURL|<!--\s*errno-[\w-]+\s*-->/, path);
    }
  });

  it('explains the status numbers in the help of both languages', () => {
    for (const language of ['en-US', 'zh-CN']) {
      const path = `dist/nodes/onenet-nbiot-write/locales/${language}/onenet-nbiot-write.html`;
      const help = files.get(path)?.toString() ?? '';
      assert.match(
        help,
        /<b>5106<\/b> <code>TIME_OUT<\/code><\/dt>\n<dd>[^<]+<code>timeout<\/code><br>/,
      );
      assert.match(help, /<b>-10<\/b> <code>ONENET_EXPIRED<\/code>/);
    }
  });
});
