/** Writes the day of the build into `dist/`: no right clock shows an earlier one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '../project/project.mjs';

/** Compiled from the source, where a constant stands for it, so that tests do not depend on the day. */
export const BUILD_DATE_FILE = 'lib/onenet/credentials/build-date.js';

const DAY = 24 * 3600 * 1000;

/** Days by which the clock of a computer that builds may be ahead. */
const SLACK = 30;

/**
 * @param {string} dist where the compiled `lib` is
 * @param {number} [now] milliseconds since 1970; by default `SOURCE_DATE_EPOCH` if it is set, so that a build can be repeated
 */
export function stampBuildDate(dist, now = sourceDate() ?? Date.now()) {
  const file = join(dist, BUILD_DATE_FILE);
  const compiled = readFileSync(file, 'utf8');
  const [expression, year, month, day] = /Date\.UTC\((\d+), (\d+), (\d+)\)/.exec(compiled) ?? [];
  if (expression === undefined) throw new Failure(`${BUILD_DATE_FILE} holds no date to replace.`);
  // Never before the constant: a computer that builds may have lost its time.
  const earliest = Date.UTC(Number(year), Number(month), Number(day));
  const date = Math.max(earliest, (Math.floor(now / DAY) - SLACK) * DAY);
  writeFileSync(file, compiled.replace(expression, String(date)));
}

/** @returns {number | undefined} */
function sourceDate() {
  const seconds = Number(process.env.SOURCE_DATE_EPOCH);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}
