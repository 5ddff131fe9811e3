/**
 * What is in a push, in one form for all generations of OneNET: a point of data, a device that comes or goes, the result
 * of a kept command, or something else, which passes through whole; and which messages have come before.
 *
 * Source: OneNET documentation, "HTTP push", message types 1, 2 and 7; "message source formats" of the newer platforms.
 */

import { createHash } from 'node:crypto';
import { readDigits, type PushKind } from '../../contract';
import { readAction, readRecord } from '../cached-record';
import { fieldsOf, present, type Fields } from '../json';
import { recordOutcome } from '../operations/cached-commands';
import type { Outcome } from '../outcome';
import { isoTime, readPlatformTime } from '../platform-time';
import { readValue } from '../read-value';

export interface PushedMessage {
  readonly kind: PushKind;
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
  /** As it came; of a message with several properties, as it would have come with this one alone. */
  readonly raw: unknown;
}

/** The record of a kept command in plain words; times are ISO 8601, UTC. What the platform does not say is missing. */
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

/**
 * Reads a push message by message, each when it is its turn: a push may hold hundreds of thousands.
 *
 * @param message one message or a list of them, which may mix devices
 * @param id of the push; a number behind it tells its messages apart
 */
export function* readMessages(message: unknown, id?: string): Generator<PushedMessage, void> {
  const list: readonly unknown[] = Array.isArray(message) ? message : [message];
  let index = 0;
  const named = (read: Draft): PushedMessage => {
    if (id !== undefined) read.id = index === 0 ? id : `${id}#${index}`;
    index += 1;
    return read;
  };
  for (const raw of list) {
    const fields = typeof raw === 'object' && raw !== null ? (raw as Fields) : NONE;
    const properties = propertiesOf(fields);
    if (properties === undefined) yield named(readMessage(fields, raw));
    else for (const name of properties) yield named(property(fields, name));
  }
}

/** Filled in field by field: a thousand points are read at once (the goal for the event loop). */
type Draft = { -readonly [Key in keyof PushedMessage]: PushedMessage[Key] };

const NONE: Fields = {};

function readMessage(fields: Fields, raw: unknown): Draft {
  const read = readKnown(fields) ?? draft('other', fields, raw);
  read.raw = raw;
  return read;
}

/** `undefined` for a message of another type, and for one that lacks what its type is about. */
function readKnown(fields: Fields): Draft | undefined {
  switch (readDigits(fields.type)) {
    case 1:
      return fields.value === undefined
        ? undefined
        : dataPoint(fields, {
            stream: fields.ds_id,
            at: fields.at,
            value: fields.value,
            bytes: fields.bin_data,
          });
    case 2:
      return online(fields, fields.status, fields.at);
    case 7:
      return commandResult(fields);
  }
  if (fields.messageType !== 'lifeCycle') return undefined;
  const { status, time } = fieldsOf(fields.data);
  return online(fields, status, time);
}

interface Point {
  /** The data stream of an NB-IoT device is named `{obj_id}_{obj_inst_id}_{res_id}`. */
  readonly stream: unknown;
  readonly at: unknown;
  readonly value: unknown;
  /** `bin_data` of the newer push: bytes in hex, beside the value. */
  readonly bytes?: unknown;
}

/** Type 1, and a property of a thing model. */
function dataPoint(fields: Fields, { stream, at, value, bytes }: Point): Draft {
  const message = draft('data', fields, undefined, at);
  if (typeof stream === 'string') {
    const isPath = /^\d+_\d+_\d+$/.test(stream);
    message.path = isPath ? stream.replaceAll('_', '/') : stream;
  }
  message.value = readPushedValue(message.path, value, bytes);
  return message;
}

/** Bytes come as a list of numbers, or beside the value in hex; both become a Buffer. See {@link readValue}. */
function readPushedValue(path: string | undefined, value: unknown, bytes: unknown): unknown {
  if (typeof bytes === 'string' && /^(?:[0-9a-f]{2})+$/i.test(bytes)) {
    return Buffer.from(bytes, 'hex');
  }
  // Nearly every value is a number, a text or a boolean, and stays as it is.
  if (typeof value !== 'object') return value;
  // A list that is the value of any other name, such as a property of a thing model, is no bytes.
  const ids = /^(\d{1,5})\/\d{1,5}\/(\d{1,5})$/.exec(path ?? '');
  return ids === null ? value : readValue(Number(ids[1]), Number(ids[2]), value);
}

/** Type 2 and life cycles. */
function online(fields: Fields, status: unknown, at: unknown): Draft | undefined {
  const value = ONLINE.get(readDigits(status));
  return value === undefined ? undefined : draft('online', fields, value, at);
}

/** Offline is 0 in one generation and 2 in the other. A status that nobody has documented says nothing. */
const ONLINE: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [1, true],
  ['online', true],
  [0, false],
  [2, false],
  ['offline', false],
]);

