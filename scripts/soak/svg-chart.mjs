import { FIGURES, rangeOf } from './figures.mjs';

const WIDTH = 760;
const ROW = 110;
const LEFT = 90;
const RIGHT = 90;

/** A row for each figure over the same time, each from 0 to its highest value. @param {any[]} samples @param {string} title */
export function drawSvg(samples, title) {
  const height = 50 + FIGURES.length * ROW + 30;
  const end = samples.at(-1)?.second ?? 1;
  const rows = FIGURES.map((figure, index) => drawRow(figure, samples, end, 50 + index * ROW));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${LEFT}" y="24" font-size="14" font-weight="bold">${title}</text>
${rows.join('\n')}
<text x="${LEFT}" y="${height - 10}" fill="#555">0 min</text>
<text x="${WIDTH - RIGHT}" y="${height - 10}" fill="#555" text-anchor="end">${(end / 60).toFixed(1)} min</text>
</svg>
`;
}

function drawRow({ name, read, show }, samples, end, top) {
  const bottom = top + ROW - 30;
  const { high } = rangeOf(samples.map(read));
  const x = ({ second }) => LEFT + (second / end) * (WIDTH - LEFT - RIGHT);
  const y = (sample) => bottom - (read(sample) / (high || 1)) * (bottom - top);
  const points = samples.map((sample) => `${x(sample).toFixed(1)},${y(sample).toFixed(1)}`);
  return `<text x="${LEFT - 10}" y="${bottom}" text-anchor="end">${name}</text>
<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${bottom}" y2="${bottom}" stroke="#bbb"/>
<polyline points="${points.join(' ')}" fill="none" stroke="#2a7f8a" stroke-width="1.5"/>
<text x="${WIDTH - RIGHT + 8}" y="${top + 10}" fill="#555">${show(high)}</text>`;
}
