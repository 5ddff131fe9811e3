/** What has to be there before a script can begin: a Node that is new enough, the dependencies, and the build. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, inRoot, npm, run } from './project.mjs';

/** The oldest Node for developing; the package itself runs on what package.json's `engines` says. */
const NEEDED = [20, 19];

/** Throws a Failure where this Node is too old for the tools, rather than let one of them break. */
export function needNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  throw new Failure(
    `This needs Node ${NEEDED.join('.')} or later; here is ${process.versions.node}.`,
  );
}

/** Makes sure that `node_modules` is what `package-lock.json` says. */
export async function ensureDependencies() {
  const reason = whatIsMissing();
  if (reason === null) return;
  console.log(`Installing dependencies (${reason}) …`);
  const { code } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0)
    throw new Failure('npm ci failed, see its output above. Can the npm registry be reached?');
}

/** @returns {string | null} the first difference from the lock file */
function whatIsMissing() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (installed === null) return 'node_modules is missing';
  for (const [path, wanted] of Object.entries(readPackages('package-lock.json') ?? {})) {
    // Optional packages are for other systems than this one, or npm had a reason to leave them out.
    if (path === '' || wanted.optional || wanted.devOptional || wanted.link) continue;
    const name = path.slice('node_modules/'.length);
    if (installed[path]?.version !== wanted.version) return `${name} is not at ${wanted.version}`;
    if (!existsSync(inRoot(path, 'package.json'))) return `${name} is incomplete`;
  }
  return null;
}

/** @param {string} file @returns {Record<string, any> | null} */
function readPackages(file) {
  const path = inRoot(file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}

/** What `dist/` is made from. */
const SOURCES = [
  'lib',
  'nodes',
  'icons',
  'scripts/build',
  'scripts/build.mjs',
  'scripts/project/project.mjs',
  'tsconfig.json',
  'package.json',
];

/** Builds `dist/` unless it is there and newer than everything it is made from. */
export async function buildIfNeeded() {
  if (isBuilt()) return;
  const { code } = await run(process.execPath, ['scripts/build.mjs']);
  if (code !== 0) throw new Failure('The build failed.');
}

/** Whether `dist/` is newer than all that it is made from. */
function isBuilt() {
  const newestSource = Math.max(...SOURCES.flatMap((source) => times(inRoot(source))));
  const oldestBuilt = existsSync(inRoot('dist')) ? Math.min(...times(inRoot('dist'))) : 0;
  return newestSource <= oldestBuilt;
}

/** When each file and folder was changed; a folder's time tells of what was removed from it. @param {string} path @returns {number[]} */
function times(path) {
  const stats = statSync(path);
  const inside = stats.isDirectory() ? readdirSync(path) : [];
  return [stats.mtimeMs, ...inside.flatMap((name) => times(join(path, name)))];
}
