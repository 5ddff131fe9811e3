/**
 * What devices have reported, as the platform has kept it: the latest point of every Resource, and the history of some.
 *
 * Source: OneNET documentation, "latest data points of devices" (`GET /devices/datapoints`), "query data points"
 * (`GET /devices/{id}/datapoints`). A data stream of an NB-IoT device is named `{obj_id}_{obj_inst_id}_{res_id}`.
 */

import {
  HISTORY_LIMIT_RANGE,
  invalid,
  ok,
  periodFault,
  QUERY_DEFAULTS,
  readNumber,
  upToSecond,
  type Result,
} from '../../contract';
import { MAX_RESOURCE_PATHS, parseResourcePaths } from '../../lwm2m';
import { devicesIn } from '../device-record';
import { fieldsOf, present, recordsIn } from '../json';
import { formatPlatformTime, isoTime, readInstant, readIsoTime } from '../platform-time';
import { readValue } from '../read-value';
import type { PlatformReply } from '../transport';
import { parseDeviceId, type DeviceIdCommand, type DeviceIdInput } from './device-queries';
import {
  checkOf,
  decodeAnswer,
  RECORD_DEADLINE_MS,
  validate,
  type Operation,
  type Schema,
} from './operation';

/** The latest value of a Resource. */
export interface LatestPoint {
  readonly value: unknown;
  /** When it reached the platform, ISO 8601, UTC. */
  readonly at?: string;
}

/** The latest point of every Resource that a device has reported. */
export const deviceLatest: Operation<DeviceIdInput, DeviceIdCommand> = {
  name: 'device-latest',

  parse: parseDeviceId,

  encode: ({ deviceId }) => ({
    method: 'GET',
    target: `/devices/datapoints?devIds=${encodeURIComponent(deviceId)}`,
    deadline: RECORD_DEADLINE_MS,
  }),

  /** The payload has a `LatestPoint` by path: `{"3303/0/5700": {value: 21.5, at: "…Z"}}`. */
  decode: (reply) => decodeAnswer(reply, readLatest),

  describe: ({ imei }) => ({ imei, operation: 'latest' }),
};

/** Which points, as it comes from outside. */
export interface DeviceHistoryInput extends DeviceIdInput {
  /** Paths of Resources, `3303/0/5700`, separated by commas or in a list; blank for all. */
  readonly path?: unknown;
  /** A Date, or an ISO 8601 text with a zone; blank for the newest point alone. */
  readonly start?: unknown;
  /** The same, at most a year later; now if blank. */
  readonly end?: unknown;
  /** How many points to an answer, 1 to 6000; 1000 if blank. */
  readonly limit?: unknown;
}

export interface DeviceHistoryCommand extends DeviceIdCommand {
  /** Names of data streams: `3303_0_5700`. */
  readonly streams: readonly string[];
  /** Milliseconds since 1970. */
  readonly start?: number;
  readonly end?: number;
  readonly limit: number;
  /** Where the answer before this one ended. */
  readonly cursor?: string;
  /** How many answers came before this one, and the cursor of one of them. */
  readonly page?: number;
  readonly landmark?: string;
}

export interface HistoryPoint extends LatestPoint {
  /** `3303/0/5700` */
  readonly path: string;
}

/** One page of the history of a device; see {@link nextHistoryPage}. */
export const deviceHistory: Operation<DeviceHistoryInput, DeviceHistoryCommand> = {
  name: 'device-history',

  parse(input, now = Date.now()) {
    const device = parseDeviceId(input);
    if (!device.ok) return device;
    const streams = readStreams(input.path);
    if (!streams.ok) return streams;
    const period = readPeriod(input, now);
    if (!period.ok) return period;
    const page = validate(isPage, { limit: readNumber(input.limit) ?? QUERY_DEFAULTS.limit });
    if (!page.ok) return page;
    return ok({ ...device.value, streams: streams.value, ...period.value, ...page.value });
  },

  encode: ({ deviceId, streams, start, end, limit, cursor }) => ({
    method: 'GET',
    target: withQuery(`/devices/${encodeURIComponent(deviceId)}/datapoints`, [
      ['datastream_id', streams.length === 0 ? undefined : streams.join(',')],
      // Without a start the platform gives the newest point of each stream, if it is asked for nothing else.
      ['limit', start === undefined ? undefined : limit],
      ['start', start === undefined ? undefined : formatPlatformTime(start)],
      // Up to the end of a second that has begun.
      ['end', end === undefined ? undefined : formatPlatformTime(upToSecond(end))],
      ['cursor', cursor && encodeURIComponent(cursor)],
    ]),
    deadline: RECORD_DEADLINE_MS,
  }),

  /** The payload is a list of `HistoryPoint`, in the platform's order. */
  decode: (reply) => decodeAnswer(reply, readHistory),

  describe: ({ imei, streams, start, end, limit }) => ({
    imei,
    operation: 'history',
    ...(streams.length === 0 ? {} : { path: streams.map(pathOf).join(',') }),
    ...present({ start: isoTime(start), end: isoTime(end) }),
    limit,
  }),
};

