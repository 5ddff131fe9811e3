import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Facts {
  readonly manifest?: object;
  readonly changelog?: string;
  readonly buildDate?: number;
  readonly now?: number;
}

const DAY = 24 * 3600 * 1000;
const NOW = Date.UTC(2026, 11, 1);

const GOOD = {
  manifest: {
    version: '1.2.3',
    repository: { type: 'git', url: 'git+https://example.org/nodes.git' },
    homepage: 'https://example.org/nodes#readme',
    bugs: { url: 'https://example.org/nodes/issues' },
  },
  changelog: '## [1.2.3] - 2026-12-01\n',
  buildDate: NOW - 5 * DAY,
  now: NOW,
};

describe('the check before a release', () => {
  let findObstacles: (facts: Facts) => readonly string[];
  before(async () => {
    const file = join(__dirname, '..', '..', 'scripts', 'release', 'obstacles.mjs');
    ({ findObstacles } = (await import(pathToFileURL(file).href)) as {
      findObstacles: typeof findObstacles;
    });
  });

  it('finds nothing where all is in order', () => {
    assert.deepEqual(findObstacles(GOOD), []);
  });

  for (const field of ['repository', 'homepage', 'bugs'] as const) {
    it(`says that "${field}" is missing`, () => {
      for (const value of [undefined, '', {}]) {
        const found = findObstacles({ ...GOOD, manifest: { ...GOOD.manifest, [field]: value } });
        assert.equal(found.length, 1);
        assert.ok(found[0]?.includes(`no "${field}"`), found[0]);
      }
    });
  }

  for (const [title, buildDate, word] of [
    ['is old', NOW - 91 * DAY, '91 days old'],
    ['is the day of the release', NOW, 'some days before'],
    ['is still to come', NOW + DAY, 'some days before'],
  ] as const) {
    it(`says that the date of the build ${title}`, () => {
      const found = findObstacles({ ...GOOD, buildDate });
      assert.equal(found.length, 1);
      assert.ok(found[0]?.includes(word), found[0]);
    });
  }

  it('says that the changelog lacks the version', () => {
    const found = findObstacles({ ...GOOD, changelog: '## [Unreleased]\n' });
    assert.equal(found.length, 1);
    assert.ok(found[0]?.includes('1.2.3'), found[0]);
  });
});
