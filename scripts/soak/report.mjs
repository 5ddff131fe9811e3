/** The figures of a run as files: the samples as JSON, and a chart. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';

import { inRoot, ROOT } from '../project/root.mjs';
import { drawSvg } from './svg-chart.mjs';
import { afterWarmUp, riseOf } from './trend.mjs';

/**
 * @param {import('./options.mjs').Options} options @param {import('./soak.mjs').SoakResult} result
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
