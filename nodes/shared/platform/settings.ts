/** What a config node stores: where the platform is, who asks, how it is spoken to, and how fast. */

import {
  CONNECTION_SETTINGS,
  DEFAULT_LIMITS,
  dialectOf,
  DIALECTS,
  fail,
  fits,
  invalid,
  isReference,
  ok,
  settingOf,
  type Dialect,
  type Limits,
  type Result,
  type StudioActions,
} from '../../../lib/contract';
import {
  apiKeyCredential,
  TOKEN_METHODS,
  tokenCredential,
  type Credential,
  type PlatformClock,
} from '../../../lib/onenet';
import type { NodeAPI } from '../node-red';
import { PLATFORM_FIELDS } from './fields';

const NAMES = [
  ...CONNECTION_SETTINGS,
  /** How many devices the built-in simulator has for this platform at least. */
  'simulatorDevices',
] as const;

/** Trimmed strings. Any of them may be missing. */
export type ConnectionSettings = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

/** As it stands in a flow written by hand, where anything may stand. */
export type StoredSettings = Readonly<Partial<Record<keyof ConnectionSettings, unknown>>>;

/** Anything but a string or a number counts as missing. */
export function readConnectionSettings(stored: StoredSettings): ConnectionSettings {
  const strings = NAMES.map((name) => [name, stringOf(stored[name])] as const);
  return Object.fromEntries(strings.filter(([, string]) => string !== undefined));
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
}

export interface AccessSecrets {
  readonly apiKey?: string;
  readonly accessKey?: string;
}

/** How to sign in, without what is none of the choices: with the simulator, which needs no sign-in, it is not used. */
export function forSimulator(settings: ConnectionSettings): ConnectionSettings {
  const used = Object.entries(settings).filter(([name, value]) => {
    const choice = SIGN_IN.find((each) => each === name);
    return (
      choice === undefined || PLATFORM_FIELDS[choice].rule.values.some((each) => each === value)
    );
  });
  return Object.fromEntries(used);
}

const SIGN_IN = ['auth', 'tokenVersion', 'tokenMethod'] as const;

/** How a platform is spoken to, and who asks. */
export interface Access {
  readonly dialect: Dialect;
  /** Whether a token is signed, and so the platform's clock matters. */
  readonly isToken: boolean;
  readonly credential: Credential;
}

/** A fault shows nothing of a key. */
export function readAccess(
  settings: ConnectionSettings,
  { apiKey = '', accessKey = '' }: AccessSecrets,
  clock: PlatformClock,
): Result<Access> {
  const dialect = readDialect(settings);
  if (!dialect.ok) return dialect;
  const { auth = '', tokenRes = '' } = settings;
  if (auth !== 'token' && auth !== 'api-key' && auth !== '') {
    return invalid('', 'authSetting', auth);
  }
  const isToken = auth === 'token';
  const credential = isToken
    ? readToken(settings, { accessKey, tokenRes, dialect: dialect.value }, clock)
    : apiKeyCredential(apiKey);
  return credential.ok
    ? ok({ dialect: dialect.value, isToken, credential: credential.value })
    : credential;
}

function readToken(
  settings: ConnectionSettings,
  options: { readonly accessKey: string; readonly tokenRes: string; readonly dialect: Dialect },
  clock: PlatformClock,
): Result<Credential> {
  const { tokenMethod = '', tokenVersion = '' } = settings;
  const method = TOKEN_METHODS.find((each) => each === (tokenMethod || 'sha256'));
  if (method === undefined) {
    return invalid('', 'tokenMethodSetting', tokenMethod);
  }
  const { values } = PLATFORM_FIELDS.tokenVersion.rule;
  const named = values.find((each) => each === (tokenVersion || 'auto'));
  if (named === undefined) {
    return invalid('', 'tokenVersionSetting', tokenVersion);
  }
  const version = named === 'auto' ? VERSION_OF_DIALECT[options.dialect] : named;
  const { accessKey, tokenRes: res } = options;
  return tokenCredential({ accessKey, res, version, method }, clock);
}

/** Each platform knows the tokens of its own time (OneNET documentation, security authentication). */
const VERSION_OF_DIALECT: Readonly<Record<Dialect, string>> = {
  classic: '2018-10-31',
  studio: '2020-05-29',
  new: '2022-05-01',
};

/** What the host makes likely, unless the config node says otherwise. */
export function readDialect({ host = '', dialect = '' }: ConnectionSettings): Result<Dialect> {
  if (dialect === '' || dialect === 'auto') return ok(dialectOf(host));
  const named = DIALECTS.find((each) => each === dialect);
  return named === undefined ? invalid('', 'dialectSetting', dialect) : ok(named);
}

/** What a flow stores of the limits: the dialog stores numbers as strings. */
export type StoredLimits = Readonly<Partial<Record<keyof Limits, unknown>>>;

/** What is missing, blank, or cannot be a limit is as by default; the platform tells of the fault. */
export function readLimits(stored: StoredLimits): Limits {
  const limits: Record<keyof Limits, number> = { ...DEFAULT_LIMITS };
  for (const name of Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]) {
    const field = PLATFORM_FIELDS[name];
    const value = settingOf(field, stored[name]);
    if (fits(field.rule, value) && !isReference(value)) limits[name] = Number(value);
  }
  return limits;
}

const STUDIO_CALLS = ['list', 'status', 'cancel', 'cancelAll'] as const;

/**
 * What the settings file says in `onenetNbiotStudioActions` about the names of OneNET Studio's actions, where they are
 * not as assumed: `{ list, status, cancel, cancelAll }`, each optional.
 */
export function readStudioActions(RED: Pick<NodeAPI, 'settings'>): Result<StudioActions> {
  const actions: unknown = RED.settings?.onenetNbiotStudioActions ?? {};
  if (typeof actions !== 'object' || actions === null) return fail('', 'studioActionsForm');
  const read: Partial<Record<(typeof STUDIO_CALLS)[number], string>> = {};
  for (const [name, action] of Object.entries(actions as Readonly<Record<string, unknown>>)) {
    const call = STUDIO_CALLS.find((each) => each === name);
    if (call === undefined) {
      return fail('', 'studioActionsName', { name, allowed: STUDIO_CALLS.join(', ') });
    }
    if (typeof action !== 'string' || !/^[\w-]+$/.test(action)) {
      return fail('', 'studioActionsValue', { name });
    }
    read[call] = action;
  }
  return ok(read);
}
