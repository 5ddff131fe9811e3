/** The dialects of OneNET's platforms: the same calls at other addresses, and answers of another form. */

import { deviceTarget } from './device-calls';
import { parseHost } from './host';
import { fail, ok, type Result } from './result';

/**
 * - `classic`: `/nbiot…`, answers `errno` and `error`.
 * - `studio`: OneNET Studio, `/LwM2M-online?action=…`, answers as classic, or `code` in words and `msg`.
 * - `new`: `/nb-iot…`, answers `code` and `msg`.
 */
export const DIALECTS = ['classic', 'studio', 'new'] as const;

export type Dialect = (typeof DIALECTS)[number];

/** What the platform at a host speaks, as the config node stores the host; `classic` where nothing is known. */
export function dialectOf(host: string): Dialect {
  const parsed = parseHost(host);
  return (
    (parsed.ok ? DIALECT_OF_HOST.get(parsed.value.hostname.replace(/\.$/, '')) : undefined) ??
    'classic'
  );
}

const DIALECT_OF_HOST: ReadonlyMap<string, Dialect> = new Map([
  ['openapi.heclouds.com', 'studio'],
  ['iot-api.heclouds.com', 'new'],
]);

/** The dialect that a config node names, or, where it names none (`auto`), the one that its host makes likely. */
export function dialectFor(chosen: unknown, host: unknown): Dialect {
  const named = DIALECTS.find((each) => each === chosen);
  return named ?? dialectOf(typeof host === 'string' ? host : '');
}

/** Names of Studio's actions that no public page shows, for a person who knows better. */
export interface StudioActions {
  readonly list?: string;
  readonly status?: string;
  readonly cancel?: string;
  readonly cancelAll?: string;
}

/**
 * The target of a call of the classic platform in another dialect. A dialect that has no such call is a fault.
 *
 * @param target path and query of the classic platform: `/nbiot?imei=…`
 * @param actions names of Studio's actions, where they are not as assumed
 */
export function targetIn(
  dialect: Dialect,
  method: string,
  target: string,
  actions: StudioActions = {},
): Result<string> {
  if (dialect === 'classic') return ok(target);
  const about = deviceTarget(dialect, method, target);
  if (about !== undefined) return about;
  if (dialect === 'studio') return studioTarget(method, target, actions);
  // The same calls with the same parameters, as its published clients use it.
  return ok(target.replace(/^\/nbiot(?=[/?]|$)/, '/nb-iot'));
}

/**
 * OneNET Studio names a call in the query instead of the path, and wants `version=1` in every call (OneNET Studio
 * documentation, introduction and LwM2M API).
 */
function studioTarget(method: string, target: string, actions: StudioActions): Result<string> {
  const [path = '', query = ''] = target.split('?', 2);
  const call = STUDIO_CALLS.find((each) => each.method === method && each.path.test(path));
  if (call === undefined) return fail('', 'unknownDialectCall');
  const uuid = call.path.exec(path)?.[1];
  const action = (call.name && actions[call.name]) ?? call.action;
  const parameters = [
    `action=${action}`,
    'version=1',
    ...(query === '' ? [] : [query]),
    ...(uuid === undefined ? [] : [`uuid=${uuid}`]),
  ];
  return ok(`/${call.service}?${parameters.join('&')}`);
}

interface StudioCall {
  readonly method: string;
  /** Path of the classic platform; a uuid in it becomes a parameter of that name. */
  readonly path: RegExp;
  readonly service: 'LwM2M-online' | 'LwM2M-offline';
  readonly action: string;
  /** By which a person may give the action another name, where ours is an assumption. */
  readonly name?: keyof StudioActions;
}

/** What Studio has instead of each call; the first that fits counts. */
const STUDIO_CALLS: readonly StudioCall[] = [
  // OneNET Studio documentation, LwM2M API.
  { method: 'POST', path: /^\/nbiot$/, service: 'LwM2M-online', action: 'write' },
  { method: 'GET', path: /^\/nbiot$/, service: 'LwM2M-online', action: 'read' },
  { method: 'POST', path: /^\/nbiot\/execute$/, service: 'LwM2M-online', action: 'execute' },
  { method: 'POST', path: /^\/nbiot\/observe$/, service: 'LwM2M-online', action: 'observe' },
  { method: 'GET', path: /^\/nbiot\/discover$/, service: 'LwM2M-online', action: 'discover' },
  { method: 'GET', path: /^\/nbiot\/resources$/, service: 'LwM2M-online', action: 'resources' },
  { method: 'POST', path: /^\/nbiot\/offline$/, service: 'LwM2M-offline', action: 'write' },
  { method: 'GET', path: /^\/nbiot\/offline$/, service: 'LwM2M-offline', action: 'read' },
  {
    method: 'POST',
    path: /^\/nbiot\/execute\/offline$/,
    service: 'LwM2M-offline',
    action: 'execute',
  },
  // An assumption, since no public page shows these: that the calls about cached commands have names of the same kind,
  // and take the command's uuid as a parameter.
  {
    name: 'list',
    method: 'GET',
    path: /^\/nbiot\/offline\/history$/,
    service: 'LwM2M-offline',
    action: 'history',
  },
  {
    name: 'status',
    method: 'GET',
    path: /^\/nbiot\/offline\/history\/([^/]+)$/,
    service: 'LwM2M-offline',
    action: 'history',
  },
  // Before the one with a uuid, as which `all` could be taken.
  {
    name: 'cancelAll',
    method: 'PUT',
    path: /^\/nbiot\/offline\/cancel\/all$/,
    service: 'LwM2M-offline',
    action: 'cancel_all',
  },
  {
    name: 'cancel',
    method: 'PUT',
    path: /^\/nbiot\/offline\/cancel\/([^/]+)$/,
    service: 'LwM2M-offline',
    action: 'cancel',
  },
];
