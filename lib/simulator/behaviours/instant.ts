/**
 * The calls that the device answers while the client waits: write, read, execute, observe, discover; and the list of its
 * Resources, which the platform knows itself. What is written, read or executed is said alike in a cached command.
 */

import {
  INVALID_JSON,
  invalidParameter,
  parameterRequired,
  succeed,
  SUCCESS,
  TOO_LARGE,
  unsuccess,
  type Reply,
} from '../answers';
import { perform, replyTo } from '../devices/actions';
import type { Task } from '../devices/delivery';
import type { DeviceAction, Mode } from '../devices/object-instance';
import type { Attributes } from '../devices/simulated-device';
import { isRecord, readJson } from '../json';
import { ARGS_LIMIT } from '../request';
import { readData } from '../values';
import {
  IMEI,
  OBJECT_ID,
  OBJECT_INSTANCE_ID,
  operation,
  optional,
  required,
  RESOURCE_ID,
  TIMEOUT,
  wholeNumber,
  type ApiCall,
  type ValuesOf,
} from './behaviour';

/** The parameters of a write's target, in the order of the documentation. */
export const WRITE_PARAMETERS = {
  obj_id: required(OBJECT_ID),
  obj_inst_id: required(OBJECT_INSTANCE_ID),
  mode: required((text): Mode | undefined => (text === '1' ? 1 : text === '2' ? 2 : undefined)),
};

/** What a write asks of the device, or why it cannot be asked; and so {@link readAction} and {@link executeAction}. */
export function writeAction(
  values: ValuesOf<typeof WRITE_PARAMETERS>,
  body: string,
): DeviceAction | Reply {
  const { obj_id: objectId, obj_inst_id: instanceId, mode } = values;
  const data = readData(body);
  return 'kind' in data ? data : { kind: 'write', objectId, instanceId, mode, data };
}

/** Instant write. Source: OneNET documentation, "real-time command: write device resource". */
const write = operation({
  title: { en: 'Write {path}', zh: '写 {path}' },
  method: 'POST',
  path: '/nbiot',
  studio: 'POST /LwM2M-online write',
  parameters: { imei: IMEI, ...WRITE_PARAMETERS, timeout: TIMEOUT },
  prepare: (values, { body }) => performAtOnce(writeAction(values, body)),
});

/** What is read: an Object, an Object Instance or a Resource. */
export const READ_PARAMETERS = {
  obj_id: required(OBJECT_ID),
  obj_inst_id: optional(OBJECT_INSTANCE_ID),
  res_id: optional(RESOURCE_ID),
};

export function readAction(values: ValuesOf<typeof READ_PARAMETERS>): DeviceAction | Reply {
  const { obj_id: objectId, obj_inst_id: instanceId, res_id: resourceId } = values;
  return lacksInstance(values)
    ? parameterRequired('obj_inst_id')
    : { kind: 'read', objectId, instanceId, resourceId };
}

/** LwM2M has no path to a Resource that leaves out its Object Instance. */
function lacksInstance(
  values: Pick<ValuesOf<typeof READ_PARAMETERS>, 'obj_inst_id' | 'res_id'>,
): boolean {
  return values.obj_inst_id === undefined && values.res_id !== undefined;
}

/** Instant read. Source: OneNET documentation, "read device resource". */
const read = operation({
  title: { en: 'Read {path}', zh: '读 {path}' },
  method: 'GET',
  path: '/nbiot',
  studio: 'GET /LwM2M-online read',
  parameters: { imei: IMEI, ...READ_PARAMETERS, timeout: TIMEOUT },
  prepare: (values) => performAtOnce(readAction(values)),
});

/** What is executed. */
export const EXECUTE_PARAMETERS = {
  obj_id: required(OBJECT_ID),
  obj_inst_id: required(OBJECT_INSTANCE_ID),
  res_id: required(RESOURCE_ID),
};

export function executeAction(
  values: ValuesOf<typeof EXECUTE_PARAMETERS>,
  body: string,
): DeviceAction | Reply {
  const { obj_id: objectId, obj_inst_id: instanceId, res_id: resourceId } = values;
  const args = readArgs(body);
  return typeof args === 'string'
    ? { kind: 'execute', objectId, instanceId, resourceId, args }
    : args;
}

/** `{"args": "…"}`; the body, and what is in it, may be missing. */
function readArgs(body: string): string | Reply {
  if (body === '') return '';
  const parsed = readJson(body);
  if (!isRecord(parsed)) return INVALID_JSON;
  const { args = '' } = parsed;
  if (typeof args !== 'string') return invalidParameter('args');
  return Buffer.byteLength(args) > ARGS_LIMIT ? TOO_LARGE : args;
}

/** Instant execute. Source: OneNET documentation, "execute". */
const execute = operation({
  title: { en: 'Execute {path}', zh: '执行 {path}' },
  method: 'POST',
  path: '/nbiot/execute',
  studio: 'POST /LwM2M-online execute',
  parameters: { imei: IMEI, ...EXECUTE_PARAMETERS, timeout: TIMEOUT },
  prepare: (values, { body }) => performAtOnce(executeAction(values, body)),
});

