/**
 * Write, when the device next speaks: the platform keeps the command for it.
 *
 * Source: OneNET documentation, "cached command: write device resource" (`POST /nbiot/offline`).
 */

import { encodeBody } from '../body';
import { RECORD_DEADLINE_MS } from '../cached/deadline';
import { formatPlatformTime } from '../cached/platform-time';
import { readSchedule } from '../cached/schedule';
import { readUuid } from '../cached/uuid';
import { readNumber } from '../input';
import type { Operation, RequestSummary } from '../operation';
import { decodeVerdict } from '../reply';
import { schemaProblem } from '../schema-problem';
import { checkOf, type Schema } from '../validate';
import { write, writeTarget, type WriteCommand, type WriteInput } from './write';

/** What to write and when, as it comes from outside; what may be left out may be blank as well. */
export interface CachedWriteInput extends WriteInput {
  /** Seconds from now, a Date, or an ISO 8601 text with a zone; a day from now if blank. */
  readonly expires?: unknown;
  /** The same; at once if blank. */
  readonly validFrom?: unknown;
  /** How many more times it is delivered if the device does not answer, 0 to 10; 3 if blank. */
  readonly retry?: unknown;
  /** The uplinks that set off a delivery, as a sum: 1 register, 2 update, 4 notify; all, 7, if blank. */
  readonly trigger?: unknown;
}

/** A cached Write that can be sent as it is. Times are milliseconds since 1970, on whole seconds. */
export interface CachedWriteCommand {
  readonly write: WriteCommand;
  readonly expires: number;
  readonly validFrom?: number;
  readonly retry: number;
  readonly trigger: number;
}

export const cachedWrite: Operation<CachedWriteInput, CachedWriteCommand> = {
  name: 'cached-write',

  parse(input, now = Date.now()) {
    const parsed = write.parse(input);
    if (parsed.kind === 'invalid') return parsed;
    const delivery = {
      retry: readNumber(input.retry) ?? 3,
      trigger: readNumber(input.trigger) ?? 7,
    };
    if (!isDelivery(delivery)) return schemaProblem(isDelivery.errors?.[0]);
    const times = readSchedule(input, now);
    if (times.kind === 'invalid') return times;
    return { kind: 'valid', command: { write: parsed.command, ...times.schedule, ...delivery } };
  },

  encode(command) {
    const { validFrom, expires, retry, trigger } = command;
    const begin = validFrom === undefined ? '' : `&valid_time=${formatPlatformTime(validFrom)}`;
    return {
      method: 'POST',
      target:
        `${writeTarget('/nbiot/offline', command.write)}${begin}` +
        `&expired_time=${formatPlatformTime(expires)}&retry=${retry}&trigger_msg=${trigger}`,
      body: encodeBody(command.write.data),
      deadline: RECORD_DEADLINE_MS,
    };
  },

  /** errno 0 of this operation means that the platform keeps the command, and nothing about the device. */
  decode(reply, command) {
    const outcome = decodeVerdict(reply, 'queued');
    if (outcome.kind !== 'accepted') return outcome;
    const uuid = readUuid(outcome.reply.data);
    if (uuid === undefined) return outcome;
    const expires = command === undefined ? {} : { expires: command.expires };
    return { ...outcome, cached: { uuid, ...expires } };
  },

  describe({ write: instant, expires, validFrom, retry, trigger }): RequestSummary {
    return {
      ...write.describe(instant),
      delivery: 'cached',
      expires: new Date(expires).toISOString(),
      ...(validFrom === undefined ? {} : { validFrom: new Date(validFrom).toISOString() }),
      retry,
      trigger,
    };
  },
};

/** Leaves out a beginning that has passed while the command waited for its turn; the platform would refuse it. */
export function withoutPastBeginning(command: CachedWriteCommand, now: number): CachedWriteCommand {
  const { write: instant, expires, validFrom, retry, trigger } = command;
  return validFrom === undefined || validFrom > now
    ? command
    : { write: instant, expires, retry, trigger };
}

interface Delivery {
  readonly retry: number;
  readonly trigger: number;
}

export const cachedWriteSchema = {
  $id: 'cachedWrite',
  type: 'object',
  required: ['retry', 'trigger'],
  properties: {
    retry: { type: 'integer', minimum: 0, maximum: 10 },
    trigger: { type: 'integer', minimum: 1, maximum: 7 },
  },
} as unknown as Schema<Delivery>;

const isDelivery = checkOf(cachedWriteSchema);
