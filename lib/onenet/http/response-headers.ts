/** The few headers of an answer that matter to this package. */

/**
 * A time by the server's clock in milliseconds since 1970, from a header such as `Date` (RFC 9110, section 5.6.7);
 * `undefined` if it cannot be read.
 */
export function parseHttpDate(value: string): number | undefined {
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Seconds to wait according to a `Retry-After` header: a number of seconds, or a date (RFC 9110, section 10.2.3).
 * `undefined` for anything else.
 *
 * @param now milliseconds since 1970 by the server's clock, which this computer's may not agree with
 */
export function parseRetryAfter(value: string, now: number): number | undefined {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text);
  const time = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - now) / 1000));
}
