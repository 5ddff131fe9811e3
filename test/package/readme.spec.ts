import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../package.json';
import { readText } from '../support/package-files';

const ROOT = join(__dirname, '..', '..');

const PICTURE = /<img\s[^>]*>/g;

/** Pages are read over slow lines too. Bytes. */
const MOST = 150_000;

for (const file of ['README.md', 'README.zh-CN.md']) {
  describe(file, () => {
    const text = readText(file);

    it('has a small picture, which it describes to those who do not see it', () => {
      const pictures = text.match(PICTURE) ?? [];
      assert.equal(pictures.length, 1);
      const [picture = ''] = pictures;
      const source = /\ssrc="([^"]+)"/.exec(picture)?.[1] ?? '';
      assert.ok(statSync(join(ROOT, source)).size < MOST, source);
      assert.match(picture, /\salt="[^"]{20,}"/);
    });

    it('names only npm scripts that are there', () => {
      const named = [...text.matchAll(/`npm (?:run )?(\w+)[^`]*`/g)].map(
        ([, script = '']) => script,
      );
      const known = new Set([...Object.keys(packageJson.scripts), 'install', 'pack', 'ci']);
      assert.deepEqual(
        named.filter((script) => !known.has(script)),
        [],
      );
    });

    it('names every node, once', () => {
      for (const type of Object.keys(packageJson['node-red'].nodes)) {
        assert.equal(text.split(`**${type}**`).length - 1, 1, type);
      }
    });
  });
}
