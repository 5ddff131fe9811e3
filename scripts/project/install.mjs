/** Installs packages: the project's own, and others in folders of their own. Needs nothing but Node itself. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, inRoot } from './project.mjs';
import { npm } from './run.mjs';

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
