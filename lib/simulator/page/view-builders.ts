/** Turns devices, cached commands and log entries into what the page shows. */

import type { ResourceValue } from '../../lwm2m';
import { findObject } from '../../lwm2m/objects';
import { hasEnded, type Command } from '../devices/command-queue';
import type { DeviceAction, ObjectInstance } from '../devices/object-instance';
import { isMultiple, type HeldValue, type ObjectModel, type ResourceModel } from '../devices/model';
import type { SimulatedDevice } from '../devices/simulated-device';
import { findCall } from '../behaviours';
import { isRecord, readJson } from '../json';
import { hideSecretsInBody, splitTarget, type RequestLogEntry } from '../request';
import { readData, type DataElement } from '../values';
import type {
  CallView,
  CommandView,
  DeviceView,
  NameView,
  ObjectView,
  RequestView,
  ResourceView,
  ValueView,
} from './views';

/** @param now milliseconds since 1970 */
export function viewDevice(device: SimulatedDevice, now: number): DeviceView {
  const objects: ObjectView[] = [];
  for (const instances of device.objects.values()) {
    for (const [id, instance] of instances) objects.push(viewInstance(id, instance));
  }
  const { imei, reachability, delayMs, wakeEveryMs, waiting } = device;
  return {
    imei,
    reachability,
    delayMs,
    ...(wakeEveryMs === undefined ? {} : { wakeEveryMs }),
    awake: device.isAwake(now),
    commands: viewCommands(device, now),
    waiting: waiting.size,
    objects,
  };
}

/** Names come from the registry in both languages, where it knows the Object. */
function viewInstance(instance: number, held: ObjectInstance): ObjectView {
  const { id, resources } = held.model;
  const known = findObject(id);
  return {
    id,
    instance,
    name: known?.name ?? ownName(held.model),
    resources: resources
      // An executable Resource has nothing to show.
      .filter(({ operations }) => operations !== 'E')
      .map((resource) => ({
        id: resource.id,
        name: known?.resources.find((each) => each.id === resource.id)?.name ?? ownName(resource),
        operations: resource.operations,
        values: listValues(held.get(resource.id)).map(viewValue),
        ...viewHistory(held.history(resource.id)),
      })),
  };
}

function viewHistory(numbers: readonly number[]): Pick<ResourceView, 'history'> {
  const history = numbers.filter(Number.isFinite);
  return history.length < 2 ? {} : { history };
}

function ownName({ name, chineseName }: ObjectModel | ResourceModel): NameView {
  return { en: name, zh: chineseName ?? name };
}

function listValues(held: HeldValue | undefined): readonly ResourceValue[] {
  if (held === undefined) return [];
  return isMultiple(held) ? held : [held];
}

function viewValue(value: ResourceValue): ValueView {
  // JSON has neither NaN nor the infinities, which a program may set on a device.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return { digits: String(value) };
  if (typeof value === 'string') return clip(value);
  if (typeof value === 'boolean') return value;
  return value.kind === 'opaque' ? { opaque: clip(value.hex) } : { time: value.seconds };
}

/** How many of the commands that have ended are shown. */
const ENDED = 3;

/** The commands that a device is still to receive, in their order, then the latest that have ended, the newest first. */
export function viewCommands({ commands }: SimulatedDevice, now: number): CommandView[] {
  const all = commands.list(now);
  const ended = all.filter(hasEnded);
  const pending = all.filter((command) => !hasEnded(command));
  return [...pending, ...ended.slice(-ENDED).reverse()].map(viewCommand);
}

function viewCommand(command: Command): CommandView {
  const { uuid, action, status, confirmStatus, createTime, validTime, expiredTime } = command;
  return {
    uuid,
    path: pathOf(action),
    values: valuesOf(action),
    status,
    ...(confirmStatus === undefined ? {} : { confirmStatus }),
    ...(validTime > createTime ? { validFrom: validTime } : {}),
    expires: expiredTime,
  };
}

/** Of a write the Instance, since its Resources are listed with their values. */
function pathOf(action: DeviceAction): string {
  const { objectId, instanceId } = action;
  const resourceId = action.kind === 'read' ? action.resourceId : undefined;
  const ids = [objectId, instanceId, resourceId].filter((id) => id !== undefined);
  return ids.map((id) => `/${id}`).join('');
}

/** Of an execute the Resource and its arguments. */
function valuesOf(action: DeviceAction): CommandView['values'] {
  switch (action.kind) {
    case 'write':
      return viewData(action.data);
    case 'execute':
      return [[String(action.resourceId), clip(JSON.stringify(action.args))]];
    case 'read':
      return [];
  }
}

/** Resource ID and value of each element that is written. */
function viewData(data: readonly DataElement[]): readonly (readonly [id: string, value: string])[] {
  return data.map(({ resId, val }) => [String(resId), clip(showScalar(val))]);
}

/** Text in quotes, so that "1" can be told from 1. */
function showScalar(val: DataElement['val']): string {
  return typeof val === 'string' ? JSON.stringify(val) : String(val);
}

export function viewRequest(entry: RequestLogEntry): RequestView {
  const { time, durationMs, method, imei, status, answer } = entry;
  const call = understandCall(entry);
  return {
    time,
    durationMs,
    method,
    target: clip(entry.target),
    body: clip(hideSecretsInBody(entry.body)),
    ...(imei === undefined ? {} : { imei: clip(imei) }),
    ...(call === undefined ? {} : { call }),
    ...(status === undefined ? {} : { status }),
    ...(answer === undefined ? {} : { answer: clip(answer), ...readResult(answer) }),
  };
}

/** Nothing, if the answer is not one of the platform's. */
function readResult(answer: string): Pick<RequestView, 'errno' | 'error'> {
  const parsed = readJson(answer);
  if (!isRecord(parsed)) return {};
  // The newest platform says code and msg.
  const { code, msg, errno = code, error = msg } = parsed;
  return {
    ...(typeof errno === 'number' ? { errno } : {}),
    ...(typeof error === 'string' ? { error: clip(error) } : {}),
  };
}

/** The call that a request makes; `undefined` if it is not one of the API, or its target is not complete. */
function understandCall({ method, target, body }: RequestLogEntry): CallView | undefined {
  const { path, query } = splitTarget(target);
  const call = findCall(method, path, query);
  if (call === undefined) return undefined;
  const ids: string[] = [];
  for (const name of ['obj_id', 'obj_inst_id', 'res_id']) {
    const id = query.get(name);
    if (id === null || !/^\d{1,5}$/.test(id)) break;
    ids.push(id);
  }
  const { en, zh } = call.title;
  if (en.includes('{path}') && ids.length === 0) return undefined;
  const named = `/${ids.join('/')}`;
  return {
    title: { en: en.replace('{path}', named), zh: zh.replace('{path}', named) },
    values: readValues(body),
    ...(call.isPoll && { isPoll: call.isPoll }),
  };
}

/** Of a body that is one of a write; none of any other. */
function readValues(body: string): CallView['values'] {
  const data = readData(body);
  return 'kind' in data ? [] : viewData(data);
}

/** Enough to read, and little enough to send many of them ten times a second. */
const LONGEST = 600;

/** The beginning of a text, with an ellipsis if there is more of it; never half of a character. */
function clip(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}
