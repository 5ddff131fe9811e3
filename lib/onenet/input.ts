/** Reads single inputs forgivingly: an environment variable, for one, can only be text. */

/** A decimal whole number in text becomes a number; blank becomes `undefined`; anything else stays. */
export function readNumber(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return value ?? undefined;
  const text = value.trim();
  if (text === '') return undefined;
  return /^-?\d{1,15}$/.test(text) ? Number(text) : value;
}

/**
 * A device identity is text: a whole number becomes its digits; blank becomes `undefined`; surrounding white
 * space goes. Anything else stays, for the schema to refuse.
 */
export function readIdentity(value: unknown): unknown {
  if (typeof value === 'bigint' || (Number.isSafeInteger(value) && (value as number) >= 0)) {
    return String(value);
  }
  if (typeof value !== 'string') return value ?? undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}
