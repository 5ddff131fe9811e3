/**
 * `npm test`: installs what is missing, builds, and runs every test; says what was skipped and why.
 * The last line is always `N passed, N failed`.
 */
import { ensureDependencies } from './project/install.mjs';
import { Failure, needNode } from './project/project.mjs';
import { run } from './project/run.mjs';
import { reportCoverage } from './test/coverage.mjs';
import { runSuite } from './test/run-suite.mjs';
import { hasTests, SUITES } from './test/suites.mjs';

let passed = 0;
let failed = 0;
/** @type {string[]} */
const problems = [];

try {
  needNode();
  await ensureDependencies();
  const { code } = await run(process.execPath, ['scripts/build.mjs']);
  if (code !== 0) throw new Failure('the build failed, so no test was run');
  await runAll();
} catch (error) {
  failed += 1;
  problems.push(error instanceof Failure ? error.message : String(error?.stack ?? error));
}
for (const problem of problems) console.error(`✖ ${problem}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function runAll() {
  const skipped = [];
  for (const suite of SUITES.filter(hasTests)) {
    const result = await runSuite(suite);
    passed += result.passed;
    failed += result.failed;
    skipped.push(...result.skipped);
    if (result.problem !== null) problems.push(result.problem);
    if (!suite.coverage) continue;
    const problem = await reportCoverage();
    if (problem === null) continue;
    failed += 1;
    problems.push(problem);
  }
  listSkipped(skipped);
}

/** @param {{ title: string, reason: string }[]} skipped */
function listSkipped(skipped) {
  if (skipped.length === 0) return console.log('\nNothing was skipped.');
  console.log(`\nSkipped: ${skipped.length}`);
  for (const reason of new Set(skipped.map((each) => each.reason))) {
    console.log(`  because ${reason}:`);
    for (const { title } of skipped.filter((each) => each.reason === reason)) {
      console.log(`    - ${title}`);
    }
  }
}
