/**
 * An instant operation, kept by the platform until the device next speaks. What is asked of the device is the same; the
 * platform's path, its answer and the times of the command are not.
 *
 * Source: OneNET documentation, "cached command: read", "write" and "execute" (`/nbiot/offline`, `/nbiot/execute/offline`).
 */

import { CACHED_DEFAULTS, ok, readNumber, RETRY_RANGE, TRIGGER_RANGE } from '../../contract';
import { readUuid } from '../cached/record';
import { formatPlatformTime, isoTime, readSchedule, timesOf, type Schedule } from '../cached/times';
import { present } from '../json';
import { decodeVerdict } from '../outcome';
import {
  checkOf,
  RECORD_DEADLINE_MS,
  validate,
  type Operation,
  type Schema,
  type SendContext,
} from './operation';

/** When a command is delivered, as it comes from outside; what may be left out may be blank as well. */
export interface DeliveryInput {
  /** Seconds from when the request leaves, a Date, or an ISO 8601 text with a zone; a day if blank. */
  readonly expires?: unknown;
  /** The same; at once if blank. */
  readonly validFrom?: unknown;
  /** How many more times it is delivered if the device does not answer, 0 to 10; 3 if blank. */
  readonly retry?: unknown;
  /** The uplinks that set off a delivery, as a sum: 1 register, 2 update, 4 notify; all, 7, if blank. */
  readonly trigger?: unknown;
}

/** A command for the platform to keep, which can be sent as it is. */
export interface CachedDelivery<Command> extends Schedule {
  /** What the device is to do. */
  readonly instant: Command;
  readonly retry: number;
  readonly trigger: number;
}

/** @param name of the cached operation: `cached-write` */
export function cachedDelivery<Input, Command>(
  name: string,
  instant: Operation<Input, Command>,
): Operation<Input & DeliveryInput, CachedDelivery<Command>> {
  return {
    name,
    isTimed: true,

    parse(input, now = Date.now()) {
      const parsed = instant.parse(input, now);
      if (!parsed.ok) return parsed;
      const delivery = validate(isDelivery, {
        retry: readNumber(input.retry) ?? CACHED_DEFAULTS.retry,
        trigger: readNumber(input.trigger) ?? CACHED_DEFAULTS.trigger,
      });
      if (!delivery.ok) return delivery;
      const schedule = readSchedule(input, now);
      if (!schedule.ok) return schedule;
      return ok({ instant: parsed.value, ...schedule.value, ...delivery.value });
    },

    encode(command, context) {
      const { validFrom, expires } = timesOf(command, context.now);
      const begin = validFrom === undefined ? '' : `&valid_time=${formatPlatformTime(validFrom)}`;
      const request = instant.encode(command.instant, context);
      return {
        ...request,
        target:
          // The cached form of each instant call is one step further: /nbiot/offline, /nbiot/execute/offline.
          `${request.target.replace('?', '/offline?')}${begin}` +
          `&expired_time=${formatPlatformTime(expires)}` +
          `&retry=${command.retry}&trigger_msg=${command.trigger}`,
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

    describe(command, context) {
      const expires = expiryOf(command, context);
      const begin = beginningOf(command, context);
      return {
        ...instant.describe(command.instant, context),
        delivery: 'cached',
        ...present({ expires: isoTime(expires), validFrom: isoTime(begin) }),
        retry: command.retry,
        trigger: command.trigger,
      };
    },
  };
}

/** Milliseconds since 1970; `undefined` as long as it counts from a request that has not left. */
function expiryOf(command: Schedule, context: SendContext | undefined): number | undefined {
  if (context !== undefined) return timesOf(command, context.now).expires;
  return command.expires.kind === 'at' ? command.expires.time : undefined;
}

function beginningOf(command: Schedule, context: SendContext | undefined): number | undefined {
  if (context !== undefined) return timesOf(command, context.now).validFrom;
  return command.validFrom?.kind === 'at' ? command.validFrom.time : undefined;
}

interface DeliveryRequest {
  readonly retry: number;
  readonly trigger: number;
}

export const cachedDeliverySchema: Schema<DeliveryRequest> = {
  $id: 'cachedDelivery',
  type: 'object',
  required: ['retry', 'trigger'],
  properties: {
    retry: { type: 'integer', minimum: RETRY_RANGE.min, maximum: RETRY_RANGE.max },
    trigger: { type: 'integer', minimum: TRIGGER_RANGE.min, maximum: TRIGGER_RANGE.max },
  },
};

const isDelivery = checkOf(cachedDeliverySchema);
