/** The value of a Resource as it is pushed. */

import { readValue } from '../read-value';

/**
 * Bytes come as a list of numbers, or beside the value in hex; both become a Buffer. See {@link readValue}.
 *
 * @param path `3303/0/5700`; of any other name, such as a property of a thing model, a list is no bytes
 * @param bytes `bin_data` of the newer push
 */
export function readPushedValue(
  path: string | undefined,
  value: unknown,
  bytes?: unknown,
): unknown {
  if (typeof bytes === 'string' && /^(?:[0-9a-f]{2})+$/i.test(bytes)) {
    return Buffer.from(bytes, 'hex');
  }
  // Nearly every value is a number, a text or a boolean, and stays as it is.
  if (typeof value !== 'object' && typeof value !== 'bigint') return value;
  const ids = /^(\d{1,5})\/\d{1,5}\/(\d{1,5})$/.exec(path ?? '');
  return ids === null ? value : readValue(Number(ids[1]), Number(ids[2]), value);
}
