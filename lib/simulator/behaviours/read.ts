import { succeed, type Reply } from '../answer';
import type { ObjectInstance } from '../object-instance';
import { operation } from '../operation';
import {
  IMEI,
  OBJECT_ID,
  OBJECT_INSTANCE_ID,
  optional,
  required,
  RESOURCE_ID,
  TIMEOUT,
} from '../parameters';
import { parameterRequired, unsuccess } from '../refusals';
import { showResource } from '../wire-value';

/** Instant read of an Object, an Object Instance or a Resource. Source: OneNET documentation, "read device resource". */
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
    const res = Array.from(values, ([id, value]) => showResource(id, value));
    data.push({ obj_inst_id: instanceId, res });
  }
  return succeed(data);
}
