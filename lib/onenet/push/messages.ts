/**
 * What is in a push, in one form for all generations of OneNET: a point of data, a device that comes or goes, the result
 * of a kept command, or something else, which passes through whole.
 *
 * Source: OneNET documentation, "HTTP push", message types 1, 2 and 7; "message source formats" of the newer platforms.
 */

import { fieldsOf } from '../wire';
import { readPushedValue } from './pushed-value';

export interface PushedMessage {
  readonly kind: 'data' | 'online' | 'result' | 'other';
  /** The device; the name by which the platform knows it where no IMEI is told. */
  readonly imei?: string;
  /** `3303/0/5700`, or the name of a property of a thing model. */
  readonly path?: string;
  /** When it happened, ISO 8601, UTC; what the platform does not say is missing. */
  readonly at?: string;
  /** The platform's own id of the device. */
  readonly deviceId?: string;
  /** By which the platform names the message, also when it repeats it. */
  readonly id?: string;
  /** The value of the point, whether the device is online, the record of the command, or the message as it came. */
  readonly value: unknown;
  /** As it came. */
  readonly raw: unknown;
}

/** @param message one message or a list of them, which may mix devices */
export function readMessages(message: unknown, id?: string): readonly PushedMessage[] {
  const list: readonly unknown[] = Array.isArray(message) ? message : [message];
  const read = list.flatMap(readMessage);
  if (id === undefined) return read;
  // Several points of one push share its id; a number behind it tells them apart.
  return read.map((each, index) => ({ ...each, id: index === 0 ? id : `${id}#${index}` }));
}

function readMessage(raw: unknown): readonly PushedMessage[] {
  const fields = fieldsOf(raw);
  switch (Number(fields.type)) {
    case 1:
      return [dataPoint(fields, raw)];
    case 2:
      return [online(fields, fields.status, fields.at, raw)];
    case 7:
      return [commandResult(fields, raw)];
  }
  const data = fieldsOf(fields.data);
  if (fields.messageType === 'lifeCycle' && typeof data.status === 'string') {
    return [online(fields, data.status, data.time, raw)];
  }
  if (fields.notifyType === 'property') return properties(fields, fieldsOf(data.params), raw);
  return [{ kind: 'other', ...deviceOf(fields), value: raw, raw }];
}

/** Type 1. The data stream of an NB-IoT device is named `{obj_id}_{obj_inst_id}_{res_id}`. */
function dataPoint(fields: Fields, raw: unknown): PushedMessage {
  const path = pathOf(fields.ds_id);
  return {
    kind: 'data',
    ...deviceOf(fields),
    ...path,
    ...timeOf(fields.at),
    value: readPushedValue(path.path, fields.value),
    raw,
  };
}

/** Type 2 and life cycles. Offline is 0 in one generation and 2 in the other; online is 1 in both. */
function online(fields: Fields, status: unknown, at: unknown, raw: unknown): PushedMessage {
  const value = status === 'online' || Number(status) === 1;
  return { kind: 'online', ...deviceOf(fields), ...timeOf(at), value, raw };
}

/** Type 7. */
function commandResult(fields: Fields, raw: unknown): PushedMessage {
  const at = fields.confirm_time ?? fields.send_time;
  return { kind: 'result', ...deviceOf(fields), ...timeOf(at), value: raw, raw };
}

/** Properties of a thing model; those of an LwM2M device are named like its data streams. */
function properties(fields: Fields, params: Fields, raw: unknown): readonly PushedMessage[] {
  return Object.entries(params).map(([name, param]): PushedMessage => {
    const { value, time, bin_data: bytes } = fieldsOf(param);
    const path = pathOf(name);
    return {
      kind: 'data',
      ...deviceOf(fields),
      ...path,
      ...timeOf(time),
      value: readPushedValue(path.path, value, bytes),
      raw,
    };
  });
}

type Fields = Readonly<Record<string, unknown>>;

function deviceOf(fields: Fields): Pick<PushedMessage, 'imei' | 'deviceId'> {
  const imei = textOf(fields.imei ?? fields.dev_name ?? fields.deviceName);
  const deviceId = textOf(fields.dev_id ?? fields.deviceId);
  return {
    ...(imei === undefined ? {} : { imei }),
    ...(deviceId === undefined ? {} : { deviceId }),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function pathOf(stream: unknown): { path?: string } {
  if (typeof stream !== 'string') return {};
  return { path: /^\d+_\d+_\d+$/.test(stream) ? stream.replaceAll('_', '/') : stream };
}

/** @param at milliseconds since 1970, or a text that says its zone */
function timeOf(at: unknown): { at?: string } {
  const time = new Date(typeof at === 'number' || typeof at === 'string' ? at : NaN);
  return Number.isNaN(time.getTime()) ? {} : { at: time.toISOString() };
}
