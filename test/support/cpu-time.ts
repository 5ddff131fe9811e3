/**
 * Milliseconds of CPU that a function takes: on a machine that has other work too, time itself says little. What takes
 * time by the square of its input takes seconds.
 */
export function cpuTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
