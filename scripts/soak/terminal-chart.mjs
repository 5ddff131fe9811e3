import { FIGURES, rangeOf } from './figures.mjs';

const BARS = '▁▂▃▄▅▆▇█';
const WIDTH = 60;

/** One line for each figure, from the lowest bar at its lowest value to the highest at its highest. @param {any[]} samples */
export function drawInTerminal(samples) {
  return FIGURES.map(({ name, read, show }) => {
    const values = shrink(samples.map(read));
    const { low, high } = rangeOf(values);
    const bars = values.map((value) => BARS[barOf(value, low, high)]).join('');
    return `${name.padEnd(10)} ${bars}  ${show(low)} to ${show(high)}`;
  }).join('\n');
}

const barOf = (value, low, high) =>
  high === low ? 0 : Math.min(7, Math.floor(((value - low) / (high - low)) * 8));

/** Means of neighbours, where there are more samples than columns. @param {number[]} values */
function shrink(values) {
  const columns = Math.min(WIDTH, values.length);
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * values.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * values.length) / columns));
    const part = values.slice(from, to);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}
