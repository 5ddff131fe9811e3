import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import packageJson from '../../package.json';
import { readText } from '../support/package-files';

const ROOT = join(__dirname, '..', '..');

/** `[text](target)`, of which only targets in the repository are looked at. */
const LINK = /\]\((?!https?:)([^)\s]+)\)/g;
const PICTURE = /<img\s[^>]*>/g;

/** Pages are read over slow lines too. Bytes. */
const MOST = 150_000;

for (const file of ['README.md', 'README.zh-CN.md']) {
  describe(file, () => {
    const text = readText(file);

    it('links only to what is there', () => {
      const targets = [...text.matchAll(LINK)].map(([, target = '']) => target);
      assert.ok(targets.length > 0);
      const anchors = new Set(
        [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slug(title)),
      );
      const missing = targets.filter((target) =>
        target.startsWith('#') ? !anchors.has(target.slice(1)) : !existsSync(join(ROOT, target)),
      );
      assert.deepEqual(missing, []);
    });

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

    it('names every node', () => {
      for (const type of Object.keys(packageJson['node-red'].nodes)) {
        assert.ok(text.includes(`**${type}**`), type);
      }
    });
  });
}

/** The anchor that GitHub and npm give to a title. */
const slug = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
