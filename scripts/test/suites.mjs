/**
 * The runs of mocha that make up `npm test`, in the order in which they begin: those that take longest come first, so
 * that no long one is left for the end. Suites that start a real Node-RED or a browser have a process of their own, away
 * from the coverage of the source: what they execute is the build.
 */
import { existsSync, readdirSync } from 'node:fs';

import { inRoot } from '../project/project.mjs';

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
 * @property {number} [undici] the major of undici to run on, in place of the one that the package depends on
 * @property {boolean} [onDemand] whether it runs only where `--with` names it
 */

/** Whether the transport is run on undici 8 as well. */
const ON_UNDICI_8 = true;

const OWN_PROCESS = ['chaos', 'package', 'runtime'];

/** Folders of test/ that the suite of the source leaves out. */
const NOT_SOURCE = ['editor', ...OWN_PROCESS, 'bench', 'soak', 'picture'];

/** @param {string} name of a folder of test/ @returns {Suite} */
const inOwnProcess = (name) => ({
  name,
  folder: `test/${name}`,
  files: [`test/${name}/**/*.spec.ts`],
  coverage: false,
  timeout: 120_000,
  // A real browser or Node-RED beside another one may be late now and then.
  retries: 1,
});

/**
 * The tests of the editor take longest by far, so that each release of Node-RED has a suite of its own. The last one
 * has what is tested on one release alone, too.
 * @type {Pick<Suite, 'name' | 'titles' | 'others'>[]}
 */
const EDITORS = [
  { name: 'editor-3.1', titles: 'Node-RED 3\\.1' },
  { name: 'editor-5.0', titles: 'Node-RED 5\\.0' },
  { name: 'editor-4.1', titles: 'Node-RED (3\\.1|5\\.0)', others: true },
];

/** @type {Suite[]} */
const ALL = [
  ...EDITORS.map((editor) => ({ ...inOwnProcess('editor'), ...editor })),
  {
    name: 'source',
    folder: 'test',
    files: ['test/**/*.spec.ts'],
    without: NOT_SOURCE.map((folder) => `test/${folder}/**`),
    coverage: true,
    // Counting coverage beside another suite, a test may take some times as long as alone.
    timeout: 20_000,
  },
  ...OWN_PROCESS.map(inOwnProcess),
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
