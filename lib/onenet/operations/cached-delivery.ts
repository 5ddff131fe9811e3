/**
 * An instant operation, kept by the platform until the device next speaks. What is asked of the device is the same; the
 * platform's path, its answer and the times of the command are not.
 *
 * Source: OneNET documentation, "cached command: read", "write" and "execute" (`/nbiot/offline`, `/nbiot/execute/offline`).
 */

import { isDate } from 'node:util/types';
import {
  CACHED_DEFAULTS,
  describeValue,
  fail,
  invalid,
  LONGEST_TIME,
  ok,
  parseMoment,
  readNumber,
  RETRY_RANGE,
  scheduleFault,
  TRIGGER_RANGE,
  upToSecond,
  type Result,
} from '../../contract';
import { readUuid } from '../cached-record';
import { present } from '../json';
import { decodeVerdict } from '../outcome';
import { formatPlatformTime, isoTime, readDate } from '../platform-time';
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

/** A point in time, or a wait that begins when the request leaves, since a command may have waited before. */
export type Moment =
  | { readonly kind: 'at'; /** Milliseconds since 1970. */ readonly time: number }
  | { readonly kind: 'after'; readonly seconds: number };

/** When a cached command begins and ceases to hold. */
export interface Schedule {
  /** Without it the command holds at once. */
  readonly validFrom?: Moment;
  readonly expires: Moment;
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
      const expires = command && knownTimes(command, context).expires;
      return { ...outcome, cached: expires === undefined ? { uuid } : { uuid, expires } };
    },

    describe(command, context) {
      const { validFrom, expires } = knownTimes(command, context);
      return {
        ...instant.describe(command.instant, context),
        delivery: 'cached',
        ...present({ expires: isoTime(expires), validFrom: isoTime(validFrom) }),
        retry: command.retry,
        trigger: command.trigger,
      };
    },
  };
}

/**
 * Reads a number (also in text) as seconds from when the request leaves, and a Date or an ISO 8601 text with a zone as
 * that moment. A blank `expires` is a day. A `validFrom` that is blank, or not later than now, says nothing, and is left
 * out, since the platform refuses one in the past.
 *
 * @param now milliseconds since 1970 on the platform's clock
 */
export function readSchedule(
  input: Pick<DeliveryInput, 'expires' | 'validFrom'>,
  now: number,
): Result<Schedule> {
  const end = readMoment('/expires', input.expires);
  if (!end.ok) return end;
  const begin = readMoment('/validFrom', input.validFrom);
  if (!begin.ok) return begin;
  const expires = end.value ?? { kind: 'after', seconds: CACHED_DEFAULTS.expires };
  if (isOver({ expires }, now))
    return fail('/expires', 'later', { value: isoTime(timeOf(expires, now)) });
  if (begin.value === undefined || timeOf(begin.value, now) <= now) return ok({ expires });
  const fault = scheduleFault(timeOf(begin.value, now), timeOf(expires, now));
  return fault === undefined ? ok({ expires, validFrom: begin.value }) : { ok: false, fault };
}

/**
 * The times of a request that leaves now, in milliseconds since 1970 on whole seconds: the platform takes no fractions. A
 * beginning that has passed, or will have when the request arrives, is left out; the platform would refuse it.
 */
export function timesOf(
  { validFrom, expires }: Schedule,
  now: number,
): { readonly validFrom: number | undefined; readonly expires: number } {
  const begin = validFrom === undefined ? now : timeOf(validFrom, now);
  return {
    validFrom: begin > now + ARRIVAL_MS ? upToSecond(begin) : undefined,
    expires: upToSecond(timeOf(expires, now)),
  };
}

/** Milliseconds that a request may take to the platform, and clocks may differ. */
const ARRIVAL_MS = 2000;

/** Whether a command would have ceased to hold before it is sent. */
export function isOver({ expires }: Schedule, now: number): boolean {
  return timeOf(expires, now) <= now;
}

function timeOf(moment: Moment, now: number): number {
  return moment.kind === 'at' ? moment.time : now + moment.seconds * 1000;
}

/** `undefined` for blank. */
function readMoment(pointer: string, value: unknown): Result<Moment | undefined> {
  if (isDate(value)) return at(readDate(pointer, value));
  if (value === undefined || value === null) return ok(undefined);
  if (typeof value === 'number' || typeof value === 'bigint')
    return fromSeconds(pointer, Number(value));
  if (typeof value !== 'string' || value.length > LONGEST_TIME) {
    return invalid(pointer, 'moment', value);
  }
  const text = value.trim();
  if (text === '') return ok(undefined);
  return /^[+-]?\d+(?:\.\d+)?$/.test(text)
    ? fromSeconds(pointer, Number(text))
    : at(parseMoment(pointer, text));
}

/** From here on (31 years) a number is the time since 1970 of some moment after 2001, and no wait for a device. */
const FIRST_IMPLAUSIBLE_SECOND = 1e9;

function fromSeconds(pointer: string, seconds: number): Result<Moment> {
  if (!Number.isFinite(seconds)) return invalid(pointer, 'finite', seconds);
  return Math.abs(seconds) >= FIRST_IMPLAUSIBLE_SECOND
    ? fail(pointer, 'epoch', { count: describeValue(seconds) })
    : ok({ kind: 'after', seconds });
}

function at(time: Result<number>): Result<Moment> {
  return time.ok ? ok({ kind: 'at', time: time.value }) : time;
}

/** The times as far as they are known: those that count from the request have to wait until it has left. */
function knownTimes(
  schedule: Schedule,
  context: SendContext | undefined,
): { readonly validFrom: number | undefined; readonly expires: number | undefined } {
  if (context !== undefined) return timesOf(schedule, context.now);
  const { validFrom, expires } = schedule;
  return {
    validFrom: validFrom?.kind === 'at' ? validFrom.time : undefined,
    expires: expires.kind === 'at' ? expires.time : undefined,
  };
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
