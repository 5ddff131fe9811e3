/**
 * `npm run soak -- --minutes 15`: a steady load with every fault, in a real Node-RED, to see whether memory or
 * handles grow and whether a message gets lost. Needs a build. Exit code 1 if anything is not as it must be.
 */
import { runMain } from './project/failure.mjs';
import { readOptions } from './soak/options.mjs';
import { findProblems } from './soak/problems.mjs';
import { writeReport } from './soak/report.mjs';
import { soak } from './soak/soak.mjs';
import { drawInTerminal } from './soak/terminal-chart.mjs';

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  console.log(
    `${options.minutes} minutes, ${options.rate} messages a second to ${options.devices} devices, seed ${options.seed}`,
  );
  const result = await soak(options);
  console.log(`\n${drawInTerminal(result.samples)}\n`);
  const problems = findProblems(result);
  const files = writeReport(options, result, problems);
  console.log(`Written: ${files.join(', ')}`);
  for (const problem of problems) console.error(`✖ ${problem}`);
  if (problems.length === 0) console.log('✔ every message accounted for, nothing grows');
  else process.exitCode = 1;
});
