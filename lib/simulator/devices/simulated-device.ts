/** An NB-IoT device: its IMEI, its Object Instances, what is observed of them, and the latest requests for it. */

import type { SubCode } from '../answers';
import { Recent, type RequestLogEntry } from '../request';
import { CommandQueue } from './command-queue';
import { ObjectInstance, type ResourceWrite } from './object-instance';
import type { HeldValue, ObjectModel, Reachability } from './model';
import { LIGHT_CONTROL, OBJECT_MODELS } from './objects';

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
  /** See {@link SimulatedDevice.refusedWrite}. Default: `undone`. */
  readonly refusedWrite?: RefusedWrite;
}

/**
 * What is left of a write that the device refuses.
 *
 * - `undone`: nothing.
 * - `partial`: a Partial Update keeps the Resources before the faulty one; after a Replace the Object Instance is gone,
 *   and every later command for it is refused. So does Eclipse Wakaama (commit f91cfe0).
 */
export type RefusedWrite = 'undone' | 'partial';

export class SimulatedDevice {
  readonly imei: string;
  /** Milliseconds; may be changed at any time. */
  delayMs: number;
  /** Milliseconds; it wakes when the clock shows a multiple of them. */
  readonly wakeEveryMs: number | undefined;
  /** May be changed at any time. */
  refusedWrite: RefusedWrite;
  /** The commands that the platform keeps for it. */
  readonly commands = new CommandQueue();
  /** Which of its Resources it reports. */
  readonly observations = new Observations();
  /** Object ID, then Object Instance ID. */
  readonly objects: ReadonlyMap<number, ReadonlyMap<number, ObjectInstance>>;
  readonly #objects = new Map<number, Map<number, ObjectInstance>>();
  /** The latest requests that named its IMEI. */
  readonly received = new Recent<RequestLogEntry>(50);
  /** The commands whose answer is awaited, while it is slow or asleep. */
  readonly waiting = new Set<object>();
  readonly #options: SimulatedDeviceOptions;
  readonly #listeners = new Set<(before: Reachability) => void>();
  readonly #setListeners = new Set<SetListener>();
  readonly #rebootListeners = new Set<() => void>();
  #reachability: Reachability;
  #awakeUntil = -Infinity;
  /** The changes of Instances that are gone. */
  #goneRevision = 0;

  constructor(options: SimulatedDeviceOptions) {
    this.#options = options;
    this.imei = options.imei;
    this.#reachability = options.reachability ?? 'reachable';
    this.delayMs = options.delayMs ?? DEFAULT_DELAY_MS;
    this.wakeEveryMs = options.wakeEveryMs;
    this.refusedWrite = options.refusedWrite ?? 'undone';
    this.objects = this.#objects;
    this.#createInstances();
  }

  /** Returns to its first state: values, Instances, reachability and delay. Its cached commands are forgotten. */
  reset(): void {
    this.restoreValues();
    this.observations.clear();
    this.commands.clear();
    this.delayMs = this.#options.delayMs ?? DEFAULT_DELAY_MS;
    this.refusedWrite = this.#options.refusedWrite ?? 'undone';
    this.reachability = this.#options.reachability ?? 'reachable';
  }

  /** Its Instances are new, with their first values. */
  restoreValues(): void {
    this.#goneRevision = this.revision + 1;
    this.#objects.clear();
    this.#createInstances();
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

  /** Calls the listener whenever the device itself, and no server, has set a Resource; the result unsubscribes it. */
  onSet(listener: SetListener): () => void {
    this.#setListeners.add(listener);
    return () => {
      this.#setListeners.delete(listener);
    };
  }

  /** It starts again, and registers: what was observed by hand is not any more. */
  reboot(): void {
    this.observations.clear();
    for (const listener of this.#rebootListeners) listener();
  }

  /** Calls the listener whenever the device has registered after a {@link reboot}; the result unsubscribes it. */
  onReboot(listener: () => void): () => void {
    this.#rebootListeners.add(listener);
    return () => {
      this.#rebootListeners.delete(listener);
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
    let sum = this.#goneRevision;
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

  /** A server's write. The result is why it was refused; what is then left of it says {@link refusedWrite}. */
  write({ objectId, instanceId, mode, data }: ResourceWrite): SubCode | undefined {
    const instance = this.instance(objectId, instanceId);
    if (instance === undefined) return 'NOT_FOUND';
    const refusal = instance.write(mode, data);
    if (refusal === undefined || this.refusedWrite === 'undone') return refusal;
    if (mode === 2) {
      for (const element of data) if (instance.write(mode, [element]) !== undefined) break;
    } else {
      this.#objects.get(objectId)?.delete(instanceId);
      this.#goneRevision += instance.revision + 1;
    }
    return refusal;
  }

  #createInstances(): void {
    for (const model of this.#options.instances ?? DEFAULT_INSTANCES) {
      const instances = this.#objects.get(model.id) ?? new Map<number, ObjectInstance>();
      const instanceId = instances.size;
      const onSet = (resourceId: number): void => {
        for (const listener of this.#setListeners) listener(model.id, instanceId, resourceId);
      };
      instances.set(instanceId, new ObjectInstance(model, onSet));
      this.#objects.set(model.id, instances);
    }
  }
}

type SetListener = (objectId: number, instanceId: number, resourceId: number) => void;

const DEFAULT_DELAY_MS = 3000;

/** How long it stays awake when it wakes on its own. */
const AWAKE_MS = 5000;

/**
 * A real device can be reached for a minute or two after it has sent something; that is long to watch. This is as
 * long as the longest pause before a command is sent again, within the usual 25 s, so that one that waits arrives.
 */
const LISTENS_MS = 10_000;

/** Two lamps, so that a wrong Object Instance ID can be told from a wrong Object ID. */
const DEFAULT_INSTANCES = [...OBJECT_MODELS, LIGHT_CONTROL];

/** When a device reports a Resource that is observed. Times are in seconds. Source: OMA LwM2M Core 1.1, section 5.1.2. */
export interface Attributes {
  readonly pmin?: number | undefined;
  readonly pmax?: number | undefined;
  readonly gt?: number | undefined;
  readonly lt?: number | undefined;
  readonly st?: number | undefined;
}

/** An Object, an Instance or a Resource: `3303`, `3303/0`, `3303/0/5700`. */
type ObservedPath = string;

/**
 * After each registration the platform observes every Resource, without conditions (`obsv: true` of a device, the
 * default). What is observed or cancelled by hand holds until the device registers again.
 */
class Observations {
  readonly #byHand = new Map<ObservedPath, Attributes | 'cancelled'>();

  observe(path: ObservedPath, attributes: Attributes): void {
    this.#forgetBelow(path);
    this.#byHand.set(path, attributes);
  }

  cancel(path: ObservedPath): void {
    this.#forgetBelow(path);
    this.#byHand.set(path, 'cancelled');
  }

  /** The device has registered. */
  clear(): void {
    this.#byHand.clear();
  }

  /** The conditions of a Resource, those of the longest path that holds it; `undefined` if it is not observed. */
  of(objectId: number, instanceId: number, resourceId: number): Attributes | undefined {
    const found =
      this.#byHand.get(`${objectId}/${instanceId}/${resourceId}`) ??
      this.#byHand.get(`${objectId}/${instanceId}`) ??
      this.#byHand.get(String(objectId));
    return found === 'cancelled' ? undefined : (found ?? {});
  }

  #forgetBelow(path: ObservedPath): void {
    for (const each of this.#byHand.keys()) {
      if (each.startsWith(`${path}/`)) this.#byHand.delete(each);
    }
  }
}
