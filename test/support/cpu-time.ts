/**
 * Milliseconds of CPU that a function takes at best of three: on a machine that has other work too, time itself says
 * little, and a collection of garbage may come at any moment. What takes time by the square of its input takes seconds.
 */
export function cpuTime(run: () => void): number {
  return Math.min(...[1, 2, 3].map(() => once(run)));
}

function once(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
