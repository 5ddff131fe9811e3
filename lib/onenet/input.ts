/** Reads single inputs forgivingly: an environment variable, for one, can only be text. */

/** A decimal whole number in text becomes a number; blank becomes `undefined`; anything else stays. */
export function readNumber(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return value ?? undefined;
  if (value.length > LONGEST) return value;
  const text = value.trim();
  return text === '' ? undefined : readDigits(text);
}

/** Digits in text become a number; anything else stays, a blank text too. */
export function readDigits(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > LONGEST) return value;
  const text = value.trim();
  return /^-?\d{1,15}$/.test(text) ? Number(text) : value;
}

/** Characters of a text that may be a number. */
const LONGEST = 64;

/** The identity of a device as a parameter of an address. An IMEI goes in as it is, without being looked at twice. */
export function encodeIdentity(identity: string): string {
  return /^[A-Za-z0-9]*$/.test(identity) ? identity : encodeURIComponent(identity);
}
