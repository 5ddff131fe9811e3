/**
 * The releases of Node-RED on which the package is tested, each in a folder of its own below `.runtimes/`,
 * with the Node that it needs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from './project/failure.mjs';
import { inRoot } from './project/root.mjs';
import { npm } from './project/run.mjs';

/** @typedef {'3.1' | '4.1' | '5.0'} Release */

/** `node`: the oldest Node that runs it, and the major that is fetched where this one is older. */
const RELEASES = {
  3.1: { range: '~3.1.15', node: { oldest: [18, 5], fetched: 20 } },
  4.1: { range: '~4.1.15', node: { oldest: [18, 5], fetched: 20 } },
  '5.0': { range: '~5.0.7', node: { oldest: [22, 9], fetched: 24 } },
};

/**
 * Installs what is missing; what is there already is used without asking the registry.
 * @param {Release} release
 * @returns {Promise<{ node: string, nodeRed: string }>} the Node to start, and the folder of `node-red`
 */
export async function ensureRuntime(release) {
  const { range, node } = RELEASES[release];
  const folder = inRoot('.runtimes', release);
  const nodeRed = await installed(folder, 'node-red', range);
  if (isRecent(node.oldest)) return { node: process.execPath, nodeRed };
  // A folder of its own: as a dependency, its `node` would stand before the system's in npm's scripts.
  const name = `node-${process.platform.replace('win32', 'win')}-${process.arch}`;
  const binary = await installed(
    inRoot('.runtimes', `node-${node.fetched}`),
    name,
    `${node.fetched}`,
  );
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return { node: join(binary, 'bin', program), nodeRed };
}

/** @param {number[]} oldest major and minor */
function isRecent([oldestMajor, oldestMinor]) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/**
 * @param {string} folder @param {string} name @param {string} range
 * @returns {Promise<string>} the folder of the package
 */
async function installed(folder, name, range) {
  const path = join(folder, 'node_modules', name);
  const mark = join(folder, 'installed.json');
  const wanted = JSON.stringify({ [name]: range });
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return path;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${range}`];
  const { code, output } = await npm(args, { cwd: folder, capture: true });
  if (code !== 0) throw new Failure(`${name}@${range} cannot be installed:\n${output}`);
  writeFileSync(mark, wanted);
  return path;
}
