/**
 * The runs of mocha that make up `npm test`, in the order in which they begin: those that take longest come first, so
 * that no long one is left for the end, and one that mostly waits stands beside those that keep the machine busy. Suites
 * that start a real Node-RED or a browser have a process of their own, away from the coverage of the source: what they
 * execute is the build. And how one of them is run.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inRoot, run } from '../project/project.mjs';
import { ensureNode, ensureUndici } from './runtimes.mjs';

const require = createRequire(import.meta.url);

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} folder where its first files are
 * @property {string[]} files patterns
 * @property {string[]} [without] patterns
 * @property {boolean} coverage
 * @property {number} timeout of one test, in milliseconds
 * @property {number} [retries] of a test that fails; the summary names those that needed one
 * @property {string} [titles] pattern of the tests to run, by their full titles
 * @property {boolean} [others] whether to run all tests but those
 * @property {boolean} [releases] whether it starts each release of Node-RED
 * @property {number} [undici] the major of undici to run on, in place of the one that the package depends on
 * @property {boolean} [onDemand] whether it runs only where `--with` names it
 */

/** Whether the transport is run on undici 8 as well. */
const ON_UNDICI_8 = true;

/** Folders of test/ that the suite of the source leaves out. */
const NOT_SOURCE = ['editor', 'chaos', 'runtime', 'package', 'bench', 'soak', 'picture'];

/** @param {string} name of a folder of test/ @returns {Suite} */
const inOwnProcess = (name) => ({
  name,
  folder: `test/${name}`,
  files: [`test/${name}/**/*.spec.ts`],
  coverage: false,
  timeout: 120_000,
  // A real browser or Node-RED beside another one may be late now and then.
  retries: 2,
});

/**
 * The tests of the editor take longest by far, so that each release of Node-RED has a suite of its own.
 * @param {string} release @param {Pick<Suite, 'titles' | 'others'>} [which] its tests
 * @returns {Suite}
 */
const editor = (release, which = { titles: `Node-RED ${release.replace('.', '\\.')}` }) => ({
  ...inOwnProcess('editor'),
  name: `editor-${release}`,
  releases: true,
  ...which,
});

/** @type {Suite[]} */
const ALL = [
  editor('3.1'),
  editor('5.0'),
  // And what is tested on one release alone.
  editor('4.1', { titles: 'Node-RED (3\\.1|5\\.0)', others: true }),
  inOwnProcess('chaos'),
  {
    name: 'source',
    folder: 'test',
    files: ['test/**/*.spec.ts'],
    without: NOT_SOURCE.map((folder) => `test/${folder}/**`),
    coverage: true,
    // Counting coverage beside another suite, a test may take some times as long as alone.
    timeout: 20_000,
  },
  { ...inOwnProcess('runtime'), releases: true },
  inOwnProcess('package'),
  {
    name: 'undici-8',
    folder: 'test/lib/onenet/http',
    files: ['test/lib/onenet/http/**/*.spec.ts', 'test/lib/onenet/axios-transport.spec.ts'],
    coverage: false,
    timeout: 10_000,
    undici: 8,
    onDemand: true,
  },
];

/** Those that have any file, and are switched on. */
export const SUITES = ALL.filter(
  ({ folder, undici }) => hasTests(folder) && (ON_UNDICI_8 || undici === undefined),
);

/** @param {string} folder */
function hasTests(folder) {
  if (!existsSync(inRoot(folder))) return false;
  const files = readdirSync(inRoot(folder), { recursive: true });
  return files.some((file) => String(file).endsWith('.spec.ts'));
}

/** What runs undici 8, and the oldest that does. */
const NODE_FOR_UNDICI = { oldest: [24, 0], fetched: 24 };

/** Lines of `lib` that tests must reach, in per cent. */
const LIB_LINES = 95;

/** A run that does not end is a failure, not a reason to wait. Milliseconds. */
const DEADLINE = 15 * 60_000;

/**
 * @typedef {{ title: string, message: string }} FailedTest
 * @typedef {{ title: string, reason: string }} SkippedTest
 * @typedef {{ passed: number, failed: FailedTest[], retried: FailedTest[], skipped: SkippedTest[] }} Counts
 *   `retried`: failed once, and were tried again
 * @typedef {Counts & { output: string, seconds: number }} Result
 */

/**
 * One run of mocha: what it counted, what it printed, how long it took, and what of the source it covered. Output is
 * captured, since that of suites which run side by side would be mixed.
 * @param {Suite} suite
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Result>}
 */
