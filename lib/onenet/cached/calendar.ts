/** Dates and times of day that stand in a text, as points in time. */

/**
 * @param parts what a pattern found: the whole, year, month, day, hour, minute, second, fraction, zone; the last three
 *   may be missing
 * @param offset milliseconds that the clock is ahead of UTC where the text names no zone
 * @returns milliseconds since 1970; `undefined` for a day or a time that does not exist, such as 30 February
 */
export function millisecondsOf(
  [, year, month, day, hour, minute, second, fraction, zone]: readonly (string | undefined)[],
  offset: number,
): number | undefined {
  const fields = [year, month, day, hour, minute, second].map((text) => Number(text ?? 0));
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = fields;
  const date = new Date(0);
  // Date.UTC would take the year 26 for 1926.
  date.setUTCFullYear(y, mo - 1, d);
  date.setUTCHours(h, mi, s, Number((fraction ?? '').slice(0, 3).padEnd(3, '0')));
  const isReal =
    date.getUTCMonth() === mo - 1 && date.getUTCDate() === d && h < 24 && mi < 60 && s < 60;
  const ahead = zone === undefined ? offset : offsetOf(zone);
  return isReal && ahead !== undefined ? date.getTime() - ahead : undefined;
}

/** `Z`, `+08:00` or `+0800` in milliseconds. */
function offsetOf(zone: string): number | undefined {
  const parts = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (parts === null) return 0;
  const [, sign, hours, minutes] = parts;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
