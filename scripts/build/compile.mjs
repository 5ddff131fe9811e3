/** Type-checks all code, emits the runtime's JavaScript, and copies what browsers load as it is. */
import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Failure, inRoot } from '../project/project.mjs';
import { run } from '../project/run.mjs';

const require = createRequire(import.meta.url);

/**
 * The runtime's CommonJS goes to `outDir`; the editor's code (bundled later), the tests (run from source) and
 * the scripts of the simulator's page (copied later) are checked only. The runs are independent, so they share the cores.
 * @param {string} outDir
 */
export async function compile(outDir) {
  const problems = await Promise.all([
    check('tsconfig.json', ['--outDir', outDir]),
    check('tsconfig.editor.json', remembered('editor')),
    check('tsconfig.test.json', remembered('test')),
    check('tsconfig.page.json', remembered('page')),
  ]);
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0) throw new Failure(found.join('\n\n'));
}

/** What needs no output may skip what has not changed since the last check. @param {string} name */
const remembered = (name) => {
  const file = inRoot('node_modules', '.cache', 'onenet-nbiot', `${name}.tsbuildinfo`);
  return ['--incremental', '--tsBuildInfoFile', file];
};

/** @param {string} project @param {string[]} [more] @returns {Promise<string | null>} what is wrong */
async function check(project, more = []) {
  const tsc = require.resolve('typescript/bin/tsc');
  const { code, output } = await run(process.execPath, [tsc, '-p', project, ...more], {
    capture: true,
  });
  return code === 0 ? null : `${project} does not compile:\n${output.trim()}`;
}

/** The files of the simulator's page. */
const PAGE = 'lib/simulator/page/public';

/** @param {string} dist where the compiled `lib` is */
export const copySimulatorPage = (dist) => cp(inRoot(PAGE), join(dist, PAGE), { recursive: true });
