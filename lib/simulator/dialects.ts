/**
 * The three generations of the platform, which name the same calls differently. The behaviours know the classic
 * one only; requests and replies are translated here.
 */

import { NO_DEVICE, type Reply } from './answers';

export type Dialect = 'classic' | 'studio' | 'new';

export interface ClassicCall {
  readonly dialect: Dialect;
  /** The path of the same call on the classic platform. */
  readonly path: string;
}

/** Finds the dialect of a call and its classic path. A path that no dialect knows stays as it is. */
export function toClassic(method: string, path: string, query: URLSearchParams): ClassicCall {
  if (path.startsWith('/nbiot')) return { dialect: 'classic', path };
  if (/^\/nb-iot(?:\/|$)/.test(path)) {
    // Published clients of this platform end some paths with a slash.
    return { dialect: 'new', path: path.replace('/nb-iot', '/nbiot').replace(/\/$/, '') };
  }
  // The calls about devices are other ones in each generation, and have behaviours of their own.
  if (path.startsWith('/device/')) return { dialect: 'new', path };
  if (path === '/application') return { dialect: 'studio', path };
  if (/^\/LwM2M-(?:online|offline)$/.test(path)) {
    return { dialect: 'studio', path: studioPath(method, path, query) ?? path };
  }
  return { dialect: 'classic', path };
}

/**
 * The calls of OneNET Studio, which has an action in the query where the classic platform has a path.
 * Source: OneNET Studio documentation, LwM2M API.
 */
const DOCUMENTED: Readonly<Record<string, string>> = {
  'POST /LwM2M-online write': '/nbiot',
  'GET /LwM2M-online read': '/nbiot',
  'POST /LwM2M-online execute': '/nbiot/execute',
  'POST /LwM2M-online observe': '/nbiot/observe',
  'GET /LwM2M-online discover': '/nbiot/discover',
  'GET /LwM2M-online resources': '/nbiot/resources',
  'POST /LwM2M-offline write': '/nbiot/offline',
  'GET /LwM2M-offline read': '/nbiot/offline',
  'POST /LwM2M-offline execute': '/nbiot/execute/offline',
};

/** No public page names the calls that follow a cached command; these are an assumption. */
const ASSUMED: Readonly<Record<string, string>> = {
  'GET /LwM2M-offline history': '/nbiot/offline/history',
  'PUT /LwM2M-offline cancel': '/nbiot/offline/cancel',
  'PUT /LwM2M-offline cancel_all': '/nbiot/offline/cancel/all',
};

const STUDIO_PATHS = new Map(Object.entries({ ...DOCUMENTED, ...ASSUMED }));

/** `undefined` for a call that is not simulated. */
function studioPath(method: string, path: string, query: URLSearchParams): string | undefined {
  const action = query.get('action') ?? '';
  const classic = STUDIO_PATHS.get(`${method} ${path} ${action}`);
  const uuid = query.get('uuid') ?? '';
  const takesUuid = action === 'history' || action === 'cancel';
  return classic !== undefined && takesUuid && uuid !== '' ? `${classic}/${uuid}` : classic;
}

/**
 * A reply of the newest platform (iot-api.heclouds.com): `code` and `msg` instead of `errno` and `error`. It has no
 * public documentation; the numbers, and the messages where known, are those in its published clients. The other
 * messages are the classic ones.
 */
export function toNewReply(reply: Reply): { readonly code: number; readonly msg: string } {
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
