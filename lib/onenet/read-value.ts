/**
 * The value of a Resource as the platform tells it: in a read, a point of data, the record of a kept read, or a push.
 *
 * Source: OneNET documentation, "read device resource" (boolean, string, long or double) and FAQ on the protocol, no. 9:
 * what is Opaque, and every Resource of which the platform has no model, comes as a list of byte numbers.
 */

import { readDigits } from '../contract';
import { isResourceId } from '../lwm2m';
import { resourceTypeOf } from '../lwm2m/objects';
import { fieldsOf, recordsIn } from './json';

/**
 * A value that a flow can use, and that can become JSON: bytes become a Buffer, an integer beyond 2^53 the text of its
 * digits, anything else stays as it came. A Time comes in milliseconds.
 *
 * @param objId of the Object, by which the table of Objects knows the type; `undefined` where none is known
 */
export function readValue(
  objId: number | undefined,
  resId: number | undefined,
  val: unknown,
): unknown {
  if (typeof val === 'bigint') return String(val);
  return Array.isArray(val) && val.every(isByte) && mayBeBytes(objId, resId)
    ? Buffer.from(val)
    : val;
}

/** The table of Objects says Opaque, or nothing: it does not have the Resource, or only as one that is executed. */
function mayBeBytes(objId: number | undefined, resId: number | undefined): boolean {
  const type =
    objId === undefined || resId === undefined ? undefined : resourceTypeOf(objId, resId);
  return type === undefined || type === 'Opaque' || type === 'none';
}

function isByte(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}

/** What is read: an Object, one of its Instances, or one Resource. */
export interface ReadTarget {
  readonly objectId: number;
  readonly objectInstanceId?: number | undefined;
  readonly resourceId?: number | undefined;
}

/** By Resource ID, or by Object Instance ID and then Resource ID; in ascending order, as numbers are in an object. */
type ReadValues = Record<string, unknown>;

/**
 * Reads the `data` of a read: `[{obj_inst_id, res: [{res_id, val}]}]`, of one device and one Object. One Resource gives
 * its value, an Instance `{"5850": true, "5851": 20}`, which can be written as it is, an Object `{"0": {…}}`. A Resource
 * with several Resource Instances gives `{"0": 1, "1": 4}`. What does not look as documented is left out.
 *
 * @returns `undefined` where what was asked for is not in it
 */
export function readInstances(target: ReadTarget, data: unknown): unknown {
  const { objectId, objectInstanceId: instanceId, resourceId } = target;
  const object: ReadValues = {};
  for (const instance of instancesOf(data)) {
    const { obj_inst_id: id, res } = fieldsOf(instance);
    // The answer for one Instance need not name it again.
    const key = readId(id) ?? instanceId;
    if (key !== undefined) object[key] = readResources(objectId, res);
  }
  if (instanceId === undefined) return object;
  const values = object[instanceId] as ReadValues | undefined;
  if (resourceId === undefined) return values;
  return values?.[resourceId];
}

/** A list of Instances, in a record of a kept read `{obj_id, obj_inst: […]}`; or one Instance alone. */
function instancesOf(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return recordsIn(data);
  const { obj_inst: instances } = fieldsOf(data);
  if (instances !== undefined) return instancesOf(instances);
  return 'res' in fieldsOf(data) ? [data] : [];
}

function readResources(objectId: number, resources: unknown): ReadValues {
  const values: ReadValues = {};
  for (const resource of recordsIn(resources)) {
    const { res_id: given, val, res_inst: instances } = fieldsOf(resource);
    const id = readId(given);
    if (id === undefined) continue;
    if (val !== undefined) values[id] = readValue(objectId, id, val);
    else if (Array.isArray(instances)) values[id] = readResourceInstances(objectId, id, instances);
  }
  return values;
}

function readResourceInstances(
  objectId: number,
  resourceId: number,
  instances: unknown,
): ReadValues {
  const values: ReadValues = {};
  for (const instance of recordsIn(instances)) {
    const { res_inst_id: given, val } = fieldsOf(instance);
    const id = readId(given);
    if (id !== undefined && val !== undefined) values[id] = readValue(objectId, resourceId, val);
  }
  return values;
}

/** Instances and Resources have IDs of the same 16 bits; one may come as a text of digits. */
function readId(value: unknown): number | undefined {
  const id = readDigits(value);
  return isResourceId(id) ? id : undefined;
}
