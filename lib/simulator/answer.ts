/** What the platform says to a request, before it is turned into bytes. */

/** Every answer that a behaviour may give. The last two are for faults: the platform itself only replies. */
export type Answer = Reply | RawAnswer | HangUp;

/** A verdict in the platform's own form: `{"errno":0,"data":…,"error":"succ"}` with HTTP status 200. */
export interface Reply {
  readonly kind: 'reply';
  readonly errno: number;
  readonly error: string;
  readonly data?: unknown;
}

/** Any HTTP answer at all. */
export interface RawAnswer {
  readonly kind: 'raw';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The connection is cut without an answer. */
export interface HangUp {
  readonly kind: 'hang-up';
}

export const SUCCESS: Reply = { kind: 'reply', errno: 0, error: 'succ' };

export const HANG_UP: HangUp = { kind: 'hang-up' };

export function succeed(data: unknown): Reply {
  return { ...SUCCESS, data };
}

export function refuse(errno: number, error: string): Reply {
  return { kind: 'reply', errno, error };
}

export function raw(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = { 'Content-Type': 'text/html' },
): RawAnswer {
  return { kind: 'raw', status, headers, body };
}
