import { CommandQueue } from './cached/command-queue';
import type { HeldValue, ObjectModel } from './object-model';
import { ObjectInstance } from './object-instance';
import { LIGHT_CONTROL, OBJECT_MODELS } from './objects';
import { Recent } from './recent';
import type { RequestLogEntry } from './request-log';

/**
 * - `reachable`: answers at once.
 * - `slow`: answers after {@link SimulatedDevice.delayMs}.
 * - `asleep`: registered, but does not hear the platform except for a moment after it has woken.
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
  /** How often it wakes by itself while it is `asleep`, in milliseconds. Default: never. */
  readonly wakeEveryMs?: number;
  /** The Instances that it has, numbered from 0 for each model. Default: one of each, and two lamps. */
  readonly instances?: readonly ObjectModel[];
}

/** An NB-IoT device: its IMEI, its Object Instances with their values, and what was asked of it lately. */
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

  /** Tells of every change of {@link reachability}; the result ends it. */
  onReachability(listener: (before: Reachability) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** It has sent something; one that is `asleep` hears the platform for a moment after. */
  stir(now: number): void {
    if (this.reachability === 'asleep') this.#awakeUntil = now + LISTENS_MS;
  }

  /** Whether it hears the platform although it is `asleep`. */
  isAwake(now: number): boolean {
    const every = this.wakeEveryMs;
    const byItself = every !== undefined && now >= every && now % every < AWAKE_MS;
    return this.reachability === 'asleep' && (byItself || now < this.#awakeUntil);
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

/** How long it is awake by itself. */
const AWAKE_MS = 5000;

/**
 * A real one hears the platform for a minute or two after it has sent something; that is long to watch. As long as the
 * longest pause before a command is sent again, within the usual 25 s, so that one that waits is heard.
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
