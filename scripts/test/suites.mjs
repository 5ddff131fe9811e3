/**
 * The runs of mocha that make up `npm test`, in the order in which they begin: those that take longest come first, so
 * that no long one is left for the end. Suites that start a real Node-RED or a browser have a process of their own, away
 * from the coverage of the source: what they execute is the build.
 */
import { existsSync, readdirSync } from 'node:fs';

import { inRoot } from '../project/project.mjs';

/** @typedef {{ name: string, files: string, without?: string[], coverage: boolean, timeout: number }} Suite */

const OWN_PROCESS = ['editor', 'runtime', 'chaos', 'package'];

/** Folders of test/ that the suite of the source leaves out. */
const NOT_SOURCE = [...OWN_PROCESS, 'bench', 'soak', 'picture'];

/** @type {Suite[]} `timeout` is one test's, in milliseconds */
export const SUITES = [
  ...OWN_PROCESS.map((folder) => ({
    name: folder,
    files: `test/${folder}/**/*.spec.ts`,
    coverage: false,
    timeout: 120_000,
  })),
  {
    name: 'source',
    files: 'test/**/*.spec.ts',
    without: NOT_SOURCE.map((folder) => `test/${folder}/**`),
    coverage: true,
    timeout: 10_000,
  },
];

/** Whether a suite has any file yet. @param {Suite} suite */
export function hasTests({ files }) {
  const folder = inRoot(files.slice(0, files.indexOf('/**')));
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((file) => String(file).endsWith('.spec.ts'));
}
