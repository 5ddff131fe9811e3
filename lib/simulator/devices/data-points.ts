/** The data points that the platform keeps of a device: a week of what its sensors have measured, and the values of now. */

import type { SimulatedDevice } from './simulated-device';
import type { HeldValue, ResourceModel } from './object-model';

/** As the platform names the stream of a Resource: `3303_0_5700`. */
export type StreamName = string;

export interface DataPoint {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly value: HeldValue;
}

/** A device measures every ten minutes. */
export const MEASURED_EVERY_MS = 600_000;
const KEPT_MS = 7 * 24 * 3_600_000;

/** The newest point of each Resource that a server may read. */
export function latestPoints(device: SimulatedDevice, now: number): Map<StreamName, DataPoint> {
  const points = new Map<StreamName, DataPoint>();
  for (const { stream, resource, value } of readable(device)) {
    const at = isSensor(resource, value) ? now : now - (now % MEASURED_EVERY_MS);
    points.set(stream, { at, value });
  }
  return points;
}

/**
 * The points of the streams from `start` to `end`, both inclusive, stream by stream, the oldest first. Only sensors, whose
 * numbers the device alone changes, have a past; their past swings around the value that they hold now.
 *
 * @param streams all streams if empty
 */
export function* history(
  device: SimulatedDevice,
  streams: readonly StreamName[],
  { start, end, now }: { readonly start: number; readonly end: number; readonly now: number },
): Generator<DataPoint & { readonly stream: StreamName }> {
  const last = Math.min(end, now);
  for (const { stream, resource, value } of readable(device)) {
    if (streams.length > 0 && !streams.includes(stream)) continue;
    if (!isSensor(resource, value)) continue;
    const first = Math.max(start, now - KEPT_MS);
    for (
      let at = Math.ceil(first / MEASURED_EVERY_MS) * MEASURED_EVERY_MS;
      at <= last;
      at += MEASURED_EVERY_MS
    ) {
      yield { stream, at, value: measured(value, at) };
    }
  }
}

function* readable(device: SimulatedDevice) {
  for (const [objectId, instances] of device.objects) {
    for (const [instanceId, instance] of instances) {
      for (const resource of instance.model.resources) {
        const value = instance.get(resource.id);
        if (value === undefined || !resource.operations.includes('R')) continue;
        yield { stream: `${objectId}_${instanceId}_${resource.id}`, resource, value };
      }
    }
  }
}

function isSensor({ operations, type }: ResourceModel, value: HeldValue): value is number {
  return operations === 'R' && type === 'Float' && typeof value === 'number';
}

/** Warmest in the afternoon: a day is a whole swing of two up and two down. */
function measured(value: number, at: number): number {
  const swing = 2 * Math.sin((2 * Math.PI * at) / 86_400_000);
  return Math.round((value + swing) * 100) / 100;
}
