/**
 * `npm run soak -- --minutes 15`: a steady load with every fault, in a real Node-RED, to see whether memory or
 * handles grow and whether a message gets lost. Needs a build. Exit code 1 if anything is not as it must be.
 */
import { parseArgs } from 'node:util';

import { Failure, runMain } from '../../scripts/project/project.mjs';
import { afterWarmUp, drawInTerminal, riseOf, writeReport } from './report.mjs';
import { soak } from './soak.mjs';

/** @typedef {{ minutes: number, rate: number, devices: number, seed: number, every: number }} Options */

const DEFAULTS = { minutes: 15, rate: 200, devices: 400, every: 5 };

/** Bytes by which the heap, after garbage collection, may rise over the run; a leak has no bound. */
const HEAP_RISE = 2_000_000;

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

/** @param {string[]} args @returns {Options} `rate` in messages a second, `every` in seconds between two samples */
function readOptions(args) {
  const text = { type: /** @type {const} */ ('string') };
  const { values } = parseArgs({
    args,
    options: { minutes: text, rate: text, devices: text, seed: text, every: text },
  });
  const read = (name, fallback) => {
    const number = Number(values[name] ?? fallback);
    if (!(number > 0)) throw new Failure(`--${name} must be a number above 0`);
    return number;
  };
  return {
    minutes: read('minutes', DEFAULTS.minutes),
    rate: read('rate', DEFAULTS.rate),
    devices: Math.floor(read('devices', DEFAULTS.devices)),
    seed: Math.floor(read('seed', Date.now() % 1_000_000_007)),
    every: read('every', DEFAULTS.every),
  };
}

/** What a soak must not show. @param {import('./soak.mjs').SoakResult} result @returns {string[]} sentences */
function findProblems({ samples, account, faults, start, end, exitCode }) {
  const problems = [...account.problems, ...faults.map((fault) => `uncaught: ${fault}`)];
  if (account.left !== account.fed) {
    problems.push(`${account.fed - account.left} of ${account.fed} messages never left`);
  }
  const rise = riseOf(afterWarmUp(samples), ({ heapUsed }) => heapUsed);
  if (rise > HEAP_RISE) problems.push(`the heap rises by ${Math.round(rise / 1000)} kB`);
  const before = JSON.stringify(start.resources);
  const after = JSON.stringify(end.resources);
  if (before !== after) problems.push(`handles are left: ${after}, at the start ${before}`);
  if (end.sockets > 0) problems.push(`${end.sockets} sockets are left`);
  if (exitCode !== 0) problems.push(`Node-RED ended with ${exitCode}`);
  return problems;
}
