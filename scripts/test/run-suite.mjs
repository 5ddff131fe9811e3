/** One run of mocha, and what it counted. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inRoot } from '../project/project.mjs';
import { run } from '../project/run.mjs';

const require = createRequire(import.meta.url);

/** A run that does not end is a failure, not a reason to wait. Milliseconds. */
const DEADLINE = 15 * 60_000;

/**
 * @typedef {{ passed: number, failed: number, skipped: { title: string, reason: string }[], problem: string | null }} Result
 * @param {import('./suites.mjs').Suite} suite
 * @returns {Promise<Result>}
 */
export async function runSuite(suite) {
  const folder = mkdtempSync(join(tmpdir(), 'onenet-nbiot-test-'));
  const output = join(folder, 'counts.json');
  const mocha = [require.resolve('mocha/bin/mocha.js'), ...mochaArguments(suite, output)];
  const c8 = [require.resolve('c8/bin/c8.js'), '--reporter', 'none', process.execPath];
  const args = suite.coverage ? [...c8, ...mocha] : mocha;
  try {
    const { code, late } = await run(process.execPath, args, { deadline: DEADLINE });
    if (late)
      return broken(`mocha (${suite.name}) did not end within ${DEADLINE / 60_000} minutes`);
    if (!existsSync(output)) return broken(`mocha (${suite.name}) ended without a result`);
    const counts = JSON.parse(readFileSync(output, 'utf8'));
    if (code !== 0 && counts.failed === 0)
      return broken(`mocha (${suite.name}) ended with ${code}`);
    return { ...counts, problem: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {import('./suites.mjs').Suite} suite @param {string} output */
function mochaArguments(suite, output) {
  const without = (suite.without ?? []).flatMap((pattern) => ['--ignore', pattern]);
  const reporter = ['--reporter', inRoot('scripts/test/counting-reporter.cjs')];
  const options = ['--reporter-option', `output=${output}`, '--timeout', String(suite.timeout)];
  return [...reporter, ...options, ...without, suite.files];
}

/** @param {string} problem @returns {Result} */
const broken = (problem) => ({ passed: 0, failed: 1, skipped: [], problem });
