/** A message that waits for the result of a cached command, and how it is kept while the node is closed. */

import type { Outcome, RequestSummary } from '../../../lib/onenet';
import type { Message } from '../node-red';
import { deserialize, serialize } from './serialize';

export interface TrackedMessage {
  readonly msg: Message;
  readonly uuid: string;
  readonly imei: string;
  /** When the message came, in milliseconds since 1970. */
  readonly came: number;
  /** Until when the platform keeps the command, on its clock, where that is known. */
  readonly expires?: number | undefined;
  /** Whether the platform has ever named this command: it is then no mistyped uuid. */
  readonly isKnown?: boolean | undefined;
  /** How often the command was sent on its way to the platform. */
  readonly attempts: number;
  /** Whether an earlier attempt had no verdict, so that the device may have been written already. */
  readonly mayHaveHappened: boolean;
  readonly request: RequestSummary;
}

/** A cached command that is tracked for a message. */
export type TrackTarget = Pick<TrackedMessage, 'uuid' | 'imei' | 'expires' | 'isKnown' | 'request'>;

/** The command that the platform has just taken to keep, unless its answer did not say under which name. */
export function whenQueued(outcome: Outcome, request: RequestSummary): TrackTarget | undefined {
  if (outcome.kind !== 'accepted' || outcome.state !== 'queued') return undefined;
  const { cached } = outcome;
  if (cached === undefined || cached.uuid === '') return undefined;
  const { uuid, expires } = cached;
  return { uuid, imei: String(request.imei), expires, isKnown: true, request };
}

/**
 * What a message tells of a command, as a node of ours has left it in `msg.onenet`: until when the platform keeps it,
 * and that the platform has named it.
 */
export function toldBy(msg: Message, uuid: string): Pick<TrackedMessage, 'expires' | 'isKnown'> {
  const { onenet } = msg as { onenet?: { uuid?: unknown; expires?: unknown } | null };
  const time = typeof onenet?.expires === 'string' ? Date.parse(onenet.expires) : NaN;
  const expires = Number.isNaN(time) ? undefined : time;
  return { expires, isKnown: expires !== undefined && onenet?.uuid === uuid };
}

const VERSION = 2;

/** @throws NotSerializable for a message that no string can hold, or whatever a strange message throws when it is read */
export function serializeTracked(tracked: TrackedMessage): string {
  return serialize({ version: VERSION, ...tracked });
}

/** `undefined` for anything that {@link serializeTracked} did not write. */
export function deserializeTracked(stored: unknown): TrackedMessage | undefined {
  if (typeof stored !== 'string') return undefined;
  let value: unknown;
  try {
    value = deserialize(stored);
  } catch {
    // Not written by this package, or cut short; the caller warns of it.
    return undefined;
  }
  return isTracked(value) ? value : undefined;
}

function isTracked(value: unknown): value is TrackedMessage {
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
