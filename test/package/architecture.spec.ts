import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { readText } from '../support/package-files';

const ROOT = join(__dirname, '..', '..');

/** A path of the clone in backticks: of a known folder, or a file in the root. */
const PATH = /`((?:lib|nodes|scripts|test|docs|icons|examples)(?:\/[\w./-]+)?)`/g;

describe('docs/architecture.md', () => {
  const text = readText('docs/architecture.md');
  const paths = [...text.matchAll(PATH)].map(([, path = '']) => path);

  it('names only files and folders that are there', () => {
    assert.ok(paths.length > 60, `${paths.length}`);
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(ROOT, path))),
      [],
    );
  });

  it('describes every floor', () => {
    for (const floor of ['contract', 'lwm2m', 'onenet', 'dispatch', 'simulator']) {
      assert.ok(paths.includes(`lib/${floor}`), floor);
    }
  });

  it('names every place that waits and tries again', () => {
    // Each of these decides by itself that something is sent once more.
    for (const place of ['retry', 'pace', 'outage', 'command-runner']) {
      assert.ok(paths.includes(`lib/dispatch/${place}.ts`), place);
    }
  });
});
