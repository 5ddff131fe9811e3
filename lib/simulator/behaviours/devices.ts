/** What the platform knows of its devices, asking none of them, in the words of each generation. */

import {
  invalidParameter,
  JSON_TYPE,
  NO_DEVICE,
  NOT_FOUND,
  parameterRequired,
  raw,
  refuse,
  succeed,
  type Answer,
} from '../answers';
import { formatTime, readTime } from '../clock';
import { isOnline, PRODUCT } from '../devices/model';
import type { SimulatedDevice } from '../devices/simulated-device';
import type { SimulatorRequest } from '../request';
import { wholeNumber, type ApiCall, type Platform } from './behaviour';

export const devices: ApiCall = {
  title: { en: 'What the platform knows of devices', zh: '查询平台上的设备信息' },
  matches: (method, path) => method === 'GET' && /^\/(?:devices?(?:\/|$)|application$)/.test(path),
  respond,
};

function respond(request: SimulatorRequest, platform: Platform): Answer | undefined {
  if (request.method !== 'GET') return undefined;
  switch (request.path) {
    case '/devices/getbyimei':
      return byImei(request, platform);
    case '/devices/status':
      return status(request, platform);
    case '/devices/datapoints':
      return latest(request, platform);
    case '/devices':
      return search(request, platform);
    case '/device/detail':
      return newDetail(request, platform);
    case '/device/list':
      return newList(request, platform);
    case '/application':
      return studio(request, platform);
  }
  const [, id, rest] = /^\/devices\/(\d+)(\/datapoints)?$/.exec(request.path) ?? [];
  if (id === undefined) return undefined;
  const device = platform.deviceIds.find(id);
  if (device === undefined) return NOT_FOUND;
  return rest === undefined
    ? succeed(details(device, platform))
    : history(request, platform, device);
}

/** Source: OneNET documentation, "query device by IMEI". */
function byImei({ query }: SimulatorRequest, platform: Platform): Answer {
  const imei = query.get('imei') ?? '';
  if (imei === '') return parameterRequired('imei');
  const device = platform.devices.get(imei);
  if (device === undefined) return NO_DEVICE;
  return succeed({
    id: platform.deviceIds.of(device),
    online: isOnline(device.reachability),
    observe_status: true,
    title: titleOf(platform, device),
    create_time: CREATED,
  });
}

/** Source: OneNET documentation, "device details". */
function details(device: SimulatedDevice, platform: Platform): object {
  const { imei } = device;
  return {
    id: platform.deviceIds.of(device),
    online: isOnline(device.reachability),
    protocol: 'LWM2M',
    title: titleOf(platform, device),
    tags: [],
    create_time: CREATED,
    act_time: CREATED,
    last_ct: formatTime(platform.now()),
    obsv: true,
    obsv_st: true,
    rg_id: imei,
    auth_info: { [imei]: imei },
    datastreams: platform.reporting.latest(device).map(({ stream }) => ({
      id: stream,
      create_time: CREATED,
    })),
  };
}

/** Source: OneNET documentation, "state of devices"; unknown ids are left out. */
function status({ query }: SimulatorRequest, platform: Platform): Answer {
  const found = devicesOf(query, platform, 1000);
  if (!Array.isArray(found)) return found;
  return succeed({
    total_count: found.length,
    devices: found.map((device) => ({
      id: platform.deviceIds.of(device),
      title: titleOf(platform, device),
      online: isOnline(device.reachability),
    })),
  });
}

/** Source: OneNET documentation, "latest data points of devices". */
function latest({ query }: SimulatorRequest, platform: Platform): Answer {
  const found = devicesOf(query, platform, 500);
  if (!Array.isArray(found)) return found;
  return succeed({
    devices: found.map((device) => ({
      id: platform.deviceIds.of(device),
      title: titleOf(platform, device),
      datastreams: platform.reporting
        .latest(device)
        .map(({ stream, at, value }) => ({ id: stream, at: formatMilliseconds(at), value })),
    })),
  });
}

/** Source: OneNET documentation, "search devices"; `key_words` is the beginning of an id or a title. */
function search({ query }: SimulatorRequest, platform: Platform): Answer {
  const page = wholeNumber(query.get('page') ?? '1', 1, 10_000);
  const size = wholeNumber(query.get('per_page') ?? '30', 1, 100);
  if (page === undefined) return invalidParameter('page');
  if (size === undefined) return invalidParameter('per_page');
  const words = query.get('key_words') ?? '';
  const online = query.get('online');
  const found = [...platform.devices.values()].filter(
    (device) =>
      (platform.deviceIds.of(device).startsWith(words) ||
        titleOf(platform, device).startsWith(words)) &&
      (online === null || online === String(isOnline(device.reachability))) &&
      !query.has('tag'),
  );
  return succeed({
    total_count: found.length,
    page,
    per_page: size,
    devices: found.slice((page - 1) * size, page * size).map((device) => details(device, platform)),
  });
}

/**
 * Source: OneNET documentation, "query data points": the newest point of each stream where no start is given; an end
 * alone, and more than a year, are ignored. The cursor is the number of points that came before.
 */
