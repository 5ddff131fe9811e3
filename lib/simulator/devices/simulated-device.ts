/** An NB-IoT device: its IMEI, its Object Instances with their values, and the latest requests for it. */

import type { SubCode } from '../answers';
import { Recent, type RequestLogEntry } from '../request-log';
import { CommandQueue } from './command-queue';
import { ObjectInstance, type ResourceWrite } from './object-instance';
import type { HeldValue, ObjectModel } from './object-model';
import { LIGHT_CONTROL, OBJECT_MODELS } from './objects';
import { REACHABILITIES, type Reachability } from './states';

export interface SimulatedDeviceOptions {
  readonly imei: string;
  /** Default: `reachable`. */
  readonly reachability?: Reachability;
  /** How long it takes to answer while it is `slow`, in milliseconds. Default: 3000. */
  readonly delayMs?: number;
  /** How often it wakes on its own while it is `asleep`, in milliseconds. Default: never. */
  readonly wakeEveryMs?: number;
  /** The Instances that it has, numbered from 0 for each model. Default: one of each, and two lamps. */
  readonly instances?: readonly ObjectModel[];
}

export class SimulatedDevice {
  readonly imei: string;
  /** Milliseconds; may be changed at any time. */
  delayMs: number;
  /** Milliseconds; it wakes when the clock shows a multiple of them. */
  readonly wakeEveryMs: number | undefined;
  /** The commands that the platform keeps for it. */
  readonly commands = new CommandQueue();
  /** Object ID, then Object Instance ID. */
  readonly objects: ReadonlyMap<number, ReadonlyMap<number, ObjectInstance>>;
  /** The latest requests that named its IMEI. */
  readonly received = new Recent<RequestLogEntry>(50);
  /** The commands whose answer is awaited, while it is slow or asleep. */
  readonly waiting = new Set<object>();
  readonly #listeners = new Set<(before: Reachability) => void>();
  #reachability: Reachability;
  #awakeUntil = -Infinity;

  constructor(options: SimulatedDeviceOptions) {
    this.imei = options.imei;
    this.#reachability = options.reachability ?? 'reachable';
    this.delayMs = options.delayMs ?? 3000;
    this.wakeEveryMs = options.wakeEveryMs;
    this.objects = createInstances(options.instances ?? DEFAULT_INSTANCES);
  }

  /** May be changed at any time; a command that waits for the device sees the change at the next resend. */
  get reachability(): Reachability {
    return this.#reachability;
  }

  set reachability(now: Reachability) {
    const before = this.#reachability;
    this.#reachability = now;
    this.#awakeUntil = -Infinity;
    if (before !== now) for (const listener of this.#listeners) listener(before);
  }

  /** Calls the listener at every change of {@link reachability}; the result unsubscribes it. */
  onReachability(listener: (before: Reachability) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** It has sent something; one that is `asleep` can be reached for a moment after. */
  markAwake(now: number): void {
    if (this.reachability === 'asleep') this.#awakeUntil = now + LISTENS_MS;
  }

  /** Whether it can be reached although it is `asleep`. */
  isAwake(now: number): boolean {
    const every = this.wakeEveryMs;
    const onItsOwn = every !== undefined && now >= every && now % every < AWAKE_MS;
    return this.reachability === 'asleep' && (onItsOwn || now < this.#awakeUntil);
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

  /** A server's write: all of it or, with the reason as the result, nothing. */
  write({ objectId, instanceId, mode, data }: ResourceWrite): SubCode | undefined {
    const instance = this.instance(objectId, instanceId);
    return instance === undefined ? 'NOT_FOUND' : instance.write(mode, data);
  }
}

/** How long it stays awake when it wakes on its own. */
const AWAKE_MS = 5000;

/**
 * A real device can be reached for a minute or two after it has sent something; that is long to watch. This is as
 * long as the longest pause before a command is sent again, within the usual 25 s, so that one that waits arrives.
 */
const LISTENS_MS = 10_000;

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

/**
 * The devices that every simulator has unless it is told otherwise. Fifteen digits that end in a correct check
 * digit (3GPP TS 23.003, Annex B) and otherwise only count; 86 is the reporting body of most Chinese modules.
 */
export const DEFAULT_IMEIS: Readonly<Record<Reachability | 'sleepy', string>> = {
  reachable: '860000000000017',
  slow: '860000000000025',
  asleep: '860000000000033',
  offline: '860000000000041',
  sleepy: '860000000000058',
};

export interface DefaultDevicesOptions {
  /** How often the sleepy device wakes on its own, in milliseconds. Default: 20 000. */
  readonly sleepyWakeEveryMs?: number;
}

/** Five devices in their first state: one of each {@link Reachability}, and one that sleeps and wakes now and then. */
export function createDefaultDevices({
  sleepyWakeEveryMs: wakeEveryMs = 20_000,
}: DefaultDevicesOptions = {}): SimulatedDevice[] {
  return [
    ...REACHABILITIES.map(
      (reachability) => new SimulatedDevice({ imei: DEFAULT_IMEIS[reachability], reachability }),
    ),
    new SimulatedDevice({ imei: DEFAULT_IMEIS.sleepy, reachability: 'asleep', wakeEveryMs }),
  ];
}
