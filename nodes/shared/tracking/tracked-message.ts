/** A message that waits for the result of a cached command, as it is kept while the node is closed. */

import type { RequestSummary } from '../../../lib/onenet';
import type { Message } from '../node-red';
import { pack, unpack } from './serialize';

export interface Followed {
  readonly msg: Message;
  readonly uuid: string;
  readonly imei: string;
  /** When the message came, in milliseconds since 1970. */
  readonly came: number;
  /** Until when the platform keeps the command, on its clock, where that is known. */
  readonly expires?: number | undefined;
  /** How often the command was sent on its way to the platform. */
  readonly attempts: number;
  /** Whether an earlier attempt had no verdict, so that the device may have been written already. */
  readonly mayHaveHappened: boolean;
  readonly request: RequestSummary;
}

const VERSION = 1;

/** @throws Unpackable for a message that text cannot hold, or whatever a strange message throws when it is read */
export function toText(followed: Followed): string {
  return pack({ version: VERSION, ...followed });
}

/** `undefined` for anything that {@link toText} did not write. */
export function fromText(text: unknown): Followed | undefined {
  if (typeof text !== 'string') return undefined;
  let value: unknown;
  try {
    value = unpack(text);
  } catch {
    // Somebody else's, or cut short: it is none of ours, and the caller says so.
    return undefined;
  }
  return isFollowed(value) ? value : undefined;
}

function isFollowed(value: unknown): value is Followed {
  const { version, msg, uuid, imei, came, attempts, request } = (value ?? {}) as Record<
    string,
    unknown
  >;
  return (
    version === VERSION &&
    isObject(msg) &&
    isObject(request) &&
    typeof uuid === 'string' &&
    typeof imei === 'string' &&
    typeof came === 'number' &&
    typeof attempts === 'number'
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