export async function runSuite(suite, env) {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'onenet-nbiot-test-'));
  const file = join(folder, 'counts.json');
  const args = [require.resolve('mocha/bin/mocha.js'), ...mochaArguments(suite, file)];
  try {
    const runtime = await findRuntime(suite).catch(() => null);
    if (runtime === null) return { ...outOfReach(suite), output: '', seconds: 0 };
    const { node, variables } = runtime;
    const counting = suite.coverage ? startCoverage() : {};
    const options = {
      capture: true,
      deadline: DEADLINE,
      env: { ...env, ...variables, ...counting },
    };
    const ended = await run(node, args, options);
    const counts = readCounts(suite, file, ended);
    const coverage = suite.coverage ? await reportCoverage() : { output: '', problem: null };
    if (coverage.problem !== null) counts.failed.push(broken('coverage', coverage.problem));
    const seconds = (performance.now() - began) / 1000;
    return { ...counts, output: ended.output + coverage.output, seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Suite} suite @param {string} file where the counts go */
function mochaArguments(suite, file) {
  const without = (suite.without ?? []).flatMap((pattern) => ['--ignore', pattern]);
  const reporter = ['--reporter', inRoot('scripts/test/counting-reporter.cjs')];
  const options = ['--reporter-option', `output=${file}`, '--timeout', String(suite.timeout)];
  const retries = suite.retries === undefined ? [] : ['--retries', String(suite.retries)];
  const colour = process.stdout.isTTY ? ['--color'] : [];
  const titles = suite.titles === undefined ? [] : ['--grep', suite.titles];
  if (suite.others) titles.push('--invert');
  return [...reporter, ...options, ...retries, ...titles, ...colour, ...without, ...suite.files];
}

/**
 * The Node that runs a suite, and environment variables for it.
 * @param {Suite} suite
 */
async function findRuntime({ undici }) {
  if (undici === undefined) return { node: process.execPath, variables: {} };
  const folder = await ensureUndici(undici);
  return { node: await ensureNode(NODE_FOR_UNDICI), variables: { ONENET_TEST_UNDICI: folder } };
}

/** @param {Suite} suite @returns {Counts} */
function outOfReach({ name, undici }) {
  const reason = `undici ${undici}, or the Node that it needs, is out of reach`;
  return { passed: 0, failed: [], retried: [], skipped: [{ title: `all of ${name}`, reason }] };
}

/**
 * A run of mocha that broke counts as one failed test, beside those that it had counted.
 * @param {Suite} suite @param {string} file
 * @param {{ code: number, late: boolean, output: string }} ended
 * @returns {Counts}
 */
function readCounts({ name }, file, { code, late, output }) {
  const hasResult = existsSync(file);
  /** @type {Counts} */
  const counts = hasResult
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { passed: 0, failed: [], retried: [], skipped: [] };
  const breaks = [
    [
      late,
      `did not end within ${DEADLINE / 60_000} minutes; its last lines:\n${lastLines(output)}`,
    ],
    [!hasResult, 'ended without a result'],
    [code !== 0 && counts.failed.length === 0, `ended with ${code}`],
  ];
  const [, problem] = breaks.find(([isBroken]) => isBroken) ?? [];
  if (problem !== undefined) counts.failed.push(broken(`mocha (${name})`, problem));
  return counts;
}

/** @param {string} output */
const lastLines = (output) => output.trimEnd().split('\n').slice(-10).join('\n');

/** @param {string} title @param {string} message @returns {FailedTest} */
const broken = (title, message) => ({ title, message });

/** Where Node leaves what it has counted, and c8 looks for it. */
const COVERAGE = inRoot('coverage', 'tmp');

/**
 * Environment variables by which Node counts coverage by itself. Within c8, mocha would be its child: one that is late would
 * go on when c8 is killed, and keep the output open for ever.
 */
function startCoverage() {
  rmSync(COVERAGE, { recursive: true, force: true });
  return { NODE_V8_COVERAGE: COVERAGE };
}

/**
 * Lists the coverage of all files that are not covered completely.
 * @returns {Promise<{ output: string, problem: string | null }>} the list, and what falls short
 */
async function reportCoverage() {
  const { exclude } = JSON.parse(readFileSync(inRoot('.c8rc.json'), 'utf8'));
  const without = [...exclude, ...typeOnlyFiles()].flatMap((file) => ['--exclude', file]);
  const kinds = ['--reporter', 'text', '--reporter', 'lcovonly', '--skip-full'];
  const report = await c8(['report', ...kinds, ...without]);
  const lib = ['--include', 'lib/**/*.ts', '--src', 'lib', '--lines', String(LIB_LINES)];
  const check = await c8(['check-coverage', ...lib, ...without]);
  const problem =
    check.code === 0 ? null : `fewer than ${LIB_LINES} % of the lines of lib are covered`;
  return { output: report.output + check.output, problem };
}

/** @param {string[]} args */
const c8 = (args) =>
  run(process.execPath, [require.resolve('c8/bin/c8.js'), ...args], { capture: true });

/**
 * Sources that hold types alone: nothing of them can run, and counted as never run they would hide what could.
 * What they compile to tells.
 */
function typeOnlyFiles() {
  const nothing =
    /^"use strict";\s*Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\s*$/;
  return ['lib', 'nodes'].flatMap((folder) =>
    readdirSync(inRoot('dist', folder), { recursive: true })
      .map((file) => join(folder, String(file)).replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.js'))
      .filter((file) => nothing.test(readFileSync(inRoot('dist', file), 'utf8')))
      .map((file) => file.replace(/\.js$/, '.ts')),
  );
}
