/** What a server may ask of a device, and one Object Instance there: its model, and the values that it holds now. */

import type { ResourceValue } from '../../lwm2m';
import type { SubCode } from '../answers';
import { parseValue, readValue, type DataElement, type ReadResource } from '../values';
import {
  isReadable,
  isWritable,
  type HeldValue,
  type ObjectModel,
  type ResourceModel,
} from './model';

/** 1 is Replace, 2 is Partial Update (OMA LwM2M Core 1.1, section 6.3.3). */
export type Mode = 1 | 2;

/** What a write does to a device, at once or later. */
export interface ResourceWrite {
  readonly objectId: number;
  readonly instanceId: number;
  readonly mode: Mode;
  readonly data: readonly DataElement[];
}

export type DeviceAction =
  ({ readonly kind: 'write' } & ResourceWrite) | ReadAction | ExecuteAction;

/** Without a Resource an Instance is read, without an Instance the Object. */
export interface ReadAction {
  readonly kind: 'read';
  readonly objectId: number;
  readonly instanceId?: number | undefined;
  readonly resourceId?: number | undefined;
}

export interface ExecuteAction {
  readonly kind: 'execute';
  readonly objectId: number;
  readonly instanceId: number;
  readonly resourceId: number;
  readonly args: string;
}

export interface ReadInstance {
  readonly obj_inst_id: number;
  readonly res: readonly ReadResource[];
}

/** What came of an action: why it was refused, or what was read. */
export type ActionResult =
  | { readonly ok: true; readonly read?: readonly ReadInstance[] }
  | { readonly ok: false; readonly refusal: SubCode };

export class ObjectInstance {
  readonly model: ObjectModel;
  readonly #resources: ReadonlyMap<number, ResourceModel>;
  readonly #values = new Map<number, HeldValue>();
  /** The latest numbers of each sensor, the oldest first; by Resource ID. */
  readonly #history = new Map<number, number[]>();
  readonly #onSet: ((id: number) => void) | undefined;
  #revision = 0;

  /** @param onSet called when the device itself, and no server, has set a Resource */
  constructor(model: ObjectModel, onSet?: (id: number) => void) {
    this.model = model;
    this.#onSet = onSet;
    this.#resources = new Map(model.resources.map((resource) => [resource.id, resource]));
    for (const { id, initial } of model.resources) {
      if (initial !== undefined) this.#hold(id, initial);
    }
  }

  /** How many times values were written or set. */
  get revision(): number {
    return this.#revision;
  }

  /** The value of a Resource, whether a server may read it or not; `undefined` if it holds none. */
  get(id: number): HeldValue | undefined {
    return this.#values.get(id);
  }

  /** Sets a Resource the way the device itself would, for example a sensor's reading. */
  set(id: number, value: HeldValue): void {
    if (!this.#resources.has(id)) {
      throw new RangeError(`Object ${this.model.id} (${this.model.name}) has no Resource ${id}`);
    }
    this.#hold(id, value);
    this.#revision += 1;
    this.#onSet?.(id);
  }

  /** Sets a Resource to what a person has typed; `false` if it is no value of the Resource's type and range. */
  setText(id: number, text: string): boolean {
    const resource = this.#resources.get(id);
    const value = resource && parseValue(resource, text);
    if (value === undefined) return false;
    this.set(id, value);
    return true;
  }

  /** The latest numbers that a Resource which only the device changes has held, the oldest first. */
  history(id: number): readonly number[] {
    return this.#history.get(id) ?? [];
  }

  /** What a server may read of it, in the model's order; or why it may not read the one that it asks for. */
  read(id: number | undefined): ReadonlyMap<number, HeldValue> | SubCode {
    if (id !== undefined) return this.#readOne(id);
    const values = new Map<number, HeldValue>();
    for (const resource of this.model.resources) {
      const value = this.#values.get(resource.id);
      if (value !== undefined && isReadable(resource)) values.set(resource.id, value);
    }
    return values;
  }

  /** Writes all of the elements or, with the reason as the result, none. */
  write(mode: Mode, elements: readonly DataElement[]): SubCode | undefined {
    const written: [number, ResourceValue][] = [];
    for (const element of elements) {
      const value = this.#check(element);
      if (typeof value === 'string') return value;
      written.push([element.resId, value.value]);
    }
    if (mode === 1) this.#clear();
    for (const [id, value] of written) this.#values.set(id, value);
    this.#revision += 1;
    return undefined;
  }

  #hold(id: number, value: HeldValue): void {
    this.#values.set(id, value);
    if (typeof value !== 'number' || this.#resources.get(id)?.operations !== 'R') return;
    this.#history.set(id, [...this.history(id), value].slice(-HISTORY_LENGTH));
  }

  #check(element: DataElement): { readonly value: ResourceValue } | SubCode {
    const resource = this.#resources.get(element.resId);
    if (resource === undefined) return 'NOT_FOUND';
    if (!isWritable(resource)) return 'METHOD_NOT_ALLOWED';
    const value = readValue(resource, element);
    return value === undefined ? 'REQ_PARAM_ERROR' : { value };
  }

  #readOne(id: number): ReadonlyMap<number, HeldValue> | SubCode {
    const resource = this.#resources.get(id);
    if (resource === undefined) return 'NOT_FOUND';
    if (!isReadable(resource)) return 'METHOD_NOT_ALLOWED';
    const value = this.#values.get(id);
    return value === undefined ? 'NOT_FOUND' : new Map([[id, value]]);
  }

  /** The first step of a Replace: a writable Resource loses its value, a mandatory one returns to its first value. */
  #clear(): void {
    for (const resource of this.model.resources) {
      if (!isWritable(resource)) continue;
      if (resource.mandatory && resource.initial !== undefined) {
        this.#values.set(resource.id, resource.initial);
      } else {
        this.#values.delete(resource.id);
      }
    }
  }
}

/** As many as a small chart can show. */
const HISTORY_LENGTH = 40;
