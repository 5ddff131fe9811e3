/**
 * Seconds to wait according to a `Retry-After` header: a number of seconds, or a date (RFC 9110, section 10.2.3).
 * `undefined` for anything else.
 */
export function parseRetryAfter(value: string, now: number): number | undefined {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text);
  const time = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - now) / 1000));
}
