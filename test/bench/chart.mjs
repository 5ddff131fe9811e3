/** Messages per second as horizontal bars, in a colour that reads on light and on dark. */

const BARS = [
  ['this node', 'ours perSecond'],
  ['function + http request', 'today perSecond'],
  ['loop over axios', 'axios perSecond'],
  ['bare node over undici', 'undici-node perSecond'],
  ['loop over undici', 'undici perSecond'],
  ['this node, https', 'ours-https perSecond'],
  ['function + http request, https', 'today-https perSecond'],
  ['loop over undici, https', 'undici-https perSecond'],
];
const LEFT = 210;
const WIDTH = 420;
const ROW = 28;

export function renderChart(results) {
  const values = BARS.map(([label, key]) => [label, results.median(key)]);
  const most = Math.max(...values.map(([, value]) => value));
  const bars = values.map(([label, value], index) => {
    const y = 20 + index * ROW;
    const width = ((value / most) * WIDTH).toFixed(1);
    const colour = label.startsWith('this node') ? '#2f8f9d' : '#9aa5ab';
    return `  <text x="${LEFT - 8}" y="${y + 13}" text-anchor="end">${label}</text>
  <rect x="${LEFT}" y="${y}" width="${width}" height="18" rx="2" fill="${colour}"/>
  <text x="${(LEFT + Number(width) + 6).toFixed(1)}" y="${y + 13}">${Math.round(value).toLocaleString('en-US')}</text>`;
  });
  const height = 30 + values.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + 90} ${height}" font-family="sans-serif" font-size="13" fill="#6b7780" role="img">
  <title>Messages per second, 64 in flight</title>
${bars.join('\n')}
</svg>
`;
}