/** @param parameters encoded already; those that are `undefined` are left out */
function withQuery(
  path: string,
  parameters: readonly (readonly [name: string, value: string | number | undefined])[],
): string {
  const query = parameters
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`);
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

/**
 * What to ask for after this answer; `undefined` after the last. A cursor that comes again, at once or after others, would
 * lead round in a circle, and ends the history: one of those before is kept for comparison, from ever further on (Brent's
 * algorithm), so that no history is too long to be followed.
 */
export function nextHistoryPage(
  command: DeviceHistoryCommand,
  reply: PlatformReply,
): DeviceHistoryCommand | undefined {
  const { cursor: given } = fieldsOf(reply.data);
  const cursor = typeof given === 'number' ? String(given) : given;
  if (typeof cursor !== 'string' || cursor === '' || cursor.length > LONGEST_CURSOR) {
    return undefined;
  }
  // Half a character cannot be part of an address.
  if (/\p{Surrogate}/u.test(cursor)) return undefined;
  const { cursor: previous, landmark, page = 0 } = command;
  if (cursor === previous || cursor === landmark) return undefined;
  const isPowerOfTwo = (page & (page - 1)) === 0;
  const next = { ...command, cursor, page: page + 1 };
  return isPowerOfTwo ? { ...next, landmark: cursor } : next;
}

/** It goes into an address. */
const LONGEST_CURSOR = 2048;

function readLatest({ data }: PlatformReply): Readonly<Record<string, LatestPoint>> {
  const points: Record<string, LatestPoint> = {};
  for (const device of devicesIn(data)) {
    for (const stream of recordsIn(fieldsOf(device).datastreams)) {
      const { id, at, value } = fieldsOf(stream);
      if (typeof id === 'string' && STREAM.test(id)) points[pathOf(id)] = pointOf(id, at, value);
    }
  }
  return points;
}

function readHistory({ data }: PlatformReply): readonly HistoryPoint[] {
  return recordsIn(fieldsOf(data).datastreams).flatMap((stream) => {
    const { id, datapoints } = fieldsOf(stream);
    if (typeof id !== 'string') return [];
    const path = pathOf(id);
    return recordsIn(datapoints).map((point): HistoryPoint => {
      const { at, value } = fieldsOf(point);
      return { path, ...pointOf(id, at, value) };
    });
  });
}

function pointOf(stream: string, at: unknown, value: unknown): LatestPoint {
  const [objId, , resId] = STREAM.test(stream) ? stream.split('_').map(Number) : [];
  const time = readIsoTime(at);
  return { value: readValue(objId, resId, value), ...(time === undefined ? {} : { at: time }) };
}

const STREAM = /^\d{1,5}_\d{1,5}_\d{1,5}$/;

function pathOf(stream: string): string {
  return STREAM.test(stream) ? stream.replaceAll('_', '/') : stream;
}

/** `3303/0/5700, 3303_0_5601` or a list of such texts. */
function readStreams(value: unknown): Result<readonly string[]> {
  if (value === undefined || value === null || value === '') return ok([]);
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  // Counted before they are read: a list may have millions of texts, and a text a thousand paths.
  if (texts.length > MAX_RESOURCE_PATHS) return notPaths(value);
  const streams: string[] = [];
  for (const text of texts) {
    if (typeof text !== 'string') return notPaths(value);
    const paths = parseResourcePaths(text);
    if (paths === undefined) return notPaths(value);
    for (const { objectId, objectInstanceId, resourceId } of paths) {
      streams.push(`${objectId}_${objectInstanceId}_${resourceId}`);
    }
    if (streams.length > MAX_RESOURCE_PATHS) return notPaths(value);
  }
  return ok(streams);
}

function notPaths(value: unknown): Result<never> {
  return invalid('/path', 'resourcePaths', value);
}

function readPeriod(
  input: DeviceHistoryInput,
  now: number,
): Result<{ readonly start?: number; readonly end?: number }> {
  const begin = readInstant('/start', input.start);
  if (!begin.ok) return begin;
  const finish = readInstant('/end', input.end);
  if (!finish.ok) return finish;
  const start = begin.value;
  const end = finish.value;
  const fault = periodFault(start, end, now);
  return fault === undefined ? ok(present({ start, end })) : { ok: false, fault };
}

interface HistoryPage {
  readonly limit: number;
}

export const deviceHistorySchema: Schema<HistoryPage> = {
  $id: 'deviceHistory',
  type: 'object',
  required: ['limit'],
  properties: {
    limit: {
      type: 'integer',
      minimum: HISTORY_LIMIT_RANGE.min,
      maximum: HISTORY_LIMIT_RANGE.max,
    },
  },
};

const isPage = checkOf(deviceHistorySchema);
