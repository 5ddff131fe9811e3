import type { Invalid } from './invalid';
import type { Outcome } from './outcome';
import type { WireReply, WireRequest, WireResource } from './wire';

/**
 * One thing that the platform can do to a device. All functions are pure: the client, not the operation,
 * touches the network.
 */
export interface Operation<Input, Command> {
  readonly name: string;
  /**
   * Checks input from outside, once; nothing behind it checks again.
   *
   * @param now milliseconds since 1970 on the platform's clock, for input such as "in an hour"
   */
  parse(
    input: Input,
    now?: number,
  ): { readonly kind: 'valid'; readonly command: Command } | Invalid;
  encode(command: Command): WireRequest;
  /** What the platform's answer says about the command. Never throws. */
  decode(reply: WireReply, command?: Command): Outcome;
  /** What `msg.onenet.request` shows. */
  describe(command: Command): RequestSummary;
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
  /** ISO 8601, UTC. */
  readonly expires?: string;
  /** ISO 8601, UTC. */
  readonly validFrom?: string;
  readonly retry?: unknown;
  readonly trigger?: unknown;
  /** What was asked about cached commands. */
  readonly operation?: string;
  readonly uuid?: unknown;
}
