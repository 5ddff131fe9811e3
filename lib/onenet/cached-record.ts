/**
 * What the platform's record of a cached command says, asked for or pushed.
 *
 * Source: OneNET documentation, "details of a cached command" (`GET /nbiot/offline/history/{uuid}`), and "HTTP push",
 * message type 7, which has other names for the same.
 */

import { parseIdentity, readDigits } from '../contract';
import { SUB_CODES, type MeaningName } from './errno/meanings';
import { fieldsOf, parseAnswer, present, readCount, recordsIn, type Fields } from './json';
import { readPlatformTime } from './platform-time';
import { readInstances, type ReadTarget } from './read-value';

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
  /** What a Read has read; see {@link readInstances}. Missing of other commands. */
  readonly result?: unknown;
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
      expires: readPlatformTime(record.expired_time),
      sendStatus: readSendStatus(record.send_status),
      confirmStatus: readConfirmStatus(record.confirm_status),
      created: readPlatformTime(record.create_time),
      validFrom: readPlatformTime(record.valid_time),
      sent: readPlatformTime(record.send_time),
      confirmed: readPlatformTime(record.confirm_time),
      remaining: readCount(record.remain),
      result: readResult(record),
    }),
  };
}

export type CommandOperation = 'read' | 'write' | 'execute';

/**
 * What a command was to do, and where: `/3303/0/5700`. What the record does not say is missing.
 *
 * Queries give a name, as `type`; pushes a number, as `cmd_type`, beside the `type` of the message.
 */
export function readAction(record: Fields): {
  readonly operation?: CommandOperation | undefined;
  readonly path?: string | undefined;
} {
  const type = record.cmd_type ?? record.type;
  const name = typeof type === 'string' ? type.trim().toLowerCase() : type;
  const target = readTarget(record);
  return {
    operation: OPERATIONS.find((each, number) => each === name || number === readDigits(name)),
    path: target && pathOf(target),
  };
}

const OPERATIONS: readonly CommandOperation[] = ['read', 'write', 'execute'];

/** A push names the Object only, and inside of what was read. */
function readTarget(record: Fields): ReadTarget | undefined {
  const { obj_id: objId, obj_inst_id: instanceId, res_id: resId } = fieldsOf(parsed(record.args));
  const objectId = readCount(objId ?? fieldsOf(resultOf(record)).obj_id);
  if (objectId === undefined) return undefined;
  const objectInstanceId = readCount(instanceId);
  if (objectInstanceId === undefined) return { objectId };
  const resourceId = readCount(resId);
  return resourceId === undefined
    ? { objectId, objectInstanceId }
    : { objectId, objectInstanceId, resourceId };
}

function pathOf({ objectId, objectInstanceId, resourceId }: ReadTarget): string {
  const ids = [objectId, objectInstanceId, resourceId].filter((id) => id !== undefined);
  return ids.map((id) => `/${id}`).join('');
}

function readResult(record: Fields): unknown {
  const result = resultOf(record);
  if (result === undefined || result === null) return undefined;
  const target = readTarget(record);
  return target && readAction(record).operation === 'read'
    ? readInstances(target, result)
    : undefined;
}

function resultOf(record: Fields): unknown {
  return parsed(record.cmd_result ?? record.confirm_body);
}

/** Some of the platform's fields hold JSON as a text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return parseAnswer(value);
  } catch {
    return undefined;
  }
}

function findRecord(data: unknown, uuid: string): Fields {
  if (Array.isArray(data)) {
    const records = recordsIn(data);
    const named = records.find((record) => readUuid(record) === uuid);
    return fieldsOf(named ?? (records.length === 1 ? records[0] : undefined));
  }
  const record = fieldsOf(data);
  const { items } = record;
  return Array.isArray(items) && !('send_status' in record) ? findRecord(items, uuid) : record;
}

/** Finds the name that the platform has given to a cached command in the `data` of its answer. */
export function readUuid(data: unknown): string | undefined {
  const { uuid, cmd_uuid: listed, cmd_id: pushed } = fieldsOf(data);
  return identityOf(uuid) ?? identityOf(listed) ?? identityOf(pushed);
}

