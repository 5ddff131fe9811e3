/** What every operation has, how long its answer may take, and how one is carried out. */

import type { Result } from '../../contract';
import { OneNetError } from '../errors';
import { outcomeOfFailure, type Outcome } from '../outcome';
import type { Transport, WireReply, WireRequest, WireResource } from '../transport';

/**
 * One thing that the platform can do to a device. All functions are pure: a transport, not the operation,
 * touches the network.
 */
export interface Operation<Input, Command> {
  readonly name: string;
  /** Whether its requests say until when they hold, so that the platform's clock must be known before one is sent. */
  readonly isTimed?: boolean;
  /**
   * Checks input from outside, once; nothing behind it checks again.
   *
   * @param now milliseconds since 1970 on the platform's clock, for what must lie in the future
   */
  parse(input: Input, now?: number): Result<Command>;
  encode(command: Command, context: SendContext): WireRequest;
  /**
   * What the platform's answer says about the command. Never throws.
   *
   * @param context the one that the request was encoded with
   */
  decode(reply: WireReply, command?: Command, context?: SendContext): Outcome;
  /**
   * What `msg.onenet.request` shows.
   *
   * @param context the one that the request was encoded with; without it a time that counts from then is not known
   */
  describe(command: Command, context?: SendContext): RequestSummary;
}

/** What a request depends on beside its command. */
export interface SendContext {
  /** When the request leaves, in milliseconds since 1970 on the platform's clock. */
  readonly now: number;
}

/** A request as people see it in `msg.onenet.request`; parts that could not be read are missing. */
export interface RequestSummary {
  readonly imei?: unknown;
  /** LwM2M path of the Object Instance: `/3311/0`. */
  readonly path?: string;
  readonly mode?: unknown;
  /** Seconds. */
  readonly timeout?: unknown;
  readonly data?: readonly WireResource[];
  /** Only of a command that the platform keeps until the device wakes. */
  readonly delivery?: 'cached';
  /** ISO 8601, UTC; missing as long as it counts from a request that has not left. */
  readonly expires?: string;
  /** ISO 8601, UTC. */
  readonly validFrom?: string;
  readonly retry?: unknown;
  readonly trigger?: unknown;
  /** What was asked about cached commands or devices; `observe` or `cancel` of an Observe. */
  readonly operation?: string;
  readonly uuid?: unknown;
  /** Arguments of an Execute. */
  readonly args?: unknown;
  /** Conditions of an Observe; times in seconds. */
  readonly pmin?: unknown;
  readonly pmax?: unknown;
  readonly gt?: unknown;
  readonly lt?: unknown;
  readonly st?: unknown;
  /** Of a history, ISO 8601, UTC. */
  readonly start?: string;
  readonly end?: string;
  /** How many points or devices to an answer. */
  readonly limit?: unknown;
  readonly page?: unknown;
  /** By which devices are searched. */
  readonly search?: string;
}

/**
 * Carries a command out once and says what became of it. Whatever can go wrong is an outcome; only a bug rejects.
 *
 * @param signal stops waiting for the answer, with `ONENET_STOPPED`
 * @param now milliseconds since 1970 on the platform's clock
 */
export async function execute<Command>(
  transport: Transport,
  operation: Operation<unknown, Command>,
  command: Command,
  signal: AbortSignal,
  now = Date.now(),
): Promise<Outcome> {
  try {
    const context = { now };
    const reply = await transport(operation.encode(command, context), { signal });
    return operation.decode(reply, command, context);
  } catch (error) {
    if (error instanceof OneNetError) return outcomeOfFailure(error);
    throw error;
  }
}

/** Milliseconds: the platform answers from its own records and waits for no device, so it answers soon or not at all. */
export const RECORD_DEADLINE_MS = 15_000;

/**
 * Milliseconds of a call that waits for the device: the platform's own verdict on a device that stays silent can still arrive.
 *
 * @param timeout how long the platform waits, in seconds
 */
export function deviceDeadline(timeout: number): number {
  return timeout * 1000 + GRACE_MS;
}

const GRACE_MS = 5000;
