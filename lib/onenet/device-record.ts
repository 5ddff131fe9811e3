/**
 * What the platform's record of a device says, in one form for all generations of OneNET, and the ids learnt from it.
 *
 * Sources: OneNET documentation, "device details", "query device by IMEI"; published clients of the new OneNET
 * (`data.status` 0 offline, 1 online, 2 not activated); OneNET Studio documentation (1 not activated, 2 online, 3 offline).
 */

import { fieldsOf, present, recordsIn, type Fields } from './json';
import { readIsoTime } from './platform-time';
import type { PlatformReply } from './transport';

/** Times are ISO 8601, UTC. What the platform does not say is missing. */
export interface DeviceRecord {
  readonly imei?: string;
  readonly online?: boolean;
  /** Whether the device has ever registered; the classic platform does not say so. */
  readonly activated?: boolean;
  /** The platform's own id of the device. */
  readonly deviceId?: string;
  readonly title?: string;
  readonly description?: string;
  /** Whether the observation of all its Resources succeeded after it last registered. */
  readonly observed?: boolean;
  readonly created?: string;
  readonly activatedAt?: string;
  /** When it was last there. */
  readonly lastSeen?: string;
  /** Everything else, under the platform's names. */
  readonly more?: Fields;
}

/**
 * @param imei of the device asked for, where the record does not name it
 * @param withMore whether fields that have no name here are told as well
 */
export function readDevice(
  reply: PlatformReply,
  record: unknown,
  { imei, withMore }: { readonly imei?: string | undefined; readonly withMore: boolean },
): DeviceRecord {
  const fields = fieldsOf(record);
  return present({
    imei: imeiOf(fields) ?? imei,
    ...stateOf(reply, fields),
    deviceId: textOf(fields.id ?? fields.did ?? fields.device_id),
    title: textOf(fields.title ?? fields.name ?? fields.device_name),
    description: textOf(fields.desc),
    observed: booleanOf(fields.observe_status ?? fields.observ_status ?? fields.obsv_st),
    created: readIsoTime(fields.create_time),
    activatedAt: readIsoTime(fields.activate_time ?? fields.act_time),
    lastSeen: readIsoTime(fields.last_time ?? fields.last_ct),
    more: withMore ? othersOf(fields) : undefined,
  });
}

/** The list in an answer, whatever the generation calls it. */
export function devicesIn(data: unknown): readonly object[] {
  if (Array.isArray(data)) return recordsIn(data);
  const { devices, list, items } = fieldsOf(data);
  return recordsIn(devices ?? list ?? items);
}

function stateOf(reply: PlatformReply, fields: Fields): Pick<DeviceRecord, 'online' | 'activated'> {
  const online = booleanOf(fields.online);
  if (online !== undefined) return { online };
  const { status } = fields;
  if (status === 'online' || status === 'offline') return { online: status === 'online' };
  const number = typeof status === 'string' && /^\d$/.test(status) ? Number(status) : status;
  if (typeof number !== 'number') return {};
  // Studio alone answers with `success`; its numbers are others.
  const numbers = typeof reply.success === 'boolean' ? STUDIO : NEW;
  if (!Object.values<number>(numbers).includes(number)) return {};
  return { online: number === numbers.online, activated: number !== numbers.inactive };
}

const NEW = { offline: 0, online: 1, inactive: 2 } as const;
const STUDIO = { inactive: 1, online: 2, offline: 3 } as const;

/** `rg_id` is the IMEI in the details; `auth_info` holds it beside the IMSI. */
function imeiOf({ imei, rg_id: registered, auth_info: auth }: Fields): string | undefined {
  const [first] = Object.keys(fieldsOf(auth));
  return textOf(imei) ?? textOf(registered) ?? (typeof auth === 'object' ? first : undefined);
}

function othersOf(fields: Fields): Fields | undefined {
  const names = Object.keys(fields).filter((name) => !TRANSLATED.includes(name));
  if (names.length === 0) return undefined;
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

const TRANSLATED: readonly string[] = [
  ...['imei', 'rg_id', 'online', 'id', 'did', 'device_id', 'title', 'name', 'device_name', 'desc'],
  ...['observe_status', 'observ_status', 'obsv_st', 'create_time', 'activate_time', 'act_time'],
  ...['last_time', 'last_ct'],
];

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === '1' || value === 'true') return true;
  return value === 0 || value === '0' || value === 'false' ? false : undefined;
}

/** Devices whose ids are remembered; of the others, the ones that were asked about longest ago are forgotten. */
const REMEMBERED = 10_000;

/** The ids by which a platform names its devices, as far as they have been learnt: one question for each device. */
export class DeviceIds {
  readonly #ids = new Map<string, string>();
  readonly #limit: number;

  constructor(limit = REMEMBERED) {
    this.#limit = limit;
  }

  /** `undefined` where it is to be asked for, with the operation `deviceState`. */
  get(imei: string): string | undefined {
    const id = this.#ids.get(imei);
    if (id !== undefined) this.set(imei, id);
    return id;
  }

  set(imei: string, id: string): void {
    this.#ids.delete(imei);
    this.#ids.set(imei, id);
    if (this.#ids.size <= this.#limit) return;
    const [oldest] = this.#ids.keys();
    if (oldest !== undefined) this.#ids.delete(oldest);
  }

  /** The platform does not know the id any more: the device was deleted, or made anew. */
  delete(imei: string): void {
    this.#ids.delete(imei);
  }
}
