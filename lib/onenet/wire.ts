/**
 * What travels between this package and the platform, in the platform's own words.
 * Nothing outside this file, the operations and the simulator spells a name in snake case.
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

/** The fields of an object whose form nobody guarantees, its own alone; of anything else, none. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

/** The elements of an array; of anything else, none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
