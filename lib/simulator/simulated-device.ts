import type { HeldValue, ObjectModel } from './object-model';
import { ObjectInstance } from './object-instance';
import { LIGHT_CONTROL, OBJECT_MODELS } from './objects';
import { Recent } from './recent';
import type { RequestLogEntry } from './request-log';

/**
 * - `reachable`: answers at once.
 * - `slow`: answers after {@link SimulatedDevice.delayMs}.
 * - `asleep`: registered, but does not hear the platform; its commands time out.
 * - `offline`: not registered.
 */
export type Reachability = (typeof REACHABILITIES)[number];

export const REACHABILITIES = ['reachable', 'slow', 'asleep', 'offline'] as const;

export interface SimulatedDeviceOptions {
  readonly imei: string;
  /** Default: `reachable`. */
  readonly reachability?: Reachability;
  /** How long it takes to answer while it is `slow`, in milliseconds. Default: 3000. */
  readonly delayMs?: number;
  /** The Instances that it has, numbered from 0 for each model. Default: one of each, and two lamps. */
  readonly instances?: readonly ObjectModel[];
}

/** An NB-IoT device: its IMEI, its Object Instances with their values, and what was asked of it lately. */
export class SimulatedDevice {
  readonly imei: string;
  /** May be changed at any time; a command that waits for the device sees the change at the next resend. */
  reachability: Reachability;
  /** Milliseconds; may be changed at any time. */
  delayMs: number;
  /** Object ID, then Object Instance ID. */
  readonly objects: ReadonlyMap<number, ReadonlyMap<number, ObjectInstance>>;
  /** The latest requests that named its IMEI. */
  readonly received = new Recent<RequestLogEntry>(50);
  /** The commands whose answer is awaited, while it is slow or asleep. */
  readonly waiting = new Set<object>();

  constructor(options: SimulatedDeviceOptions) {
    this.imei = options.imei;
    this.reachability = options.reachability ?? 'reachable';
    this.delayMs = options.delayMs ?? 3000;
    this.objects = createInstances(options.instances ?? DEFAULT_INSTANCES);
  }

  /** Grows whenever a Resource is written or set, so that a change can be noticed. */
  get revision(): number {
    let sum = 0;
    for (const instances of this.objects.values()) {
      for (const { revision } of instances.values()) sum += revision;
    }
    return sum;
  }

  instance(objectId: number, instanceId: number): ObjectInstance | undefined {
    return this.objects.get(objectId)?.get(instanceId);
  }

  /** The value that a Resource holds; `undefined` if there is none. */
  get(objectId: number, instanceId: number, resourceId: number): HeldValue | undefined {
    return this.instance(objectId, instanceId)?.get(resourceId);
  }

  /** Sets a Resource from the device's side. Throws a RangeError if the device does not have it. */
  set(objectId: number, instanceId: number, resourceId: number, value: HeldValue): void {
    const instance = this.instance(objectId, instanceId);
    if (instance === undefined) {
      throw new RangeError(`Device ${this.imei} has no Object Instance /${objectId}/${instanceId}`);
    }
    instance.set(resourceId, value);
  }
}

/** Two lamps, so that a wrong Object Instance ID can be told from a wrong Object ID. */
const DEFAULT_INSTANCES = [...OBJECT_MODELS, LIGHT_CONTROL];

function createInstances(models: readonly ObjectModel[]): SimulatedDevice['objects'] {
  const objects = new Map<number, Map<number, ObjectInstance>>();
  for (const model of models) {
    const instances = objects.get(model.id) ?? new Map<number, ObjectInstance>();
    instances.set(instances.size, new ObjectInstance(model));
    objects.set(model.id, instances);
  }
  return objects;
}
