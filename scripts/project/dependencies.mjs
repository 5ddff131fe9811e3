/** Makes sure that `node_modules` is what `package-lock.json` says. Needs nothing but Node itself. */
import { existsSync, readFileSync } from 'node:fs';

import { Failure } from './failure.mjs';
import { inRoot } from './root.mjs';
import { npm } from './run.mjs';

/** Installs the dependencies if any is missing or of another version. */
export async function ensureDependencies() {
  const reason = whatIsMissing();
  if (reason === null) return;
  console.log(`Installing dependencies (${reason}) …`);
  const { code } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0)
    throw new Failure('npm ci failed: see its words above. Is the npm registry in reach?');
}

/** @returns {string | null} the first thing that is not as locked, in words */
function whatIsMissing() {
  const installed = readPackages('node_modules/.package-lock.json');
  if (installed === null) return 'node_modules is missing';
  for (const [path, wanted] of Object.entries(readPackages('package-lock.json') ?? {})) {
    // Optional packages are for other systems than this one, or npm knows why they are not there.
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
