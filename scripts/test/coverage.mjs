/** The coverage that the source suite left behind. */
import { createRequire } from 'node:module';

import { run } from '../project/run.mjs';

const require = createRequire(import.meta.url);

/** Lines of `lib` that tests must reach, in per cent. */
const LIB_LINES = 95;

/** Prints the coverage of all, as a table of what is not complete. @returns {Promise<string | null>} what falls short */
export async function reportCoverage() {
  await c8(['report', '--reporter', 'text', '--reporter', 'lcovonly', '--skip-full']);
  const { code } = await c8([
    'check-coverage',
    '--lines',
    `${LIB_LINES}`,
    '--include',
    'lib/**/*.ts',
    '--src',
    'lib',
  ]);
  return code === 0 ? null : `fewer than ${LIB_LINES} % of the lines of lib are covered`;
}

/** @param {string[]} args */
const c8 = (args) => run(process.execPath, [require.resolve('c8/bin/c8.js'), ...args]);
