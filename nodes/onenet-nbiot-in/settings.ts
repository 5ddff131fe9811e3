/** What an input node stores in a flow, and what it comes to. */

import {
  describeValue,
  fail,
  ok,
  readPushKey,
  readPushPath,
  variableIn,
  VERIFY_MODES,
  type Result,
  type VerifyMode,
} from '../../lib/contract';
import type { PushSecrets } from '../../lib/onenet';
import { readFilter, type Filter } from './filter';

/** Every property may be missing, or of any type, in a flow written by hand. */
export interface InConfig {
  readonly name?: string;
  /** ID of a config node; blank for none. */
  readonly platform?: string;
  readonly path?: unknown;
  readonly verify?: unknown;
  /** Lists, or texts with commas; blank lets all through. */
  readonly kinds?: unknown;
  readonly imeis?: unknown;
  readonly paths?: unknown;
  /** Whether repeats are let through. */
  readonly repeats?: unknown;
  /** Whether the login of the settings file (`httpNodeAuth`) applies. */
  readonly auth?: unknown;
}

export interface InCredentials {
  readonly token?: string;
  readonly aesKey?: string;
}

export interface InSettings {
  /** Below the root of Node-RED's HTTP nodes, as `readPushPath` gives it. */
  readonly path: string;
  readonly verify: VerifyMode;
  readonly secrets: PushSecrets;
  readonly filter: Filter;
  readonly repeats: boolean;
  readonly auth: boolean;
}

export function readSettings(
  config: InConfig,
  { token = '', aesKey = '' }: InCredentials,
): Result<InSettings> {
  const path = readPushPath(config.path);
  if (!path.ok) return path;
  const variable = variableIn(token);
  if (variable !== undefined) return fail('/token', 'unsetVariable', { name: variable });
  const verify = readVerify(config.verify, token.trim());
  if (!verify.ok) return verify;
  const key = readPushKey(aesKey);
  if (!key.ok) return key;
  const filter = readFilter(config);
  if (!filter.ok) return filter;
  return ok({
    path: path.value,
    verify: verify.value,
    secrets: { token: token.trim(), aesKey: key.value },
    filter: filter.value,
    repeats: config.repeats === true,
    auth: config.auth === true,
  });
}

/**
 * Blank checks signatures where there is a token. A flow that asks for it and has lost its token, as an exported one has,
 * must not take pushes from anyone.
 */
function readVerify(stored: unknown, token: string): Result<VerifyMode> {
  if (stored === undefined || stored === null || stored === '') {
    return ok(token === '' ? 'off' : 'strict');
  }
  const mode = VERIFY_MODES.find((each) => each === stored);
  if (mode === undefined) return fail('/verify', 'pushVerify', { value: describeValue(stored) });
  return mode === 'strict' && token === '' ? fail('/token', 'pushTokenMissing') : ok(mode);
}
