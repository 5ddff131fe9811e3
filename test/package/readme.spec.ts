import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../package.json';
import { readText } from '../support/package-files';

const ROOT = join(__dirname, '..', '..');

const PICTURE = /<img\s[^>]*>/g;

/** Pages are read over slow lines too. Bytes. */
const MOST = 600_000;

for (const file of ['README.md', 'README.zh-CN.md']) {
  describe(file, () => {
    const text = readText(file);

    it('has a small moving picture, which it describes to those who do not see it', () => {
      const pictures = text.match(PICTURE) ?? [];
      assert.equal(pictures.length, 1);
      const [picture = ''] = pictures;
      const source = /\ssrc="([^"]+)"/.exec(picture)?.[1] ?? '';
      const content = readFileSync(join(ROOT, source));
      assert.ok(content.length < MOST, source);
      // A WebP whose header says so, with a chunk for each frame.
      assert.equal(content.toString('latin1', 8, 16), 'WEBPVP8X');
      assert.ok(((content[20] ?? 0) & 0x02) !== 0, source);
      assert.ok(content.toString('latin1').split('ANMF').length > 5, source);
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
