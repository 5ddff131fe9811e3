/**
 * The day of the build, which no right clock is before. In the source a constant stands for it, so that tests do not depend
 * on the day; the build replaces its value in what has been compiled.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '../project/project.mjs';

/** Holds the constant, below the compiled code. */
const FILE = 'lib/onenet/credentials/platform-clock.js';

const DAY = 24 * 3600 * 1000;

/** Days by which the clock of a computer that builds may be ahead. */
const SLACK = 30;

/**
 * Writes the day of the build into `dist/`.
 *
 * @param {string} dist where the compiled `lib` is
 * @param {number} [now] milliseconds since 1970; by default `SOURCE_DATE_EPOCH` if it is set, so that a build can be repeated
 */
export function stampBuildDate(dist, now = sourceDate() ?? Date.now()) {
  const file = join(dist, FILE);
  const compiled = readFileSync(file, 'utf8');
  const [, expression, year, month, day] =
    /BUILD_DATE = (Date\.UTC\((\d+), (\d+), (\d+)\));/.exec(compiled) ?? [];
  if (expression === undefined) throw new Failure(`${FILE} holds no date to replace.`);
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

/**
 * The day that {@link stampBuildDate} has written.
 *
 * @param {string} dist
 * @returns {number} milliseconds since 1970; NaN where there is no build
 */
export function readBuildDate(dist) {
  const file = join(dist, FILE);
  const compiled = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return Number(/BUILD_DATE = (\d+);/.exec(compiled)?.[1]);
}
