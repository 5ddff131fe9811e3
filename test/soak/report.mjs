/** The figures of a run: its trend, the samples as a JSON file, and charts for a file and for the terminal. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';

import { inRoot, ROOT } from '../../scripts/project/project.mjs';

/**
 * @param {import('./main.mjs').Options} options @param {import('./soak.mjs').SoakResult} result
 * @param {string[]} problems @returns {string[]} the files
 */
export function writeReport(options, { samples, account, start, end }, problems) {
  const date = new Date().toISOString();
  const name = `soak-${date.slice(0, 19).replace(/\D/g, '')}`;
  const report = {
    date,
    node: process.version,
    cores: availableParallelism(),
    options,
    messages: { fed: account.fed, left: account.left, states: account.states },
    heapRise: Math.round(riseOf(afterWarmUp(samples), ({ heapUsed }) => heapUsed)),
    problems,
    start,
    end,
    samples,
  };
  const title = `${options.minutes} minutes, ${options.rate} messages a second, ${options.devices} devices`;
  mkdirSync(inRoot('artifacts'), { recursive: true });
  const json = inRoot('artifacts', `${name}.json`);
  const svg = inRoot('artifacts', `${name}.svg`);
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(svg, drawSvg(samples, title));
  return [json, svg].map((file) => relative(ROOT, file));
}

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

/** What is drawn of each sample. */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const count = (number) => String(Math.round(number));

const FIGURES = [
  { name: 'heap', read: ({ heapUsed }) => heapUsed, show: megabytes },
  { name: 'resident', read: ({ rss }) => rss, show: megabytes },
  { name: 'handles', read: ({ handles }) => handles, show: count },
  { name: 'in flight', read: ({ inFlight }) => inFlight, show: count },
  { name: 'waiting', read: ({ waiting }) => waiting, show: count },
];

/** @param {number[]} values */
const rangeOf = (values) => ({ low: Math.min(...values), high: Math.max(...values) });

const SVG_WIDTH = 760;
const ROW = 110;
const LEFT = 90;
const RIGHT = 90;

/** A row for each figure over the same time, each from 0 to its highest value. @param {any[]} samples @param {string} title */
function drawSvg(samples, title) {
  const height = 50 + FIGURES.length * ROW + 30;
  const end = samples.at(-1)?.second ?? 1;
  const rows = FIGURES.map((figure, index) => drawRow(figure, samples, end, 50 + index * ROW));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SVG_WIDTH} ${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${LEFT}" y="24" font-size="14" font-weight="bold">${title}</text>
${rows.join('\n')}
<text x="${LEFT}" y="${height - 10}" fill="#555">0 min</text>
<text x="${SVG_WIDTH - RIGHT}" y="${height - 10}" fill="#555" text-anchor="end">${(end / 60).toFixed(1)} min</text>
</svg>
`;
}

function drawRow({ name, read, show }, samples, end, top) {
  const bottom = top + ROW - 30;
  const { high } = rangeOf(samples.map(read));
  const x = ({ second }) => LEFT + (second / end) * (SVG_WIDTH - LEFT - RIGHT);
  const y = (sample) => bottom - (read(sample) / (high || 1)) * (bottom - top);
  const points = samples.map((sample) => `${x(sample).toFixed(1)},${y(sample).toFixed(1)}`);
  return `<text x="${LEFT - 10}" y="${bottom}" text-anchor="end">${name}</text>
<line x1="${LEFT}" x2="${SVG_WIDTH - RIGHT}" y1="${bottom}" y2="${bottom}" stroke="#bbb"/>
<polyline points="${points.join(' ')}" fill="none" stroke="#2a7f8a" stroke-width="1.5"/>
<text x="${SVG_WIDTH - RIGHT + 8}" y="${top + 10}" fill="#555">${show(high)}</text>`;
}

const BARS = '▁▂▃▄▅▆▇█';
const COLUMNS = 60;

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
  const columns = Math.min(COLUMNS, values.length);
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * values.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * values.length) / columns));
    const part = values.slice(from, to);
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}