/** Type 7: the same record that can be asked for, under other names. */
function commandResult(fields: Fields): Draft | undefined {
  const record = readRecord(fields);
  if (record.uuid === '') return undefined;
  // As asking for the record would have told it.
  const reply = { errno: 0, error: 'succ', data: fields };
  const outcome = recordOutcome(
    { kind: 'accepted', state: 'queued', reply, httpStatus: 200 },
    record,
  );
  const { uuid, sendStatus, confirmStatus, sent, confirmed, result } = record;
  const { operation, path } = readAction(fields);
  const value: CommandResult = {
    uuid,
    state: outcome.state,
    ...present({ operation, path, sendStatus, confirmStatus }),
    ...present({ sent: isoTime(sent), confirmed: isoTime(confirmed), result }),
  };
  const message = draft('result', fields, value, fields.confirm_time ?? fields.send_time);
  message.outcome = outcome;
  return message;
}

/** The names of the properties in a message of a thing model; those of an LwM2M device are named like data streams. */
function propertiesOf({ notifyType, data }: Fields): readonly string[] | undefined {
  if (notifyType !== 'property') return undefined;
  const { params } = fieldsOf(data);
  if (typeof params !== 'object' || params === null || Array.isArray(params)) return undefined;
  const names = Object.keys(params);
  return names.length === 0 ? undefined : names;
}

/**
 * One property. Its `raw` has no other: the whole message in each of a hundred would be one object that a flow changes in
 * all of them, and that Node-RED copies a hundred times.
 */
function property(fields: Fields, name: string): Draft {
  const data = fields.data as Fields;
  const param = (data.params as Fields)[name];
  const isPoint = typeof param === 'object' && param !== null && 'value' in param;
  const { value, time, bin_data: bytes } = isPoint ? (param as Fields) : { value: param };
  const message = dataPoint(fields, { stream: name, at: time, value, bytes });
  message.raw = { ...fields, data: { ...data, params: { [name]: param } } };
  return message;
}

/** What any message may say. */
function draft(kind: PushKind, fields: Fields, value: unknown, at?: unknown): Draft {
  const message: Draft = { kind, value, raw: undefined };
  const imei = textOf(fields.imei) ?? textOf(fields.dev_name) ?? textOf(fields.deviceName);
  if (imei !== undefined) message.imei = imei;
  const deviceId = textOf(fields.dev_id) ?? textOf(fields.deviceId);
  if (deviceId !== undefined) message.deviceId = deviceId;
  const time = isoTime(readPlatformTime(at));
  if (time !== undefined) message.at = time;
  return message;
}

/** `undefined` for blank. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Messages that are remembered; the platform repeats for hours, and the newest matter most. */
const REMEMBERED = 10_000;

/** Recognises messages that the platform pushes again because an answer was late. */
export class Repeats {
  readonly #seen: Set<string>;
  /** The same keys in a ring: to look for the oldest in the set would take the longer, the more were forgotten. */
  readonly #ring: string[];
  /** Where the oldest stands in a ring that is full. */
  #oldest = 0;

  /** @param seen what another instance of the node remembered, oldest first */
  constructor(seen: Iterable<string> = []) {
    this.#ring = [...new Set(seen)].slice(-REMEMBERED);
    this.#seen = new Set(this.#ring);
  }

  /** Whether the message has come before; it is remembered from now on. */
  isRepeat(message: PushedMessage): boolean {
    const key = keyOf(message);
    if (key === undefined) return false;
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    if (this.#ring.length < REMEMBERED) {
      this.#ring.push(key);
    } else {
      this.#seen.delete(this.#ring[this.#oldest] ?? '');
      this.#ring[this.#oldest] = key;
      this.#oldest = (this.#oldest + 1) % REMEMBERED;
    }
    return false;
  }

  /** What is remembered, oldest first. */
  keys(): readonly string[] {
    return [...this.#ring.slice(this.#oldest), ...this.#ring.slice(0, this.#oldest)];
  }
}

/** The platform's id; in the classic push, which has none, what the message says and when it happened. */
function keyOf({ kind, id, imei, deviceId, path, at, value }: PushedMessage): string | undefined {
  if (id !== undefined) return shorten(`id ${id}`);
  // Without a time a second point with the same value may be a new one; a command ends but once.
  if (kind === 'other' || (at === undefined && kind !== 'result')) return undefined;
  const device = [imei ?? '', deviceId ?? ''];
  return shorten(JSON.stringify([kind, ...device, path ?? '', at ?? '', value]));
}

/** What is long is remembered by its digest: any part of a message may be. */
function shorten(key: string): string {
  return key.length <= LONGEST ? key : createHash('sha1').update(key).digest('base64');
}

const LONGEST = 160;