function performAtOnce(action: DeviceAction | Reply): Task | Reply {
  return action.kind === 'reply' ? action : (device) => replyTo(perform(action, device));
}

/**
 * Observe, with the conditions of a notification, or cancel it.
 * Source: OneNET documentation, "observe"; anything but `true` in `cancel` counts as `false`.
 */
const observe = operation({
  title: { en: 'Observe {path}', zh: '订阅 {path}' },
  method: 'POST',
  path: '/nbiot/observe',
  studio: 'POST /LwM2M-online observe',
  parameters: {
    imei: IMEI,
    cancel: required((text) => text),
    ...READ_PARAMETERS,
    pmin: optional(readSeconds),
    pmax: optional(readSeconds),
    gt: optional(readDouble),
    lt: optional(readDouble),
    st: optional(readDouble),
    timeout: TIMEOUT,
  },
  prepare({ cancel, obj_id: objectId, ...values }, _, { reporting }) {
    const { obj_inst_id: instanceId, res_id: resourceId, pmin, pmax, gt, lt, st } = values;
    if (lacksInstance(values)) return parameterRequired('obj_inst_id');
    const attributes = { pmin, pmax, gt, lt, st };
    const wrong = findFault(attributes);
    if (wrong !== undefined) return invalidParameter(wrong);
    const isLimited = gt !== undefined || lt !== undefined || st !== undefined;
    if (isLimited && resourceId === undefined) return parameterRequired('res_id');
    const ids = [objectId, instanceId, resourceId].filter((id) => id !== undefined);
    return (device) => {
      const instances = device.objects.get(objectId);
      const instance = instanceId === undefined ? undefined : instances?.get(instanceId);
      const isThere =
        instances !== undefined &&
        (instanceId === undefined || instance !== undefined) &&
        (resourceId === undefined ||
          instance?.model.resources.some(({ id }) => id === resourceId) === true);
      if (!isThere) return unsuccess('NOT_FOUND');
      if (cancel === 'true') {
        device.observations.cancel(ids.join('/'));
        reporting.onCancelled(device, ids);
      } else {
        device.observations.observe(ids.join('/'), attributes);
        reporting.onObserved(device, ids);
      }
      return SUCCESS;
    };
  },
});

/** The name of the first condition that cannot hold. */
function findFault({ pmin, pmax, gt, lt, st }: Attributes): string | undefined {
  if (pmin !== undefined && pmax !== undefined && pmax < pmin) return 'pmax';
  if (gt === undefined || lt === undefined) return undefined;
  if (lt >= gt) return 'lt';
  return lt + 2 * (st ?? 0) >= gt ? 'st' : undefined;
}

/** Both periods are above 0. */
function readSeconds(text: string): number | undefined {
  return wholeNumber(text, 1, 999_999_999);
}

function readDouble(text: string): number | undefined {
  const number = /^-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/i.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** Asks the device for the Resources of an Object. Source: OneNET documentation, "discover". */
const discover = operation({
  title: { en: 'Discover {path}', zh: '发现 {path}' },
  method: 'GET',
  path: '/nbiot/discover',
  studio: 'GET /LwM2M-online discover',
  parameters: {
    imei: IMEI,
    obj_id: required(OBJECT_ID),
    obj_inst_id: optional(OBJECT_INSTANCE_ID),
    timeout: TIMEOUT,
  },
  prepare({ obj_id: objectId, obj_inst_id: instanceId }) {
    return (device) => {
      const instances = device.objects.get(objectId);
      if (instances === undefined) return unsuccess('NOT_FOUND');
      if (instanceId !== undefined && !instances.has(instanceId)) return unsuccess('NOT_FOUND');
      const found = [...instances].filter(([id]) => instanceId === undefined || id === instanceId);
      return succeed(
        found.map(([id, { model }]) => ({
          obj_inst_id: id,
          res_id: model.resources.map((resource) => resource.id),
        })),
      );
    };
  },
});

/**
 * What a device has, from the platform's own record: it does not ask the device, so one that is asleep or
 * offline is listed as well. Source: OneNET documentation, "list of device resources".
 */
const resources = operation({
  title: { en: 'List resources', zh: '列出资源' },
  method: 'GET',
  path: '/nbiot/resources',
  studio: 'GET /LwM2M-online resources',
  parameters: { imei: IMEI, obj_id: optional(OBJECT_ID) },
  fromPlatform: true,
  prepare({ obj_id: only }) {
    return (device) => {
      const item = [];
      for (const [objectId, instances] of device.objects) {
        if (only !== undefined && only !== objectId) continue;
        item.push({
          obj_id: objectId,
          instances: Array.from(instances, ([instanceId, { model }]) => ({
            inst_id: instanceId,
            resources: model.resources.map(({ id }) => id),
          })),
        });
      }
      return succeed({ total_count: item.length, item });
    };
  },
});

export const INSTANT_CALLS: readonly ApiCall[] = [
  write,
  read,
  execute,
  observe,
  discover,
  resources,
];
