/**
 * What travels between this package and the platform, in the platform's own words, and what carries it. Nothing outside
 * this file, the operations and the simulator spells a name in snake case.
 */

/** One element of the request's `data` array; `type` 1 is Opaque, 2 is Time, absent is a basic type. */
export interface WireResource {
  readonly res_id: number;
  readonly type?: 1 | 2;
  readonly val: boolean | number | bigint | string;
}

/** A request, ready to be sent below the platform's base URL. It carries no credential. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** From the slash on, with the query string: `/nbiot?imei=…`. */
  readonly target: string;
  /** The JSON body, already serialised. */
  readonly body?: string;
  /** How long the whole answer may take from when the request is sent, in milliseconds. */
  readonly deadline: number;
}

/** An answer as it came, whatever its status. */
export interface WireReply {
  readonly status: number;
  /** The body, decompressed and decoded as UTF-8. */
  readonly body: string;
  /** Seconds from a `Retry-After` header, where the answer had one. */
  readonly retryAfter?: number | undefined;
  /** Whether the answer was a redirect to somewhere else; it is never followed. */
  readonly location?: string | undefined;
  /** The server's clock in milliseconds since 1970, from a `Date` header. */
  readonly date?: number | undefined;
  /** What the body says, where it has been read already: in the form of the classic platform. */
  readonly verdict?: Verdict | undefined;
  /** Milliseconds by which the platform's clock is ahead of this computer's, where that may be why it refused. */
  readonly clockOffset?: number | undefined;
}

/** A verdict that was translated into the form of the classic platform. */
export type Verdict =
  | { readonly kind: 'number'; readonly reply: PlatformReply; readonly payload: unknown }
  /** An explicit no in words, where the platform gave no number with it. */
  | { readonly kind: 'words'; readonly words: string; readonly payload: unknown };

/** The platform's verdict as parsed: `errno`, `error`, and every other field that it sent. */
export interface PlatformReply {
  readonly errno: number;
  readonly error: string;
  readonly [field: string]: unknown;
}

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
