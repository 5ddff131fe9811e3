/**
 * The platform's refusals.
 *
 * OneNET has two tables whose numbers clash: "status codes of the NB-IoT API" and the platform-wide
 * "API results". Answers that people published from this very API carry the numbers of the second
 * (3 `auth failed`, 16 `unsuccess: TIME_OUT null`), so the simulator does too. The one exception is an
 * unregistered device, which clients of this API know as 2001.
 */

import { refuse, type Reply } from './answer';

export const KEY_REQUIRED = refuse(2, 'api-key required');
export const AUTH_FAILED = refuse(3, 'auth failed');
/** To the platform, a device of somebody else and none at all are the same: the key does not fit. */
export const NO_DEVICE = refuse(3, 'auth failed');
export const INVALID_JSON = refuse(4, 'invalid JSON');
export const TOO_LARGE = refuse(5, 'request entity too large');
export const NOT_FOUND = refuse(8, 'not found');
export const INTERNAL_ERROR = refuse(1, 'internal server error');
export const NOT_ONLINE = refuse(2001, 'device not online');
/** One cached command more than a device may have. */
export const LIMIT = refuse(5006, 'system logic limit');
/** Cancelling works only while a command waits; which words the platform has for it is documented nowhere. */
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
 * What a device can say other than yes.
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

/** A refusal by the device itself, in the only form of which a real answer is known: `unsuccess: TIME_OUT null`. */
export function unsuccess(subCode: SubCode): Reply {
  return refuse(16, `unsuccess: ${subCode} null`);
}
