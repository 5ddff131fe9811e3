/** The coverage that the suite of the source left behind. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { inRoot } from '../project/project.mjs';
import { run } from '../project/run.mjs';

const require = createRequire(import.meta.url);

/** Lines of `lib` that tests must reach, in per cent. */
const LIB_LINES = 95;

/**
 * Lists the coverage of all files that are not covered completely.
 * @returns {Promise<{ output: string, problem: string | null }>} the list, and what falls short
 */
export async function reportCoverage() {
  const { exclude } = JSON.parse(readFileSync(inRoot('.c8rc.json'), 'utf8'));
  const without = [...exclude, ...typeOnlyFiles()].flatMap((file) => ['--exclude', file]);
  const kinds = ['--reporter', 'text', '--reporter', 'lcovonly', '--skip-full'];
  const report = await c8(['report', ...kinds, ...without]);
  const lib = ['--include', 'lib/**/*.ts', '--src', 'lib', '--lines', String(LIB_LINES)];
  const check = await c8(['check-coverage', ...lib, ...without]);
  const problem =
    check.code === 0 ? null : `fewer than ${LIB_LINES} % of the lines of lib are covered`;
  return { output: report.output + check.output, problem };
}

/** @param {string[]} args */
const c8 = (args) =>
  run(process.execPath, [require.resolve('c8/bin/c8.js'), ...args], { capture: true });

/**
 * Sources that hold types alone: nothing of them can run, and counted as never run they would hide what could.
 * What they compile to tells.
 */
function typeOnlyFiles() {
  const nothing =
    /^"use strict";\s*Object\.defineProperty\(exports, "__esModule", \{ value: true \}\);\s*$/;
  return ['lib', 'nodes'].flatMap((folder) =>
    readdirSync(inRoot('dist', folder), { recursive: true })
      .map((file) => join(folder, String(file)).replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.js'))
      .filter((file) => nothing.test(readFileSync(inRoot('dist', file), 'utf8')))
      .map((file) => file.replace(/\.js$/, '.ts')),
  );
}
