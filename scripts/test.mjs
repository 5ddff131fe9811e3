/**
 * `npm test`: installs what is missing, builds and packs once, and runs every test. Suites run side by side, four on two
 * cores; the output of each is printed whole when it ends. At the end stands what failed, what was skipped and why, and
 * how long each suite took.
 *
 *   --jobs N      so many suites at a time, by default two more than there are cores, and at most 4: each waits for
 *                 half of its time
 *   --only NAME   this suite alone
 *   --with NAME   this suite as well, which is not run by default
 *
 * `editor` names all suites whose names begin so.
 *
 * The last line is always `N passed, N failed`.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Failure, npm } from './project/project.mjs';
import { ensureDependencies, needNode } from './project/ready.mjs';
import { prepareRuntimes } from './test/runtimes.mjs';
import { runSuite, SUITES } from './test/suites.mjs';

/** @typedef {import('./test/suites.mjs').Result & { name: string }} NamedResult */

/** More at a time would make the timing of a test depend on the others: most suites have processes of their own. */
const MAX_JOBS = 4;

/** So many lines of why a test failed stand in the summary. */
const MESSAGE_LINES = 12;

const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'onenet-nbiot-tarball-'));
/** @type {NamedResult[]} */
const results = [];
/** @type {string[]} */
const problems = [];
try {
  const { jobs, suites } = readOptions();
  needNode();
  await ensureDependencies();
  // Here, since suites that run side by side would fetch the same into the same folder.
  const fetching = suites.some(({ releases }) => releases) ? prepareRuntimes() : undefined;
  const tarball = await buildAndPack();
  await fetching;
  await runAll(suites, jobs, tarball);
} catch (error) {
  problems.push(error instanceof Failure ? error.message : String(error?.stack ?? error));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (results.length > 0) summarize();
for (const problem of problems) console.error(`✖ ${problem}`);
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed.length, problems.length);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function readOptions() {
  const { values } = parseArgs({
    options: {
      jobs: { type: 'string' },
      only: { type: 'string' },
      with: { type: 'string', multiple: true, default: [] },
    },
  });
  const jobs = Number(values.jobs ?? Math.min(availableParallelism() + 2, MAX_JOBS));
  if (!(jobs >= 1)) throw new Failure('--jobs needs a number above 0.');
  const { only, with: more } = values;
  const named = only === undefined ? more : [only, ...more];
  const isCalled = (suite, name) => suite.name === name || suite.name.startsWith(`${name}-`);
  const unknown = named.find((name) => !SUITES.some((suite) => isCalled(suite, name)));
  if (unknown !== undefined) throw new Failure(`There is no suite ${unknown}.`);
  const isWanted = (suite) =>
    named.some((name) => isCalled(suite, name)) || (only === undefined && !suite.onDemand);
  return { jobs, suites: SUITES.filter(isWanted) };
}

/** `npm pack` builds first. @returns {Promise<string>} the path of the tarball, which all suites share */
async function buildAndPack() {
  const { code, output } = await npm(['pack', '--pack-destination', folder], { capture: true });
  const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || file === undefined) {
    throw new Failure(`the build failed, so no test was run:\n${output}`);
  }
  console.log(`Built and packed in ${seconds((performance.now() - began) / 1000)}.`);
  return join(folder, file);
}

/** @param {import('./test/suites.mjs').Suite[]} suites @param {number} jobs @param {string} tarball */
async function runAll(suites, jobs, tarball) {
  const waiting = [...suites];
  const env = { ...process.env, ONENET_TEST_TARBALL: tarball };
  const work = async () => {
    for (let suite = waiting.shift(); suite !== undefined; suite = waiting.shift()) {
      console.log(`▶ ${suite.name} begins`);
      const result = { name: suite.name, ...(await runSuite(suite, env)) };
      results.push(result);
      console.log(`\n━━ ${suite.name} ━━\n${result.output.trimEnd()}\n━━ ${summaryOf(result)}\n`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

function summarize() {
  console.log('Suites:');
  for (const result of results) console.log(`  ${summaryOf(result)}`);
  console.log(`  all: ${seconds((performance.now() - began) / 1000)}`);
  listSkipped(results.flatMap(({ skipped }) => skipped));
  for (const { name, failed, retried } of results) {
    list(`↻ ${name}, tried again`, retried);
    list(`✖ ${name}`, failed);
  }
}

/** The whole of it stands in the output of the suite. @param {string} what @param {import('./test/suites.mjs').FailedTest[]} tests */
function list(what, tests) {
  for (const { title, message } of tests) {
    const lines = message.split('\n').slice(0, MESSAGE_LINES);
    console.log(`${what}: ${title}\n    ${lines.join('\n    ')}`);
  }
}

/** @param {NamedResult} result */
function summaryOf({ name, passed, failed, skipped, ...result }) {
  const counts = `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
  return `${name}: ${counts} in ${seconds(result.seconds)}`;
}

/** @param {number} value */
function seconds(value) {
  return `${Math.round(value)} s`;
}

/** @param {import('./test/suites.mjs').SkippedTest[]} skipped */
function listSkipped(skipped) {
  if (skipped.length === 0) {
    console.log('Nothing was skipped.');
    return;
  }
  console.log(`Skipped: ${skipped.length}`);
  for (const reason of new Set(skipped.map((each) => each.reason))) {
    console.log(`  because ${reason}:`);
    for (const { title } of skipped.filter((each) => each.reason === reason)) {
      console.log(`    - ${title}`);
    }
  }
}
