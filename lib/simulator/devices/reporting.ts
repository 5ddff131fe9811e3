/** What devices report on their own, and the platform's memory of it. */

import type { Clock } from '../clock';
import { formatPoint } from '../values';
import { isReadable, type HeldValue } from './model';
import type { Attributes, SimulatedDevice } from './simulated-device';

interface ReportingOptions extends Clock {
  /** By IMEI. */
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
}

/** A value that has reached the platform. */
export interface DataPoint {
  /** `3303_0_5700` */
  readonly stream: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly value: unknown;
}

/** A Resource of one device. */
interface DeviceResource {
  readonly device: SimulatedDevice;
  readonly objectId: number;
  readonly instanceId: number;
  readonly resourceId: number;
}

/** What a device has reported last of a Resource, and what it has started to wait for. */
interface Reported {
  at: number;
  held: HeldValue;
  cancelPmin?: (() => void) | undefined;
  cancelPmax?: (() => void) | undefined;
}

export class Reporting {
  readonly #options: ReportingOptions;
  readonly #points = new Map<SimulatedDevice, Map<string, DataPoint[]>>();
  readonly #reported = new Map<string, Reported>();
  readonly #listeners = new Set<(device: SimulatedDevice, point: DataPoint) => void>();
  readonly #unsubscribe: (() => void)[] = [];
  readonly #startedAt = new Map<SimulatedDevice, number>();

  constructor(options: ReportingOptions) {
    this.#options = options;
  }

  add(device: SimulatedDevice): void {
    this.#startedAt.set(device, this.#options.now());
    this.#unsubscribe.push(
      device.onSet((objectId, instanceId, resourceId) => {
        this.#onSet({ device, objectId, instanceId, resourceId });
      }),
    );
  }

  /** Calls the listener for each point; the result unsubscribes it. */
  onPoint(listener: (device: SimulatedDevice, point: DataPoint) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** An observation has begun: the device answers with the value, and the time of `pmax` runs from here. */
  onObserved(device: SimulatedDevice, path: readonly number[]): void {
    for (const resource of resourcesBelow(device, path)) this.#report(resource);
  }

  /** An observation has ended: nothing is waited for any more. */
  onCancelled(device: SimulatedDevice, path: readonly number[]): void {
    for (const resource of resourcesBelow(device, path)) this.#stop(keyOf(resource));
  }

  /** The latest point of every Resource that can be read; what a device told when it registered, where nothing followed. */
  latest(device: SimulatedDevice): DataPoint[] {
    const startedAt = this.#startedAt.get(device) ?? 0;
    return resourcesBelow(device, []).map((resource) => {
      const stream = streamOf(resource);
      const point = this.#points.get(device)?.get(stream)?.at(-1);
      const value = formatPoint(valueOf(resource) ?? '');
      return point ?? { stream, at: startedAt, value };
    });
  }

  /** Oldest first, as far as it is kept. */
  history(device: SimulatedDevice, stream: string): readonly DataPoint[] {
    return this.#points.get(device)?.get(stream) ?? [];
  }

  /** Forgets what devices have reported. */
  clear(): void {
    for (const key of this.#reported.keys()) this.#stop(key);
    this.#reported.clear();
    this.#points.clear();
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const key of this.#reported.keys()) this.#stop(key);
    this.#listeners.clear();
  }

  #onSet(resource: DeviceResource): void {
    const { device, objectId, instanceId, resourceId } = resource;
    const attributes = device.observations.of(objectId, instanceId, resourceId);
    const held = valueOf(resource);
    if (attributes === undefined || held === undefined || device.reachability === 'offline') return;
    const reported = this.#reported.get(keyOf(resource));
    if (reported !== undefined && !isWorthReporting(reported.held, held, attributes)) return;
    const wait =
      reported === undefined || attributes.pmin === undefined
        ? 0
        : reported.at + attributes.pmin * 1000 - this.#options.now();
    if (wait <= 0 || reported === undefined) {
      this.#report(resource);
    } else {
      // Not before pmin has passed; it then reports what holds by then.
      reported.cancelPmin ??= this.#options.after(wait, () => {
        this.#report(resource);
      });
    }
  }

  #report(resource: DeviceResource): void {
    const { device, objectId, instanceId, resourceId } = resource;
    const key = keyOf(resource);
    this.#stop(key);
    const held = valueOf(resource);
    const attributes = device.observations.of(objectId, instanceId, resourceId);
    if (held === undefined || attributes === undefined) return;
    const at = this.#options.now();
    const reported: Reported = { at, held };
    this.#reported.set(key, reported);
    if (attributes.pmax !== undefined) {
      reported.cancelPmax = this.#options.after(attributes.pmax * 1000, () => {
        this.#report(resource);
      });
    }
    // Its time goes on, but nothing arrives from a device that is not there.
    if (device.reachability === 'offline') return;
    this.#keep(device, { stream: streamOf(resource), at, value: formatPoint(held) });
  }

  #keep(device: SimulatedDevice, point: DataPoint): void {
    const streams = this.#points.get(device) ?? new Map<string, DataPoint[]>();
    this.#points.set(device, streams);
    const points = streams.get(point.stream) ?? [];
    points.push(point);
    const kept = Math.floor(KEPT / Math.max(100, this.#options.devices.size));
    if (points.length > kept) points.splice(0, points.length - kept);
    streams.set(point.stream, points);
    for (const listener of this.#listeners) listener(device, point);
  }

  #stop(key: string): void {
    const reported = this.#reported.get(key);
    if (reported === undefined) return;
    reported.cancelPmin?.();
    reported.cancelPmax?.();
    delete reported.cancelPmin;
    delete reported.cancelPmax;
  }
}

/** Whether a value has changed so much that the device reports it. Conditions on numbers do not hold for others. */
function isWorthReporting(before: unknown, now: unknown, attributes: Attributes): boolean {
  const { gt, lt, st } = attributes;
  const isLimited = gt !== undefined || lt !== undefined || st !== undefined;
  if (!isLimited || typeof now !== 'number' || typeof before !== 'number') return true;
  const crosses = (limit: number | undefined): boolean =>
    limit !== undefined && before > limit !== now > limit;
  return crosses(gt) || crosses(lt) || (st !== undefined && Math.abs(now - before) >= st);
}

/** Points of one Resource of all devices: 2000 for each of a hundred, fewer where there are more. The real platform keeps a year. */
const KEPT = 200_000;

/** The Resources below a path that can be read and hold a value. */
function resourcesBelow(
  device: SimulatedDevice,
  [object, instance, only]: readonly number[],
): DeviceResource[] {
  const found: DeviceResource[] = [];
  for (const [objectId, instances] of device.objects) {
    if (object !== undefined && objectId !== object) continue;
    for (const [instanceId, { model }] of instances) {
      if (instance !== undefined && instanceId !== instance) continue;
      for (const each of model.resources) {
        if ((only !== undefined && each.id !== only) || !isReadable(each)) continue;
        const resource = { device, objectId, instanceId, resourceId: each.id };
        if (valueOf(resource) !== undefined) found.push(resource);
      }
    }
  }
  return found;
}

function valueOf({
  device,
  objectId,
  instanceId,
  resourceId,
}: DeviceResource): HeldValue | undefined {
  return device.get(objectId, instanceId, resourceId);
}

function streamOf({ objectId, instanceId, resourceId }: DeviceResource): string {
  return `${objectId}_${instanceId}_${resourceId}`;
}

function keyOf(resource: DeviceResource): string {
  return `${resource.device.imei} ${streamOf(resource)}`;
}