function history(
  { query }: SimulatorRequest,
  { reporting }: Platform,
  device: SimulatedDevice,
): Answer {
  const limit = wholeNumber(query.get('limit') ?? '100', 1, 6000);
  const cursor = wholeNumber(query.get('cursor') ?? '0', 0, 999_999_999);
  const start = query.has('start') ? readTime(query.get('start') ?? '') : -Infinity;
  const end = query.has('end') ? readTime(query.get('end') ?? '') : Infinity;
  if (limit === undefined) return invalidParameter('limit');
  if (cursor === undefined) return invalidParameter('cursor');
  if (start === undefined) return invalidParameter('start');
  if (end === undefined) return invalidParameter('end');
  const wanted = query.get('datastream_id')?.split(',');
  const newest = reporting
    .latest(device)
    .filter(({ stream }) => wanted === undefined || wanted.includes(stream));
  const all = query.has('start')
    ? newest
        .flatMap((point) => {
          const kept = reporting.history(device, point.stream);
          return kept.length === 0 ? [point] : kept;
        })
        .filter(({ at }) => at >= start && at <= end)
    : newest;
  const page = all.slice(cursor, cursor + limit);
  const streams = [...new Set(page.map(({ stream }) => stream))];
  return succeed({
    count: page.length,
    ...(cursor + limit < all.length ? { cursor: String(cursor + limit) } : {}),
    datastreams: streams.map((id) => ({
      id,
      datapoints: page
        .filter(({ stream }) => stream === id)
        .map(({ at, value }) => ({ at: formatMilliseconds(at), value })),
    })),
  });
}

/** Source: published clients of the new OneNET: 0 for the product, and the IMEI, of an NB-IoT device. */
function newDetail({ query }: SimulatorRequest, platform: Platform): Answer {
  const name = query.get('imei') ?? query.get('device_name') ?? '';
  if (!query.has('product_id')) return parameterRequired('product_id');
  if (name === '') return parameterRequired('imei');
  const device = platform.devices.get(name);
  return device === undefined ? NO_DEVICE : succeed(newRecord(device, platform));
}

/** Source: published clients of the new OneNET. */
function newList({ query }: SimulatorRequest, platform: Platform): Answer {
  const offset = wholeNumber(query.get('offset') ?? '0', 0, 999_999_999);
  const limit = wholeNumber(query.get('limit') ?? '10', 1, 100);
  if (!query.has('product_id')) return parameterRequired('product_id');
  if (offset === undefined) return invalidParameter('offset');
  if (limit === undefined) return invalidParameter('limit');
  const all = [...platform.devices.values()];
  const list = all.slice(offset, offset + limit).map((device) => newRecord(device, platform));
  return succeed({ list, meta: { total: all.length }, total: all.length });
}

/** `status`: 0 offline, 1 online, 2 not activated. */
function newRecord(device: SimulatedDevice, platform: Platform): object {
  return {
    did: platform.deviceIds.of(device),
    pid: PRODUCT,
    name: device.imei,
    imei: device.imei,
    desc: titleOf(platform, device),
    status: isOnline(device.reachability) ? 1 : 0,
    create_time: ISO_CREATED,
    activate_time: ISO_CREATED,
    last_time: `${formatMilliseconds(platform.now()).replace(' ', 'T')}+08:00`,
  };
}

/**
 * `status`: 1 not activated, 2 online, 3 offline. Source: OneNET Studio documentation, `application` API, whose answers
 * have `success` and a code in words.
 */
function studio({ query }: SimulatorRequest, platform: Platform): Answer {
  for (const name of ['project_id', 'product_id']) {
    if (!query.get(name)) return studioRefusal('iot.common.paramMissing', `${name} is required`);
  }
  const action = query.get('action') ?? '';
  if (action === 'QueryDeviceList') {
    const all = [...platform.devices.values()];
    const offset = wholeNumber(query.get('offset') ?? '0', 0, 999_999_999) ?? 0;
    const limit = wholeNumber(query.get('limit') ?? '10', 1, 100) ?? 10;
    const list = all.slice(offset, offset + limit).map((each) => studioRecord(each, platform));
    return studioReply({ list, meta: { total: all.length } });
  }
  if (action !== 'QueryDeviceStatus' && action !== 'QueryDeviceDetail') {
    return studioRefusal('iot.common.actionNotFound', `there is no action ${action}`);
  }
  const device = platform.devices.get(query.get('device_name') ?? '');
  if (device === undefined)
    return studioRefusal('iot.application.deviceNotFound', 'device not found');
  const record = studioRecord(device, platform);
  return studioReply(
    action === 'QueryDeviceDetail' ? record : { device_name: device.imei, status: record.status },
  );
}

function studioRecord(device: SimulatedDevice, platform: Platform) {
  return {
    device_id: platform.deviceIds.of(device),
    device_name: device.imei,
    product_id: PRODUCT,
    desc: titleOf(platform, device),
    status: isOnline(device.reachability) ? 2 : 3,
    create_time: ISO_CREATED,
    activate_time: ISO_CREATED,
  };
}

function studioReply(data: object): Answer {
  return raw(200, JSON.stringify({ requestId: 'simulated', success: true, data }), JSON_TYPE);
}

function studioRefusal(code: string, msg: string): Answer {
  return raw(200, JSON.stringify({ requestId: 'simulated', code, msg, success: false }), JSON_TYPE);
}

/** The devices of a list of ids, or why it cannot be read. */
function devicesOf(
  query: URLSearchParams,
  platform: Platform,
  limit: number,
): SimulatedDevice[] | Answer {
  const text = query.get('devIds') ?? '';
  if (text === '') return parameterRequired('devIds');
  const ids = text.split(',');
  if (ids.length > limit) return refuse(20, `max device count limit is ${limit} for one time`);
  return ids.map((id) => platform.deviceIds.find(id)).filter((device) => device !== undefined);
}

function titleOf(platform: Platform, device: SimulatedDevice): string {
  return `simulated-${platform.deviceIds.placeOf(device)}`;
}

/** `2026-01-31 08:00:00.123` */
function formatMilliseconds(time: number): string {
  return `${formatTime(time)}.${String(Math.floor(time) % 1000).padStart(3, '0')}`;
}

const CREATED = '2026-01-01 08:00:00';
const ISO_CREATED = '2026-01-01T08:00:00.000+08:00';
