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
  title: { en: 'Discover {path}', zh: '发现 {path}' },
  method: 'GET',
  path: '/nbiot/discover',
  studio: 'GET /LwM2M-online discover',
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

/**
 * What a device has, from the platform's own record: it does not ask the device, so one that is asleep or
 * offline is listed as well. Source: OneNET documentation, "list of device resources".
 */
export const resources = operation({
  title: { en: 'List resources', zh: '列出资源' },
  method: 'GET',
  path: '/nbiot/resources',
  studio: 'GET /LwM2M-online resources',
  parameters: { imei: IMEI, obj_id: optional(OBJECT_ID) },
  fromPlatform: true,
  prepare({ obj_id: only }) {
    return (device) => {
      const item = [];
      for (const [objectId, instances] of device.objects) {
        if (only !== undefined && only !== objectId) continue;
        item.push({
          obj_id: objectId,
          instances: Array.from(instances, ([instanceId, { model }]) => ({
            inst_id: instanceId,
            resources: model.resources.map(({ id }) => id),
          })),
        });
      }
      return succeed({ total_count: item.length, item });
    };
  },
});
