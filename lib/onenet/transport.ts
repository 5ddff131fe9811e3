import type { WireReply, WireRequest } from './wire';

/**
 * Carries one request to the platform and brings its answer back, whatever the HTTP status.
 * Rejects with a OneNetError, but for a bug: `ONENET_UNREACHABLE` if nothing was sent, `ONENET_NO_ANSWER` after the
 * deadline, `ONENET_CONNECTION_LOST` if the connection broke after the request had left, `ONENET_INVALID` for a request
 * that cannot be written, `ONENET_BAD_ANSWER` for an answer that cannot be read (too large, broken compression),
 * `ONENET_STOPPED` once `signal` is aborted.
 */
export interface Transport extends Send {
  /**
   * Closes every connection; resolves when no socket is left. What is still under way, and whatever is asked later,
   * rejects with `ONENET_STOPPED`.
   */
  close(): Promise<void>;
  /** Absent where nothing is known of it. */
  readonly capacity?: Capacity | undefined;
}

export type Send = (request: WireRequest, options: SendOptions) => Promise<WireReply>;

export interface SendOptions {
  readonly signal: AbortSignal;
  /** Called once a connection stands and the request is about to be written to it; again if it moves to another. */
  readonly onSent?: (() => void) | undefined;
}

/**
 * Whether a transport can start one more request now. Beyond that, each would only wait for its connection, and those who
 * have requests in a queue do better to keep them there.
 */
export interface Capacity {
  readonly hasCapacity: boolean;
  /**
   * Sets what is called when there is capacity again after `hasCapacity` was false; not when an answer makes it, since
   * its receiver learns of that anyway. Once only.
   */
  onCapacity(callback: () => void): void;
}

/** A transport that adds something of its own to what another one carries. */
export function transportOver(below: Transport, send: Send): Transport {
  return Object.assign(send, { close: () => below.close(), capacity: below.capacity });
}
