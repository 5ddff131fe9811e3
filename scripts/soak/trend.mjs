/** A run settles first: code is compiled, connections are made, queues behind silent devices fill. */
const WARM_UP_SHARE = 0.25;

/** The samples that say something about growth. @template T @param {T[]} samples */
export const afterWarmUp = (samples) => samples.slice(Math.ceil(samples.length * WARM_UP_SHARE));

/**
 * By how much the straight line through the samples rises from the first to the last (least squares).
 * @param {{ second: number }[]} samples @param {(sample: any) => number} read
 */
export function riseOf(samples, read) {
  if (samples.length < 2) return 0;
  const mean = (numbers) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const seconds = samples.map(({ second }) => second);
  const values = samples.map(read);
  const middle = mean(seconds);
  const average = mean(values);
  const slope =
    seconds.reduce((sum, second, at) => sum + (second - middle) * (values[at] - average), 0) /
    seconds.reduce((sum, second) => sum + (second - middle) ** 2, 0);
  return slope * (seconds.at(-1) - seconds[0]);
}
