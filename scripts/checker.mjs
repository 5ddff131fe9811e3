/** The flow library's checker of packages, in a folder of its own below `.runtimes/`. */
import { join } from 'node:path';

import { installedPackage } from './project/installed-package.mjs';
import { inRoot } from './project/root.mjs';

/** The release that the flow library's own pages name; its rules are what the decision answers. */
const RELEASE = '0.1.6';

/**
 * Never a development dependency: it brings releases of axios and semver that are years old.
 * @returns {Promise<string>} the script to start
 */
export async function ensureChecker() {
  const folder = await installedPackage(inRoot('.runtimes', 'checker'), 'node-red-dev', RELEASE);
  return join(folder, 'bin', 'run');
}
