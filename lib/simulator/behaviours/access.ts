/** What the platform checks before it looks at the call itself. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  AUTH_FAILED,
  invalidParameter,
  KEY_REQUIRED,
  parameterRequired,
  TOO_LARGE,
} from '../answers';
import { BODY_LIMIT, EXECUTE_BODY_LIMIT } from '../request';
import type { Behaviour } from './behaviour';

/** Requires the api-key, or a token signed with the access key. Either is accepted in every dialect. */
export const access: Behaviour = (request, platform) => {
  const { 'api-key': key, authorization: token } = request.headers;
  if (key === platform.apiKey) return undefined;
  if (token && isTokenValid(token, platform.accessKey, platform.now())) return undefined;
  return key || token ? AUTH_FAILED : KEY_REQUIRED;
};

/** OneNET Studio takes no call without `version=1`. Source: OneNET Studio documentation, introduction to the API. */
export const version: Behaviour = ({ dialect, query }) => {
  if (dialect !== 'studio') return undefined;
  const given = query.get('version') ?? '';
  if (given === '') return parameterRequired('version');
  return given === '1' ? undefined : invalidParameter('version');
};

/** Refuses a body that is larger than the platform takes; that of an execute is measured by its arguments. */
export const bodySize: Behaviour = ({ bodySize: size, path }) => {
  const limit = path.startsWith('/nbiot/execute') ? EXECUTE_BODY_LIMIT : BODY_LIMIT;
  return size > limit ? TOO_LARGE : undefined;
};

/**
 * Whether a token is complete, not expired, and signed with the access key.
 *
 * Source: OneNET documentation, security authentication: the values of et, method, res and version, in this order and
 * each on its own line, are signed with the access key, which is Base64.
 *
 * @param header the value of `Authorization`
 * @param now milliseconds since 1970
 */
export function isTokenValid(header: string, accessKey: string, now: number): boolean {
  const token = readToken(header);
  if (token === undefined || Number(token.et) * 1000 <= now) return false;
  const { et, method, res, version, sign } = token;
  const expected = createHmac(method, Buffer.from(accessKey, 'base64'))
    .update([et, method, res, version].join('\n'))
    .digest('base64');
  const [given, wanted] = [Buffer.from(sign), Buffer.from(expected)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** A token's fields, decoded. */
interface Token {
  readonly version: string;
  readonly res: string;
  /** Seconds since 1970, in digits. */
  readonly et: string;
  readonly method: 'md5' | 'sha1' | 'sha256';
  readonly sign: string;
}

/** One for each generation of the platform: classic, Studio, new. */
const VERSION = /^(?:2018-10-31|2020-05-29|2022-05-01)$/;

/** What a token may be for; the simulator has no products and users of its own, and takes any name. */
const RESOURCE = new RegExp(
  ['products/[^/]+(?:/devices/[^/]+)?', 'userid/[^/]+', 'projectid/[^/]+(?:/groupid/[^/]+)?']
    .map((form) => `^${form}$`)
    .join('|'),
);

/** `version=…&res=…&et=…&method=…&sign=…` in any order; `undefined` for what is no token. */
function readToken(header: string): Token | undefined {
  const fields = readFields(header);
  const { version = '', res = '', et = '', method = '', sign = '' } = fields ?? {};
  if (!VERSION.test(version) || !RESOURCE.test(res) || !/^\d{1,12}$/.test(et)) return undefined;
  return isMethod(method) ? { version, res, et, method, sign } : undefined;
}

/**
 * As a server reads a query: a `+` that was not encoded is a space, and so breaks the signature that contains it.
 * `undefined` for a field that is there twice, or is not encoded as it has to be.
 */
function readFields(header: string): Readonly<Partial<Record<string, string>>> | undefined {
  const fields: Record<string, string> = {};
  for (const part of header.split('&')) {
    const mark = part.indexOf('=');
    const name = part.slice(0, Math.max(mark, 0));
    if (Object.hasOwn(fields, name)) return undefined;
    try {
      fields[name] = decodeURIComponent(part.slice(mark + 1).replaceAll('+', ' '));
    } catch {
      return undefined;
    }
  }
  return fields;
}

function isMethod(text: string): text is Token['method'] {
  return text === 'md5' || text === 'sha1' || text === 'sha256';
}