/** An id that cannot be part of an address is of no use: the command could not be asked for by it. */
function identityOf(value: unknown): string | undefined {
  const identity = parseIdentity('', value);
  return identity.ok ? identity.value : undefined;
}

/** OneNET documentation, `send_status` of a cached command, by number; 7 is in the list of 2018 only. */
const BY_NUMBER = {
  1: 'wait',
  2: 'cancelled',
  3: 'sent',
  4: 'expired',
  5: 'success',
  6: 'failed',
  7: 'timeout',
  8: 'undefined',
} as const;

export type SendStatus = (typeof BY_NUMBER)[keyof typeof BY_NUMBER];

/**
 * Reads a number, a number in text, or a name in any letter case and with the documentation's misspelling (`cancle`).
 *
 * @returns `undefined` if there is none, or nobody has documented it
 */
export function readSendStatus(value: unknown): SendStatus | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') {
    return undefined;
  }
  const text = textOf(value);
  if (/^\d+$/.test(text)) return (BY_NUMBER as Readonly<Record<string, SendStatus>>)[Number(text)];
  return BY_NAME.get(text.toLowerCase().replace(/[^a-z]/g, ''));
}

const BY_NAME: ReadonlyMap<string, SendStatus> = new Map([
  ['wait', 'wait'],
  ['waiting', 'wait'],
  ['cancle', 'cancelled'],
  ['cancled', 'cancelled'],
  ['cancel', 'cancelled'],
  ['canceled', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['send', 'sent'],
  ['sent', 'sent'],
  ['senttodevice', 'sent'],
  ['expire', 'expired'],
  ['expired', 'expired'],
  ['succ', 'success'],
  ['success', 'success'],
  ['succeeded', 'success'],
  ['fail', 'failed'],
  ['failed', 'failed'],
  ['timeout', 'timeout'],
  ['responsetimeout', 'timeout'],
  ['undefined', 'undefined'],
]);

/** The `confirm_status` of a command that the device carried out. */
export const SUCCESS = 'SUCCESS';

const nameByNumber: ReadonlyMap<number, string> = new Map([
  [0, SUCCESS],
  ...SUB_CODES.map(({ number, name }) => [number, name] as const),
]);

const nameBySpelling: ReadonlyMap<string, string> = new Map(
  SUB_CODES.flatMap(({ name, misspelt }) =>
    [name, ...(misspelt === undefined ? [] : [misspelt])].map(
      (text) => [lettersOf(text), name] as const,
    ),
  ),
);

/** A name with something around it: `UNSUCESS: TIME_OUT null`. */
const spellingInside = new RegExp([...nameBySpelling.keys()].join('|'));

const SUCCESSES: readonly string[] = ['SUCCESS', 'SUCC', 'OK'];

/**
 * Reads the name that queries give, in any letter case and as misspelt in the documentation, or the number that pushes
 * give, also in text.
 *
 * @returns `SUCCESS`, the name of a sub-code, the text as it came if it is neither, `undefined` if there is none
 */
export function readConfirmStatus(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') {
    return undefined;
  }
  const text = textOf(value);
  if (/^\d{1,3}$/.test(text)) return nameByNumber.get(Number(text)) ?? text;
  if (BLANKS.includes(text.toLowerCase())) return undefined;
  const letters = lettersOf(text);
  if (SUCCESSES.includes(letters)) return SUCCESS;
  const spelling = spellingInside.exec(letters)?.[0] ?? '';
  return nameBySpelling.get(spelling) ?? text.slice(0, LONGEST);
}

/** What servers write where there is no status. */
const BLANKS: readonly string[] = ['', 'null', 'undefined', 'none', '-'];

/** An undocumented text is shown to people, but not without end. */
const LONGEST = 64;

/** What the name of a sub-code means; `device-failed`, of which nothing more is known, for anything else. */
export function confirmMeaning(confirmStatus: string | undefined): MeaningName {
  return SUB_CODES.find(({ name }) => name === confirmStatus)?.meaning ?? 'device-failed';
}

function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z]/g, '');
}

/** No status is longer than this; what is, is not looked at further. */
function textOf(value: string | number | bigint): string {
  return String(value).slice(0, 256).trim();
}
