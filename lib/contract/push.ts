/** What the dialog and the runtime agree on about pushes: the path, the kinds of message, and the secrets of the console. */

import { fail, ok, type Result } from './fault';
import { referenceFault } from './input-text';
import { describeValue } from './printable';

/** Below the root of Node-RED's HTTP nodes, unless a node names another. */
export const DEFAULT_PUSH_PATH = '/onenet';

/** How a signature is judged; the words are stored in flows. */
export const VERIFY_MODES = ['strict', 'warn', 'off'] as const;
export type VerifyMode = (typeof VERIFY_MODES)[number];

export const PUSH_KINDS = ['data', 'online', 'result', 'other'] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/**
 * The path as it is compared: one slash at the beginning, none at the end, lower case as Express does by default. Blank
 * is {@link DEFAULT_PUSH_PATH}.
 */
export function readPushPath(value: unknown): Result<string> {
  if (value === undefined || value === null) return ok(DEFAULT_PUSH_PATH);
  if (typeof value !== 'string') return fail('/path', 'pushPath', { value: describeValue(value) });
  const path = value.trim();
  const reference = referenceFault('/path', path);
  if (reference !== undefined) return reference;
  if (path === '') return ok(DEFAULT_PUSH_PATH);
  // eslint-disable-next-line no-control-regex -- they are what must not be there
  if (/[\s?#\\\u0000-\u001f\u007f]/.test(path) || path.length > 200) {
    return fail('/path', 'pushPath', { value: describeValue(value) });
  }
  return ok(normalizePath(path));
}

/** One form for paths that lead to the same place: `/OneNET/`, `//onenet`. A root is `/`. */
export function normalizePath(path: string): string {
  const slashes = `/${path}`.replace(/\/{2,}/g, '/');
  const bare = slashes.length > 1 && slashes.endsWith('/') ? slashes.slice(0, -1) : slashes;
  return decoded(bare).toLowerCase();
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The AES key of the console: 43 characters of base64 in the classic push, 16 of any kind in the newer one, or none. */
export function readPushKey(value: string): Result<string> {
  const key = value.trim();
  const reference = referenceFault('/aesKey', key);
  if (reference !== undefined) return reference;
  return key === '' || key.length === 16 || /^[A-Za-z0-9+/]{43}$/.test(key)
    ? ok(key)
    : fail('/aesKey', 'pushKeyLength', { length: key.length });
}
