/** What the platform answers, and how that is sent in each dialect; and what the simulator says outside of the platform's API. */

import type { ServerResponse } from 'node:http';
import { writeJson } from './json';
import type { Dialect } from './request';

/** Every answer that a behaviour may give. The last two simulate faults: the platform itself only replies. */
export type Answer = Reply | RawAnswer | HangUp;

/** The platform's own form: `{"errno":0,"data":…,"error":"succ"}` with HTTP status 200. */
export interface Reply {
  readonly kind: 'reply';
  readonly errno: number;
  readonly error: string;
  readonly data?: unknown;
}

/** Any HTTP response. */
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

/*
 * The platform's refusals.
 *
 * OneNET has two tables whose numbers clash: "status codes of the NB-IoT API" and the platform-wide
 * "API results". Published answers of this API carry the numbers of the second (3 `auth failed`,
 * 16 `unsuccess: TIME_OUT null`), so the simulator does too. The one exception is an unregistered device,
 * which clients of this API know as 2001.
 */

export const KEY_REQUIRED = refuse(2, 'api-key required');
export const AUTH_FAILED = refuse(3, 'auth failed');
/** The platform does not tell an unknown device from one of another account: the key does not fit it. */
export const NO_DEVICE = refuse(3, 'auth failed');
export const INVALID_JSON = refuse(4, 'invalid JSON');
export const TOO_LARGE = refuse(5, 'request entity too large');
export const NOT_FOUND = refuse(8, 'not found');
export const INTERNAL_ERROR = refuse(1, 'internal server error');
export const NOT_ONLINE = refuse(2001, 'device not online');
/** One cached command more than a device may have. */
export const LIMIT = refuse(5006, 'system logic limit');
/** Cancelling works only while a command waits; the platform's text for it is not documented. */
export const NOT_WAITING = refuse(5006, 'system logic limit: command is not waiting');

/** @param name the parameter as it is spelled in the request */
export function parameterRequired(name: string): Reply {
  return refuse(7, `parameter required: ${name}`);
}

/** @param name the parameter as it is spelled in the request */
export function invalidParameter(name: string): Reply {
  return refuse(6, `invalid parameter: ${name}`);
}

/**
 * A device's reason to refuse a command.
 * Source: OneNET documentation, status codes of the NB-IoT API, the names listed under 5106.
 */
export type SubCode =
  | 'METHOD_NOT_ALLOWED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INTERNAL_SERVER_ERROR'
  | 'TIME_OUT'
  | 'REQ_PARAM_ERROR'
  | 'RESP_ERROR'
  | 'UNAUTHORIZED'
  | 'BAD_REQUEST'
  | 'NOT_ACCEPTABLE'
  | 'UNSUPPORTED_CONTENT_FORMAT'
  | 'OFFLINE'
  | 'ADDR_OCCUPIED';

/** A refusal by the device, in the form of the only published answer: `unsuccess: TIME_OUT null`. */
export function unsuccess(subCode: SubCode): Reply {
  return refuse(16, `unsuccess: ${subCode} null`);
}

/** What was sent, for the log; both are `undefined` if the connection was cut. */
interface SentAnswer {
  readonly status: number | undefined;
  readonly answer: string | undefined;
}

interface ResponseOptions {
  readonly dialect: Dialect;
  /** The simulator's time for the header Date, since clients check tokens against the platform's clock. */
  readonly date: string;
  /** Whether the connection ends with this answer. */
  readonly last: boolean;
}

export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  { dialect, date, last }: ResponseOptions,
): SentAnswer {
  if (answer.kind === 'hang-up') {
    response.socket?.destroy();
    return { status: undefined, answer: undefined };
  }
  const body = answer.kind === 'raw' ? answer.body : formatReply(answer, dialect);
  // The platform's refusals, too, come with status 200: errno says what happened.
  const status = answer.kind === 'raw' ? answer.status : 200;
  response.writeHead(status, {
    Date: date,
    'Content-Length': Buffer.byteLength(body),
    ...(last ? { Connection: 'close' } : {}),
    ...(answer.kind === 'raw' ? answer.headers : JSON_TYPE),
  });
  response.end(body);
  return { status, answer: body };
}

export const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The order of the fields is the platform's. OneNET Studio answers its LwM2M calls as the classic platform does. */
function formatReply(reply: Reply, dialect: Dialect): string {
  const { errno, error, data } = reply;
  if (dialect === 'new') {
    const { code, msg } = toNewReply(reply);
    return writeJson(data === undefined ? { code, msg } : { code, data, msg });
  }
  return data === undefined ? JSON.stringify({ errno, error }) : writeJson({ errno, data, error });
}

/**
 * A reply of the newest platform (iot-api.heclouds.com): `code` and `msg` instead of `errno` and `error`. It has no
 * public documentation; the numbers, and the messages where known, are those in its published clients. The other
 * messages are the classic ones.
 */
function toNewReply(reply: Reply): { readonly code: number; readonly msg: string } {
  const { errno, error } = reply;
  if (errno === 0) return { code: 0, msg: error };
  if (reply === NO_DEVICE) return { code: 10410, msg: 'device not exist' };
  const [code, message] = NEW_CODES[errno] ?? OTHER;
  return { code, msg: message ?? error };
}

const INVALID_AUTHORIZATION = [10403, 'authentication failed:invalid authorization'] as const;
const PARAMETER = [10001] as const;
const OTHER = [500] as const;

/** By classic errno. */
const NEW_CODES: Readonly<Partial<Record<number, readonly [code: number, message?: string]>>> = {
  1: [10500, 'internal error'],
  2: INVALID_AUTHORIZATION,
  3: INVALID_AUTHORIZATION,
  4: PARAMETER,
  5: PARAMETER,
  6: PARAMETER,
  7: PARAMETER,
  2001: [10421, 'device not online'],
};

/**
 * Sent with everything of the page. What it shows comes from the requests of others, so the browser is told to
 * run and load nothing but the page's own files, and to let no script turn text into HTML.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export function sendText(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
): void {
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

export function sendNothing(response: ServerResponse): void {
  response.writeHead(204, PAGE_HEADERS);
  response.end();
}

/** @param reason a sentence for the user or the program that sent the request */
export function refuseRequest(response: ServerResponse, status: number, reason: string): void {
  sendText(response, status, 'text/plain', `${reason}\n`);
}
