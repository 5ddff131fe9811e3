import type { Result } from '../../contract';
import type { Outcome } from '../outcome';
import type { WireReply, WireRequest, WireResource } from '../wire';

/**
 * One thing that the platform can do to a device. All functions are pure: the client, not the operation,
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
