/**
 * Times of cached commands as the platform writes them: `2026-01-31T08:00:00`, without a zone.
 *
 * The OneNET documentation does not name the zone of these times. All its other times are China's, so they are taken as
 * UTC+8 here, and nowhere else, whatever zone the runtime is in. China has no daylight saving time.
 */

import { millisecondsOf } from './calendar';

const UTC_PLUS_8_MS = 8 * 3_600_000;

/** @param time milliseconds since 1970, in the years 1 to 9999; what is beyond whole seconds is cut off */
export function formatPlatformTime(time: number): string {
  return new Date(time + UTC_PLUS_8_MS).toISOString().slice(0, 19);
}

/**
 * Reads a time out of an answer. `T` or a space may stand in the middle; milliseconds may follow a full stop or a
 * colon, as in the platform's logs; and a zone, should the platform ever name one, is believed.
 *
 * @returns milliseconds since 1970, `undefined` for what is no time
 */
export function parsePlatformTime(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const parts = PLATFORM_TIME.exec(text.trim());
  return parts === null ? undefined : millisecondsOf(parts, UTC_PLUS_8_MS);
}

const PLATFORM_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.:](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/i;
