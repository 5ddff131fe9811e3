import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { temporaryFolder } from '../support/pack';

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
    const file = join(__dirname, '..', '..', 'scripts', 'release.mjs');
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

  it('says that there is no build', () => {
    const found = findObstacles({ ...GOOD, buildDate: NaN });
    assert.deepEqual(found, ['There is no build. Run "npm run build".']);
  });

  it('says that the changelog lacks the version', () => {
    const found = findObstacles({ ...GOOD, changelog: '## [Unreleased]\n' });
    assert.equal(found.length, 1);
    assert.ok(found[0]?.includes('1.2.3'), found[0]);
  });
});

describe('the date in the build', () => {
  const folder = temporaryFolder();
  const file = join(folder.path, 'lib', 'onenet', 'credentials', 'platform-clock.js');
  let stampBuildDate: (dist: string, now?: number) => void;
  let readBuildDate: (dist: string) => number;
  before(async () => {
    const script = join(__dirname, '..', '..', 'scripts', 'build', 'build-date.mjs');
    ({ stampBuildDate, readBuildDate } = (await import(pathToFileURL(script).href)) as {
      stampBuildDate: typeof stampBuildDate;
      readBuildDate: typeof readBuildDate;
    });
  });
  after(folder.remove);

  it('is not a number where there is no build', () => {
    assert.ok(Number.isNaN(readBuildDate(folder.path)));
  });

  const stamp = (compiled: string, now?: number): string => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, compiled);
    stampBuildDate(folder.path, now);
    return readFileSync(file, 'utf8');
  };
  const COMPILED = 'exports.BUILD_DATE = Date.UTC(2026, 0, 1);';

  for (const [title, now, expected] of [
    ['is thirty days before', Date.UTC(2026, 11, 1, 13), Date.UTC(2026, 10, 1)],
    ['is never before that of the source', Date.UTC(2020, 0, 1), Date.UTC(2026, 0, 1)],
  ] as const) {
    it(title, () => {
      assert.equal(stamp(COMPILED, now), `exports.BUILD_DATE = ${expected};`);
      assert.equal(readBuildDate(folder.path), expected);
    });
  }

  it('can be given, so that a build can be repeated', () => {
    process.env.SOURCE_DATE_EPOCH = String(Date.UTC(2027, 0, 31) / 1000);
    const stamped = stamp(COMPILED);
    delete process.env.SOURCE_DATE_EPOCH;
    assert.equal(stamped, `exports.BUILD_DATE = ${Date.UTC(2027, 0, 1)};`);
  });

  it('ends the build where there is none to replace', () => {
    assert.throws(() => stamp('exports.BUILD_DATE = 0;'), /holds no date/);
  });
});
