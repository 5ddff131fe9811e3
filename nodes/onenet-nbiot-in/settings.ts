/** What an input node stores in a flow, and what it comes to. */

import {
  fail,
  invalid,
  isOn,
  ok,
  PUSH_KINDS,
  readPushKey,
  readPushPath,
  referenceFault,
  settingOf,
  splitList,
  VERIFY_MODES,
  type Result,
  type VerifyMode,
} from '../../lib/contract';
import type { PushedMessage, PushSecrets } from '../../lib/onenet';
import { plainFieldsFault } from '../shared/plain-fields';
import { IN_FIELDS } from './fields';

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

/** Whether a node lets a message through. */
export type Filter = (message: PushedMessage) => boolean;

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
  const unset = referenceFault('/token', token);
  if (unset !== undefined) return unset;
  const verify = readVerify(config.verify, token.trim());
  if (!verify.ok) return verify;
  const key = readPushKey(aesKey);
  if (!key.ok) return key;
  const filter = readFilter(config);
  if (!filter.ok) return filter;
  // Without its platform it would listen, but end no message that waits for a result.
  const { platform } = config;
  const reference =
    typeof platform === 'string' ? referenceFault('/platform', platform) : undefined;
  if (reference !== undefined) return reference;
  const { repeats, auth } = IN_FIELDS;
  // Where the login is in doubt, pushes must not be taken without one.
  const fault = plainFieldsFault({ repeats, auth }, { ...config });
  if (fault !== undefined) return { ok: false, fault };
  return ok({
    path: path.value,
    verify: verify.value,
    secrets: { token: token.trim(), aesKey: key.value },
    filter: filter.value,
    repeats: isOn(config.repeats),
    auth: isOn(config.auth),
  });
}

/**
 * Blank checks signatures where there is a token. A flow that asks for it and has lost its token, as an exported one has,
 * must not take pushes from anyone.
 */
function readVerify(stored: unknown, token: string): Result<VerifyMode> {
  if (settingOf(IN_FIELDS.verify, stored) === '') {
    return ok(token === '' ? 'off' : 'strict');
  }
  const mode = VERIFY_MODES.find((each) => each === stored);
  if (mode === undefined) return invalid('/verify', 'pushVerify', stored);
  return mode === 'strict' && token === '' ? fail('/token', 'pushTokenMissing') : ok(mode);
}

/**
 * Reads which messages a node lets through.
 *
 * @param config lists, or texts whose parts are separated by commas, semicolons or white space; a blank one lets all
 *   through. Paths may hold wildcards, `3303/*\/5700`, or only their beginning, `3303`; they are for data alone.
 */
function readFilter(config: InConfig): Result<Filter> {
  for (const name of ['kinds', 'imeis', 'paths'] as const) {
    const reference = referenceFault(`/${name}`, readList(config[name]).join(' '));
    if (reference !== undefined) return reference;
  }
  const kinds = readList(config.kinds);
  const unknown = kinds.find((kind) => !PUSH_KINDS.some((each) => each === kind));
  if (unknown !== undefined) return invalid('/kinds', 'pushKind', unknown);
  const imeis = new Set(readList(config.imeis));
  const patterns = readList(config.paths).map(toPattern);
  const filters: Filter[] = [];
  if (kinds.length > 0) filters.push(({ kind }) => kinds.includes(kind));
  if (imeis.size > 0) {
    filters.push(({ kind, imei, deviceId }) => {
      const device = imei ?? deviceId;
      // What is not known to be of any device is not of another one.
      return device === undefined
        ? kind === 'other'
        : imeis.has(device) || imeis.has(deviceId ?? '');
    });
  }
  if (patterns.length > 0) {
    filters.push(({ kind, path = '' }) => {
      const isLong = path.length > LONGEST_PATH;
      return kind !== 'data' || (!isLong && patterns.some((pattern) => pattern(path)));
    });
  }
  return ok((message) => filters.every((filter) => filter(message)));
}

/** Characters; what is longer is no path. */
const LONGEST_PATH = 200;

function readList(value: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return parts.flatMap((part) =>
    typeof part === 'string' || typeof part === 'number' ? splitList(String(part)) : [],
  );
}

type Pattern = (path: string) => boolean;

/**
 * A `*` is anything within one part of the path; a pattern with fewer parts is for all that is below. No regular
 * expression: with several wildcards it would take ever longer for a path that somebody has made for that.
 */
function toPattern(text: string): Pattern {
  const parts = text.replace(/^\/+|\/+$/g, '').split('/');
  const patterns = parts.map((part) => part.split(/\*+/));
  return (path) => {
    const given = path.split('/', patterns.length);
    return (
      given.length === patterns.length && patterns.every((part, at) => fits(part, given[at] ?? ''))
    );
  };
}

/** Whether a text consists of these pieces in this order, with anything between them. */
function fits([first = '', ...others]: readonly string[], text: string): boolean {
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
