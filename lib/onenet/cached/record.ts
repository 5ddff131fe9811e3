/**
 * What the platform's record of a cached command says.
 *
 * Source: OneNET documentation, "details of a cached command" (`GET /nbiot/offline/history/{uuid}`).
 */

import { readConfirmStatus } from './confirm-status';
import { parsePlatformTime } from './platform-time';
import { readSendStatus, type SendStatus } from './send-status';
import { fieldsOf } from '../untyped';
import { readUuid } from './uuid';

/** A command that the platform keeps. Times are in milliseconds since 1970. */
export interface CachedCommand {
  readonly uuid: string;
  readonly expires?: number | undefined;
  readonly sendStatus?: SendStatus | undefined;
  /** `SUCCESS`, the name of a sub-code, or what the platform wrote if that is neither. */
  readonly confirmStatus?: string | undefined;
  readonly created?: number | undefined;
  readonly validFrom?: number | undefined;
  readonly sent?: number | undefined;
  readonly confirmed?: number | undefined;
  /** How many more times it is delivered if the device does not answer. */
  readonly remaining?: number | undefined;
}

/**
 * Reads the `data` of an answer: the record itself, or a list that it stands in. Whatever is not as documented
 * is left out.
 *
 * @param uuid of the command that was asked for, where the record does not name it
 */
export function readRecord(data: unknown, uuid = ''): CachedCommand {
  const record = findRecord(data, uuid);
  return {
    uuid: readUuid(record) ?? uuid,
    ...present({
      expires: parsePlatformTime(record.expired_time),
      sendStatus: readSendStatus(record.send_status),
      confirmStatus: readConfirmStatus(record.confirm_status),
      created: parsePlatformTime(record.create_time),
      validFrom: parsePlatformTime(record.valid_time),
      sent: parsePlatformTime(record.send_time),
      confirmed: parsePlatformTime(record.confirm_time),
      remaining: readCount(record.remain),
    }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function findRecord(data: unknown, uuid: string): Fields {
  if (Array.isArray(data)) {
    const records: readonly unknown[] = data;
    const named = records.find((record) => readUuid(record) === uuid);
    return fieldsOf(named ?? (records.length === 1 ? records[0] : undefined));
  }
  const record = fieldsOf(data);
  const { items } = record;
  return Array.isArray(items) && !('send_status' in record) ? findRecord(items, uuid) : record;
}

/** The table of the documentation has an integer, its sample a text. */
function readCount(value: unknown): number | undefined {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return Number.isInteger(count) && (count as number) >= 0 ? (count as number) : undefined;
}

/** Without the fields that are `undefined`. */
function present<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
