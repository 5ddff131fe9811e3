/** What devices have reported, as the platform has kept it. Only the classic platform has these calls. */

import type { ResourceValue } from '../../lwm2m';
import { NO_DEVICE, succeed } from '../answers';
import type { Behaviour } from '../behaviour';
import { history, latestPoints, type DataPoint } from '../devices/data-points';
import { formatTime, readTime } from './cached';
import { findById, titleOf } from './devices';
import { optional, readParameters, required, wholeNumber } from './operation';
import { formatValue } from './read';

/** Source: OneNET documentation, "latest data points of devices". */
export const latestData: Behaviour = (request, platform) => {
  if (request.method !== 'GET' || request.path !== '/devices/datapoints') return undefined;
  const parameters = readParameters(request.query, { devIds: required((text) => text.split(',')) });
  if (parameters.kind === 'reply') return parameters;
  const devices = parameters.values.devIds.flatMap((id) => {
    const device = findById(platform, id);
    if (device === undefined) return [];
    const datastreams = Array.from(latestPoints(device, platform.now()), ([stream, point]) => ({
      id: stream,
      ...formatPoint(point),
    }));
    return [{ id, title: titleOf(device), datastreams }];
  });
  // A device that is not there makes the key one that does not fit.
  return devices.length === 0 ? NO_DEVICE : succeed({ devices });
};

const PARAMETERS = {
  datastream_id: optional((text) => text.split(',')),
  start: optional(readTime),
  end: optional(readTime),
  limit: optional((text) => wholeNumber(text, 1, 6000)),
  cursor: optional(readCursor),
};

/**
 * The points of some streams, a part at a time: `cursor` leads to the next. Without a start the newest of each stream.
 * Source: OneNET documentation, "query data points".
 */
export const historyData: Behaviour = (request, platform) => {
  const id = /^\/devices\/(\d+)\/datapoints$/.exec(request.path)?.[1];
  if (request.method !== 'GET' || id === undefined) return undefined;
  const parameters = readParameters(request.query, PARAMETERS);
  if (parameters.kind === 'reply') return parameters;
  const device = findById(platform, id);
  if (device === undefined) return NO_DEVICE;
  const { datastream_id: streams = [], start, limit = 100, cursor } = parameters.values;
  const now = platform.now();
  if (start === undefined) {
    const latest = Array.from(latestPoints(device, now), ([stream, point]) => ({
      stream,
      ...point,
    })).filter(({ stream }) => streams.length === 0 || streams.includes(stream));
    return succeed({ count: latest.length, datastreams: toStreams(latest) });
  }
  // What is measured while somebody reads page by page does not move the pages.
  const { skip = 0, end = parameters.values.end ?? now } = cursor ?? {};
  const page: StreamPoint[] = [];
  let index = 0;
  let hasMore = false;
  for (const point of history(device, streams, { start, end, now })) {
    if (index >= skip + limit) {
      hasMore = true;
      break;
    }
    if (index >= skip) page.push(point);
    index += 1;
  }
  const next = hasMore ? { cursor: `${skip + limit}_${end}` } : {};
  return succeed({ count: page.length, ...next, datastreams: toStreams(page) });
};

type StreamPoint = DataPoint & { readonly stream: string };

function toStreams(points: readonly StreamPoint[]): object[] {
  const streams = new Map<string, object[]>();
  for (const { stream, ...point } of points) {
    const datapoints = streams.get(stream) ?? [];
    datapoints.push(formatPoint(point));
    streams.set(stream, datapoints);
  }
  return Array.from(streams, ([id, datapoints]) => ({ id, datapoints }));
}

/** A multiple Resource reports its first value. */
function formatPoint({ at, value }: DataPoint): { readonly at: string; readonly value: unknown } {
  const [first] = Array.isArray(value) ? (value as readonly ResourceValue[]) : [value];
  const milliseconds = String(at % 1000).padStart(3, '0');
  return {
    at: `${formatTime(at)}.${milliseconds}`,
    value: first === undefined ? null : formatValue(first as ResourceValue),
  };
}

/** Where the next part begins, and the end that the first one had. */
function readCursor(text: string): { readonly skip: number; readonly end: number } | undefined {
  const [, skip, end] = /^(\d{1,9})_(\d{1,15})$/.exec(text) ?? [];
  return skip === undefined ? undefined : { skip: Number(skip), end: Number(end) };
}
