/**
 * The dialects of OneNET's platforms: the same calls at other addresses, and answers of another form. The calls about
 * devices have names and numbers of their own on each newer platform.
 */

import { fail, ok, type Result } from './fault';
import { parseHost } from './host';

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

/**
 * Whether a platform has ids of its own for devices, by which alone its data can be asked for. The newer platforms find a
 * device by its IMEI; there the IMEI stands for the id.
 */
export function hasDeviceIds(dialect: Dialect): boolean {
  return dialect === 'classic';
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

/**
 * The target of a call about devices on a newer platform; `undefined` where the target is no such call.
 *
 * @param target path and query of the classic platform: `/devices/getbyimei?imei=…`, `/devices/{id}` with the IMEI as id,
 *   `/devices?page=…`. `product_id` and `project_id` may be in the query, which the classic platform does not have.
 */
function deviceTarget(
  dialect: Exclude<Dialect, 'classic'>,
  method: string,
  target: string,
): Result<string> | undefined {
  const [path = '', search = ''] = target.split('?', 2);
  if (path !== '/devices' && !path.startsWith('/devices/')) return undefined;
  const query = new URLSearchParams(search);
  const call = method === 'GET' ? deviceCallOf(path, query) : undefined;
  if (call === undefined) return fail('', 'unknownDialectCall');
  return dialect === 'new' ? newDeviceTarget(call, query) : studioDeviceTarget(call, query);
}

type DeviceCall =
  | { readonly name: 'state' | 'details'; readonly imei: string }
  | { readonly name: 'list'; readonly offset: number; readonly limit: number };

function deviceCallOf(path: string, query: URLSearchParams): DeviceCall | undefined {
  if (path === '/devices') {
    const limit = Number(query.get('per_page') ?? 30);
    return { name: 'list', offset: (Number(query.get('page') ?? 1) - 1) * limit, limit };
  }
  if (path === '/devices/getbyimei') return { name: 'state', imei: query.get('imei') ?? '' };
  const id = /^\/devices\/([^/]+)$/.exec(path)?.[1];
  return id === undefined || CLASSIC_ONLY.includes(id)
    ? undefined
    : { name: 'details', imei: decodeURIComponent(id) };
}

const CLASSIC_ONLY: readonly string[] = ['status', 'datapoints'];

/**
 * Published clients of the new OneNET: an NB-IoT device is found by its IMEI, with 0 for its product; one call answers
 * both its state and its details.
 */
function newDeviceTarget(call: DeviceCall, query: URLSearchParams): Result<string> {
  if (call.name !== 'list') {
    return ok(`/device/detail?product_id=0&imei=${encodeURIComponent(call.imei)}`);
  }
  if (hasSearch(query)) return fail('/search', 'searchUnknown');
  const product = query.get('product_id') ?? '';
  if (product === '') return fail('/productId', 'productNeeded');
  return ok(
    `/device/list?product_id=${encodeURIComponent(product)}&offset=${call.offset}&limit=${call.limit}`,
  );
}

/**
 * OneNET Studio documentation, `application` API. An assumption: that the name of an LwM2M device is its IMEI, and that a
 * list is cut by `offset` and `limit`.
 */
function studioDeviceTarget(call: DeviceCall, query: URLSearchParams): Result<string> {
  if (hasSearch(query)) return fail('/search', 'searchUnknown');
  const project = query.get('project_id') ?? '';
  const product = query.get('product_id') ?? '';
  if (project === '') return fail('/projectId', 'projectNeeded');
  if (product === '') return fail('/productId', 'projectNeeded');
  const rest =
    call.name === 'list'
      ? `offset=${call.offset}&limit=${call.limit}`
      : `device_name=${encodeURIComponent(call.imei)}`;
  return ok(
    `/application?action=${STUDIO_DEVICE_ACTION[call.name]}&version=1` +
      `&project_id=${encodeURIComponent(project)}&product_id=${encodeURIComponent(product)}&${rest}`,
  );
}

const STUDIO_DEVICE_ACTION: Readonly<Record<DeviceCall['name'], string>> = {
  state: 'QueryDeviceStatus',
  details: 'QueryDeviceDetail',
  list: 'QueryDeviceList',
};

function hasSearch(query: URLSearchParams): boolean {
  return ['key_words', 'tag', 'online'].some((name) => query.has(name));
}
