/**
 * Write, when the device next speaks: the platform keeps the command for it.
 *
 * Source: OneNET documentation, "cached command: write device resource" (`POST /nbiot/offline`).
 */

import { CACHED_DEFAULTS, ok, RETRY_RANGE, TRIGGER_RANGE, type Result } from '../../contract';
import { readUuid } from '../cached/record';
import { formatPlatformTime, readSchedule, timesOf, type Schedule } from '../cached/times';
import { readNumber } from '../input';
import { validate } from '../schema-fault';
import { checkOf, type Schema } from '../validation';
import { decodeVerdict } from '../verdict';
import { RECORD_DEADLINE_MS } from './cached-commands';
import type { Operation, RequestSummary, SendContext } from './operation';
import { encodeBody, write, writeTarget, type WriteCommand, type WriteInput } from './write';

/** What to write and when, as it comes from outside; what may be left out may be blank as well. */
export interface CachedWriteInput extends WriteInput {
  /** Seconds from when the request leaves, a Date, or an ISO 8601 text with a zone; a day if blank. */
  readonly expires?: unknown;
  /** The same; at once if blank. */
  readonly validFrom?: unknown;
  /** How many more times it is delivered if the device does not answer, 0 to 10; 3 if blank. */
  readonly retry?: unknown;
  /** The uplinks that set off a delivery, as a sum: 1 register, 2 update, 4 notify; all, 7, if blank. */
  readonly trigger?: unknown;
}

/** A cached Write that can be sent as it is. */
export interface CachedWriteCommand extends Schedule {
  readonly write: WriteCommand;
  readonly retry: number;
  readonly trigger: number;
}

export const cachedWrite: Operation<CachedWriteInput, CachedWriteCommand> = {
  name: 'cached-write',

  parse(input, now = Date.now()): Result<CachedWriteCommand> {
    const parsed = write.parse(input);
    if (!parsed.ok) return parsed;
    const delivery = validate(isDelivery, {
      retry: readNumber(input.retry) ?? CACHED_DEFAULTS.retry,
      trigger: readNumber(input.trigger) ?? CACHED_DEFAULTS.trigger,
    });
    if (!delivery.ok) return delivery;
    const schedule = readSchedule(input, now);
    if (!schedule.ok) return schedule;
    return ok({ write: parsed.value, ...schedule.value, ...delivery.value });
  },

  encode(command, { now }) {
    const { validFrom, expires } = timesOf(command, now);
    const begin = validFrom === undefined ? '' : `&valid_time=${formatPlatformTime(validFrom)}`;
    return {
      method: 'POST',
      target:
        `${writeTarget('/nbiot/offline', command.write)}${begin}` +
        `&expired_time=${formatPlatformTime(expires)}` +
        `&retry=${command.retry}&trigger_msg=${command.trigger}`,
      body: encodeBody(command.write.data),
      deadline: RECORD_DEADLINE_MS,
    };
  },

  /** errno 0 of this operation means that the platform keeps the command, and nothing about the device. */
  decode(reply, command, context) {
    const outcome = decodeVerdict(reply, 'queued');
    if (outcome.kind !== 'accepted') return outcome;
    const uuid = readUuid(outcome.reply.data);
    if (uuid === undefined) return outcome;
    const expires = command === undefined ? undefined : expiryOf(command, context);
    return { ...outcome, cached: expires === undefined ? { uuid } : { uuid, expires } };
  },

  describe(command, context): RequestSummary {
    const expires = expiryOf(command, context);
    const { validFrom } = command;
    const begin =
      context === undefined
        ? validFrom?.kind === 'at'
          ? validFrom.time
          : undefined
        : timesOf(command, context.now).validFrom;
    return {
      ...write.describe(command.write),
      delivery: 'cached',
      ...(expires === undefined ? {} : { expires: new Date(expires).toISOString() }),
      ...(begin === undefined ? {} : { validFrom: new Date(begin).toISOString() }),
      retry: command.retry,
      trigger: command.trigger,
    };
  },
};

/** Milliseconds since 1970; `undefined` as long as it counts from a request that has not left. */
export function expiryOf(
  command: CachedWriteCommand,
  context: SendContext | undefined,
): number | undefined {
  if (context !== undefined) return timesOf(command, context.now).expires;
  return command.expires.kind === 'at' ? command.expires.time : undefined;
}

interface DeliveryRequest {
  readonly retry: number;
  readonly trigger: number;
}

export const cachedWriteSchema: Schema<DeliveryRequest> = {
  $id: 'cachedWrite',
  type: 'object',
  required: ['retry', 'trigger'],
  properties: {
    retry: { type: 'integer', minimum: RETRY_RANGE.min, maximum: RETRY_RANGE.max },
    trigger: { type: 'integer', minimum: TRIGGER_RANGE.min, maximum: TRIGGER_RANGE.max },
  },
};

const isDelivery = checkOf(cachedWriteSchema);
