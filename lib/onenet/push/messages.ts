/**
 * What is in a push, in one form for all generations of OneNET: a point of data, a device that comes or goes, the result
 * of a kept command, or something else, which passes through whole.
 *
 * Source: OneNET documentation, "HTTP push", message types 1, 2 and 7; "message source formats" of the newer platforms.
 */

import { readAction, readRecord, type CachedCommand } from '../cached/record';
import { recordOutcome } from '../cached/record-outcome';
import { parsePlatformTime } from '../cached/times';
import { readDigits } from '../input';
import { fieldsOf, present } from '../json';
import type { Outcome } from '../outcome';
import { readValue } from '../read-value';

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
  /** The value of the point, whether the device is online, a `CommandResult`, or the message as it came. */
  readonly value: unknown;
  /** Of a result: what became of the command, for those who wait for it. */
  readonly outcome?: Outcome;
  /** As it came. */
  readonly raw: unknown;
}

/** @param message one message or a list of them, which may mix devices */
export function readMessages(message: unknown, id?: string): readonly PushedMessage[] {
  const list: readonly unknown[] = Array.isArray(message) ? message : [message];
  const read: Draft[] = [];
  for (const raw of list) readMessage(raw, read);
  if (id === undefined) return read;
  // Several points of one push share its id; a number behind it tells them apart.
  for (const [index, each] of read.entries()) each.id = index === 0 ? id : `${id}#${index}`;
  return read;
}

/** Filled in field by field: a batch of a thousand points is read at once (the goal for the event loop). */
type Draft = { -readonly [Key in keyof PushedMessage]: PushedMessage[Key] };

function readMessage(raw: unknown, read: Draft[]): void {
  const fields = typeof raw === 'object' && raw !== null ? (raw as Fields) : NONE;
  switch (Number(fields.type)) {
    case 1:
      read.push(dataPoint(fields, fields.ds_id, fields.at, fields.value, raw));
      return;
    case 2:
      read.push(online(fields, fields.status, fields.at, raw));
      return;
    case 7:
      read.push(commandResult(fields, raw));
      return;
  }
  const data = fieldsOf(fields.data);
  if (fields.messageType === 'lifeCycle' && typeof data.status === 'string') {
    read.push(online(fields, data.status, data.time, raw));
  } else if (fields.notifyType === 'property') {
    properties(fields, fieldsOf(data.params), raw, read);
  } else {
    read.push({ ...draft('other', fields), value: raw, raw });
  }
}

const NONE: Fields = {};

/** Type 1. The data stream of an NB-IoT device is named `{obj_id}_{obj_inst_id}_{res_id}`. */
function dataPoint(
  fields: Fields,
  stream: unknown,
  at: unknown,
  value: unknown,
  raw: unknown,
  bytes?: unknown,
): Draft {
  const message = draft('data', fields, at);
  const path = typeof stream === 'string' ? pathOf(stream) : undefined;
  if (path !== undefined) message.path = path;
  message.value = readPushedValue(path, value, bytes);
  message.raw = raw;
  return message;
}

/** Type 2 and life cycles. Offline is 0 in one generation and 2 in the other; online is 1 in both. */
function online(fields: Fields, status: unknown, at: unknown, raw: unknown): Draft {
  const value = status === 'online' || Number(status) === 1;
  return { ...draft('online', fields, at), value, raw };
}

/** Type 7. */
function commandResult(fields: Fields, raw: unknown): Draft {
  const at = fields.confirm_time ?? fields.send_time;
  return { ...draft('result', fields, at), ...readCommandResult(raw), raw };
}

/** Properties of a thing model; those of an LwM2M device are named like its data streams. */
function properties(fields: Fields, params: Fields, raw: unknown, read: Draft[]): void {
  for (const [name, param] of Object.entries(params)) {
    const { value, time, bin_data: bytes } = fieldsOf(param);
    read.push(dataPoint(fields, name, time, value, raw, bytes));
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** What any message may say; the value is still to come. */
function draft(kind: PushedMessage['kind'], fields: Fields, at?: unknown): Draft {
  const message: Draft = { kind, value: undefined, raw: undefined };
  const imei = textOf(fields.imei ?? fields.dev_name ?? fields.deviceName);
  if (imei !== undefined) message.imei = imei;
  const deviceId = textOf(fields.dev_id ?? fields.deviceId);
  if (deviceId !== undefined) message.deviceId = deviceId;
  const time = timeOf(at);
  if (time !== undefined) message.at = time;
  return message;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function pathOf(stream: string): string {
  return /^\d+_\d+_\d+$/.test(stream) ? stream.replaceAll('_', '/') : stream;
}

/** @param at milliseconds since 1970, or a text, which is China's time where it names no zone */
function timeOf(at: unknown): string | undefined {
  const given = readDigits(at);
  const time = typeof given === 'number' ? given : parsePlatformTime(given);
  if (time === undefined || !(Math.abs(time) <= LAST_DATE)) return undefined;
  return new Date(time).toISOString();
}

/** ECMA-262, section 21.4.1.1. */
const LAST_DATE = 8.64e15;

/**
 * The result of a kept command as it is pushed (type 7), the same record that can be asked for, in plain words; times are ISO 8601, UTC. What
 * the platform does not say is missing.
 */
export interface CommandResult {
  readonly uuid: string;
  /** What became of the command: `confirmed`, `refused`, `expired`, `cancelled`, `unknown`; `queued` if it still waits. */
  readonly state: Outcome['state'];
  readonly operation?: string;
  readonly path?: string;
  readonly sendStatus?: string;
  readonly confirmStatus?: string;
  readonly sent?: string;
  readonly confirmed?: string;
  /** What a Read has read. */
  readonly result?: unknown;
}

interface PushedResult {
  readonly value: CommandResult;
  /** As asking for the record would have told it. */
  readonly outcome: Outcome;
}

function readCommandResult(raw: unknown): PushedResult {
  const record = readRecord(raw);
  const reply = { errno: 0, error: 'succ', data: raw };
  const outcome = recordOutcome(
    { kind: 'accepted', state: 'queued', reply, httpStatus: 200 },
    record,
  );
  return { value: plain(record, outcome.state, readAction(fieldsOf(raw))), outcome };
}

function plain(
  record: CachedCommand,
  state: Outcome['state'],
  { operation, path }: ReturnType<typeof readAction>,
): CommandResult {
  const { uuid, sendStatus, confirmStatus, sent, confirmed, result } = record;
  const fields = {
    operation,
    path,
    sendStatus,
    confirmStatus,
    sent: iso(sent),
    confirmed: iso(confirmed),
    result,
  };
  return { uuid, state, ...present(fields) };
}

function iso(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

/**
 * The value of a Resource as it is pushed. Bytes come as a list of numbers, or beside the value in hex; both become a Buffer. See {@link readValue}.
 *
 * @param path `3303/0/5700`; of any other name, such as a property of a thing model, a list is no bytes
 * @param bytes `bin_data` of the newer push
 */
function readPushedValue(path: string | undefined, value: unknown, bytes?: unknown): unknown {
  if (typeof bytes === 'string' && /^(?:[0-9a-f]{2})+$/i.test(bytes)) {
    return Buffer.from(bytes, 'hex');
  }
  // Nearly every value is a number, a text or a boolean, and stays as it is.
  if (typeof value !== 'object' && typeof value !== 'bigint') return value;
  const ids = /^(\d{1,5})\/\d{1,5}\/(\d{1,5})$/.exec(path ?? '');
  return ids === null ? value : readValue(Number(ids[1]), Number(ids[2]), value);
}
