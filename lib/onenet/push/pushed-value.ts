/** The value of a Resource as it is pushed. */

/**
 * Bytes come as a list of numbers, or beside the value in hex; both become a Buffer. Anything else stays as it came.
 *
 * @param bytes `bin_data` of the newer push
 */
export function readPushedValue(
  _path: string | undefined,
  value: unknown,
  bytes?: unknown,
): unknown {
  if (typeof bytes === 'string' && /^(?:[0-9a-f]{2})+$/i.test(bytes))
    return Buffer.from(bytes, 'hex');
  return Array.isArray(value) && value.length > 0 && value.every(isByte)
    ? Buffer.from(value)
    : value;
}

function isByte(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}
