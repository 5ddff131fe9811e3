/** Instant read, and the form in which a read shows values. */

import type { ResourceValue } from '../../lwm2m';
import { parameterRequired, succeed, unsuccess, type Reply } from '../answers';
import type { ObjectInstance } from '../devices/object-instance';
import type { HeldValue } from '../devices/object-model';
import {
  IMEI,
  OBJECT_ID,
  OBJECT_INSTANCE_ID,
  operation,
  optional,
  required,
  RESOURCE_ID,
  TIMEOUT,
} from './operation';

/** Reads an Object, an Object Instance or a Resource. Source: OneNET documentation, "read device resource". */
export const read = operation({
  method: 'GET',
  path: '/nbiot',
  parameters: {
    imei: IMEI,
    obj_id: required(OBJECT_ID),
    obj_inst_id: optional(OBJECT_INSTANCE_ID),
    res_id: optional(RESOURCE_ID),
    timeout: TIMEOUT,
  },
  prepare({ obj_id: objectId, obj_inst_id: instanceId, res_id: resourceId }) {
    // LwM2M has no path to a Resource that leaves out its Object Instance.
    if (instanceId === undefined && resourceId !== undefined)
      return parameterRequired('obj_inst_id');
    return (device) => {
      const instances = device.objects.get(objectId);
      if (instances === undefined) return unsuccess('NOT_FOUND');
      if (instanceId === undefined) return readInstances(instances, undefined);
      const instance = instances.get(instanceId);
      if (instance === undefined) return unsuccess('NOT_FOUND');
      return readInstances([[instanceId, instance]], resourceId);
    };
  },
});

function readInstances(
  instances: Iterable<readonly [number, ObjectInstance]>,
  resourceId: number | undefined,
): Reply {
  const data = [];
  for (const [instanceId, instance] of instances) {
    const values = instance.read(resourceId);
    if (typeof values === 'string') return unsuccess(values);
    const res = Array.from(values, ([id, value]) => formatResource(id, value));
    data.push({ obj_inst_id: instanceId, res });
  }
  return succeed(data);
}

/** A Resource in the answer: one value, or one for each Resource Instance. */
type WireResource =
  | { readonly res_id: number; readonly val: unknown }
  | {
      readonly res_id: number;
      readonly res_inst: readonly { readonly res_inst_id: number; readonly val: unknown }[];
    };

function formatResource(id: number, held: HeldValue): WireResource {
  return isMultiple(held)
    ? {
        res_id: id,
        res_inst: held.map((value, index) => ({ res_inst_id: index, val: formatValue(value) })),
      }
    : { res_id: id, val: formatValue(held) };
}

/**
 * Not the form in which the value was written: bytes come back as an array of numbers, and a time in
 * milliseconds. Source: OneNET documentation, the parameter `bin2hex` of the cached read and the HTTP push.
 */
export function formatValue(value: ResourceValue): unknown {
  if (typeof value !== 'object') return value;
  switch (value.kind) {
    case 'opaque':
      return [...Buffer.from(value.hex, 'hex')];
    case 'time':
      return value.seconds * 1000;
  }
}

function isMultiple(held: HeldValue): held is readonly ResourceValue[] {
  return Array.isArray(held);
}
