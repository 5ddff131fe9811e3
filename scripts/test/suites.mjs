/**
 * The runs of mocha that make up `npm test`. Those that start a real Node-RED or a browser have a process of
 * their own, away from the coverage of the source: what they execute is the build.
 */
import { existsSync, readdirSync } from 'node:fs';

import { inRoot } from '../project/project.mjs';

/** @typedef {{ name: string, files: string, without?: string[], coverage: boolean, timeout: number }} Suite */

const OWN_PROCESS = ['package', 'chaos', 'runtime', 'editor'];

/** @type {Suite[]} `timeout` is one test's, in milliseconds */
export const SUITES = [
  {
    name: 'source',
    files: 'test/**/*.spec.ts',
    without: [...OWN_PROCESS, 'bench'].map((folder) => `test/${folder}/**`),
    coverage: true,
    timeout: 10_000,
  },
  ...OWN_PROCESS.map((folder) => ({
    name: folder,
    files: `test/${folder}/**/*.spec.ts`,
    coverage: false,
    timeout: 120_000,
  })),
];

/** Whether a suite has any file yet. @param {Suite} suite */
export function hasTests({ files }) {
  const folder = inRoot(files.slice(0, files.indexOf('/**')));
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((file) => String(file).endsWith('.spec.ts'));
}
