import type { Reply } from '../answer';
import { NO_DEVICE } from '../refusals';

/**
 * The verdict of the newest platform (iot-api.heclouds.com): `code` and `msg` instead of `errno` and `error`. It has no
 * public documentation; the numbers are those that its published clients know, and the words as well where they know
 * any. The others are the classic ones.
 */
export function newVerdict(reply: Reply): { readonly code: number; readonly msg: string } {
  const { errno, error } = reply;
  if (errno === 0) return { code: 0, msg: error };
  if (reply === NO_DEVICE) return { code: 10410, msg: 'device not exist' };
  const [code, words] = VERDICTS[errno] ?? OTHER;
  return { code, msg: words === '' ? error : words };
}

const INVALID_AUTHORIZATION = [10403, 'authentication failed:invalid authorization'] as const;
const PARAMETER = [10001, ''] as const;
const OTHER = [500, ''] as const;

/** By classic errno. */
const VERDICTS: Readonly<Partial<Record<number, readonly [code: number, words: string]>>> = {
  1: [10500, 'internal error'],
  2: INVALID_AUTHORIZATION,
  3: INVALID_AUTHORIZATION,
  4: PARAMETER,
  5: PARAMETER,
  6: PARAMETER,
  7: PARAMETER,
  2001: [10421, 'device not online'],
};
