/** What the platform knows of its devices: one device's state and details, and the list of all of them. */

import { NO_DEVICE, raw, succeed, type Answer } from '../answers';
import type { Behaviour, Platform } from '../behaviour';
import type { SimulatedDevice } from '../devices/simulated-device';
import type { Dialect } from '../dialects';
import { writeJson } from '../json';
import type { SimulatorRequest } from '../request';
import { formatTime } from './cached';
import { optional, readParameters, required, wholeNumber } from './operation';

/** Source: OneNET documentation, "query device by IMEI"; on the newer platforms one call tells the details as well. */
export const deviceByImei: Behaviour = (request, platform) => {
  if (!isGet(request, '/devices/getbyimei')) return undefined;
  const name = request.dialect === 'studio' ? 'device_name' : 'imei';
  const parameters = readParameters(request.query, { [name]: required((text) => text) });
  if (parameters.kind === 'reply') return parameters;
  const device = platform.devices.get(String(parameters.values[name]));
  return device === undefined
    ? noDevice(request)
    : answer(request, recordOf(device, request.dialect, platform));
};

/** Source: OneNET documentation, "device details"; by the platform's own id, which the newer platforms do not take. */
export const deviceDetails: Behaviour = (request, platform) => {
  const id = /^\/devices\/(\d+)$/.exec(request.path)?.[1];
  if (request.method !== 'GET' || id === undefined) return undefined;
  const device = findById(platform, id);
  if (device === undefined) return NO_DEVICE;
  return succeed({
    ...recordOf(device, 'classic', platform),
    protocol: 'LWM2M',
    tags: ['simulated'],
    obsv: true,
    rg_id: device.imei,
    auth_info: { [device.imei]: `46000${device.imei.slice(-10)}` },
  });
};

const LIST_PARAMETERS = {
  page: optional((text) => wholeNumber(text, 1, 10_000)),
  per_page: optional((text) => wholeNumber(text, 1, 100)),
  online: optional((text) => (text === 'true' ? true : text === 'false' ? false : undefined)),
  offset: optional((text) => wholeNumber(text, 0, 1_000_000)),
  limit: optional((text) => wholeNumber(text, 1, 100)),
};

/** Source: OneNET documentation, "search devices"; the newer platforms cut the list by `offset` and `limit`. */
export const deviceList: Behaviour = (request, platform) => {
  if (!isGet(request, '/devices')) return undefined;
  const parameters = readParameters(request.query, LIST_PARAMETERS);
  if (parameters.kind === 'reply') return parameters;
  const { page = 1, per_page: perPage = 30, online, offset, limit } = parameters.values;
  const [begin, size] =
    request.dialect === 'classic' ? [(page - 1) * perPage, perPage] : [offset ?? 0, limit ?? 30];
  const tag = request.query.get('tag') ?? '';
  const prefix = request.query.get('key_words') ?? '';
  const found = [...platform.devices.values()].filter(
    (device) =>
      (online === undefined || isOnline(device) === online) &&
      (tag === '' || tag === 'simulated') &&
      (idOf(platform, device).startsWith(prefix) || titleOf(device).startsWith(prefix)),
  );
  const records = found
    .slice(begin, begin + size)
    .map((device) => recordOf(device, request.dialect, platform));
  return answer(
    request,
    request.dialect === 'classic'
      ? { total_count: found.length, page, per_page: perPage, devices: records }
      : { total: found.length, offset: begin, limit: size, list: records },
  );
};

/** By the platform's own id; the classic calls for data know no other. */
export function findById(platform: Platform, id: string): SimulatedDevice | undefined {
  return [...platform.devices.values()][Number(id) - FIRST_ID];
}

export function idOf({ devices }: Platform, device: SimulatedDevice): string {
  return String([...devices.keys()].indexOf(device.imei) + FIRST_ID);
}

export function titleOf({ imei }: SimulatedDevice): string {
  return `NB-1 ${imei.slice(-6)}`;
}

const FIRST_ID = 500_000_001;

/** One that sleeps is registered, and so it is online. */
function isOnline({ reachability }: SimulatedDevice): boolean {
  return reachability !== 'offline';
}

/** When the first of the devices was made: 1 January 2026 in Beijing. */
const CREATED = Date.UTC(2025, 11, 31, 16);

function recordOf(device: SimulatedDevice, dialect: Dialect, platform: Platform): object {
  const online = isOnline(device);
  if (dialect === 'classic') {
    return {
      id: idOf(platform, device),
      online,
      observe_status: online,
      title: titleOf(device),
      desc: 'a device of the simulator',
      create_time: formatTime(CREATED),
    };
  }
  const record = { imei: device.imei, create_time: isoTime(CREATED) };
  return dialect === 'new'
    ? { did: idOf(platform, device), name: device.imei, status: online ? 1 : 0, ...record }
    : { device_name: device.imei, status: online ? 2 : 3, ...record };
}

/** As the newer platforms write times, with their zone. */
function isoTime(time: number): string {
  return `${formatTime(time).replace(' ', 'T')}.000+08:00`;
}

function isGet({ method, path }: SimulatorRequest, wanted: string): boolean {
  return method === 'GET' && path === wanted;
}

/** OneNET Studio answers calls about devices in another form than those to devices. */
function answer({ dialect }: SimulatorRequest, data: object): Answer {
  return dialect === 'studio' ? studio({ success: true, data }) : succeed(data);
}

function noDevice({ dialect }: SimulatorRequest): Answer {
  return dialect === 'studio'
    ? studio({ success: false, code: 'iot.device.notExist', msg: 'device not exist' })
    : NO_DEVICE;
}

function studio(body: object): Answer {
  const json = writeJson({ requestId: 'simulator', ...body });
  return raw(200, json, { 'Content-Type': 'application/json' });
}
