/** The calls about devices, which the newer platforms name and number in ways of their own. */

import { fail, ok, type Result } from './result';

/**
 * Whether a platform has ids of its own for devices, by which alone its data can be asked for. The newer platforms find a
 * device by its IMEI; there the IMEI stands for the id.
 */
export function hasDeviceIds(dialect: 'classic' | 'studio' | 'new'): boolean {
  return dialect === 'classic';
}

/**
 * The target of a call about devices on a newer platform; `undefined` where the target is no such call.
 *
 * @param target path and query of the classic platform: `/devices/getbyimei?imei=…`, `/devices/{id}` with the IMEI as id,
 *   `/devices?page=…`. `product_id` and `project_id` may be in the query, which the classic platform does not have.
 */
export function deviceTarget(
  dialect: 'studio' | 'new',
  method: string,
  target: string,
): Result<string> | undefined {
  const [path = '', search = ''] = target.split('?', 2);
  if (path !== '/devices' && !path.startsWith('/devices/')) return undefined;
  const query = new URLSearchParams(search);
  const call = method === 'GET' ? callOf(path, query) : undefined;
  if (call === undefined) return fail('', 'unknownDialectCall');
  return dialect === 'new' ? newTarget(call, query) : studioTarget(call, query);
}

type Call =
  | { readonly name: 'state' | 'details'; readonly imei: string }
  | { readonly name: 'list'; readonly offset: number; readonly limit: number };

function callOf(path: string, query: URLSearchParams): Call | undefined {
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
function newTarget(call: Call, query: URLSearchParams): Result<string> {
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
function studioTarget(call: Call, query: URLSearchParams): Result<string> {
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
    `/application?action=${STUDIO_ACTION[call.name]}&version=1` +
      `&project_id=${encodeURIComponent(project)}&product_id=${encodeURIComponent(product)}&${rest}`,
  );
}

const STUDIO_ACTION: Readonly<Record<Call['name'], string>> = {
  state: 'QueryDeviceStatus',
  details: 'QueryDeviceDetail',
  list: 'QueryDeviceList',
};

function hasSearch(query: URLSearchParams): boolean {
  return ['key_words', 'tag', 'online'].some((name) => query.has(name));
}
