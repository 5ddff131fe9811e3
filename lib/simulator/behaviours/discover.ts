import { succeed, unsuccess } from '../answers';
import {
  IMEI,
  OBJECT_ID,
  OBJECT_INSTANCE_ID,
  operation,
  optional,
  required,
  TIMEOUT,
} from './operation';

/** Asks the device for the Resources of an Object. Source: OneNET documentation, "discover". */
export const discover = operation({
  method: 'GET',
  path: '/nbiot/discover',
  parameters: {
    imei: IMEI,
    obj_id: required(OBJECT_ID),
    obj_inst_id: optional(OBJECT_INSTANCE_ID),
    timeout: TIMEOUT,
  },
  prepare({ obj_id: objectId, obj_inst_id: instanceId }) {
    return (device) => {
      const instances = device.objects.get(objectId);
      if (instances === undefined) return unsuccess('NOT_FOUND');
      if (instanceId !== undefined && !instances.has(instanceId)) return unsuccess('NOT_FOUND');
      const found = [...instances].filter(([id]) => instanceId === undefined || id === instanceId);
      return succeed(
        found.map(([id, { model }]) => ({
          obj_inst_id: id,
          res_id: model.resources.map((resource) => resource.id),
        })),
      );
    };
  },
});
