/**
 * What has to be in order before a release, which nothing else notices: `npm run release`. It changes nothing.
 *
 * Where the project lives is in one place, package.json: `repository`, `homepage` and `bugs`. The registry's page makes
 * the README's relative links and pictures work by `repository`.
 */
import { readFileSync } from 'node:fs';

import { readBuildDate } from './build/build-date.mjs';
import { inRoot, isStarted, PACKAGE, runMain } from './project/project.mjs';

const DAY = 24 * 3600 * 1000;

/** Days before the release that the date in the build must at least be, and may at most be. */
const CLOCK_SLACK = 2;
const OLDEST = 90;

/**
 * What stands in the way of a release, in sentences.
 *
 * @param {object} [facts] what to judge; what is left out is that of the clone
 * @param {Record<string, unknown>} [facts.manifest] package.json
 * @param {string} [facts.changelog]
 * @param {number} [facts.buildDate] that of `dist/`, in milliseconds since 1970; NaN where there is no build
 * @param {number} [facts.now] milliseconds since 1970
 * @returns {string[]}
 */
export function findObstacles({
  manifest = PACKAGE,
  changelog = readFileSync(inRoot('CHANGELOG.md'), 'utf8'),
  buildDate = readBuildDate(inRoot('dist')),
  now = Date.now(),
} = {}) {
  return [
    ...addressObstacles(manifest),
    ...dateObstacles(buildDate, now),
    ...versionObstacles(manifest.version, changelog),
  ];
}

/** @param {Record<string, any>} manifest */
function addressObstacles({ repository, homepage, bugs }) {
  const fields = {
    repository: typeof repository === 'object' ? repository?.url : repository,
    homepage,
    bugs: typeof bugs === 'object' ? bugs?.url : bugs,
  };
  return Object.entries(fields)
    .filter(([, value]) => typeof value !== 'string' || value === '')
    .map(
      ([name]) =>
        `package.json has no "${name}". ${name === 'repository' ? 'Without it the links and pictures of the README lead nowhere on the registry.' : 'People look for it on the registry.'}`,
    );
}

/** @param {number} buildDate @param {number} now */
function dateObstacles(buildDate, now) {
  if (Number.isNaN(buildDate)) return ['There is no build. Run "npm run build".'];
  const days = Math.floor((now - buildDate) / DAY);
  if (days > OLDEST) {
    return [
      `The date in the build is ${days} days old. Build again: clocks that are further back are wrong ones.`,
    ];
  }
  return days < CLOCK_SLACK
    ? [
        'The date in the build must be some days before the release: a clock that is a little slow is no wrong one.',
      ]
    : [];
}

/** @param {unknown} version @param {string} changelog */
function versionObstacles(version, changelog) {
  return changelog.includes(`## [${String(version)}]`)
    ? []
    : [
        `CHANGELOG.md has no part "## [${String(version)}]". Give "Unreleased" its version and date.`,
      ];
}

if (isStarted(import.meta.url)) {
  await runMain(async () => {
    const obstacles = findObstacles();
    for (const obstacle of obstacles) console.log(`✖ ${obstacle}`);
    if (obstacles.length > 0) process.exitCode = 1;
    else console.log('✔ Nothing stands in the way of a release.');
  });
}
