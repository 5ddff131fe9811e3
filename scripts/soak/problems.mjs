/** What a soak must not show. */
import { afterWarmUp, riseOf } from './trend.mjs';

/** Bytes by which the heap, after garbage collection, may rise over the run; a leak has no bound. */
const HEAP_RISE = 2_000_000;

/** @param {import('./soak.mjs').SoakResult} result @returns {string[]} sentences */
export function findProblems({ samples, account, faults, start, end, exitCode }) {
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
