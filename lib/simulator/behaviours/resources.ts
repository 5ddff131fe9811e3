import { succeed } from '../answers';
import { IMEI, OBJECT_ID, operation, optional } from './operation';

/**
 * What a device has, from the platform's own record: it does not ask the device, so one that is asleep or
 * offline is listed as well. Source: OneNET documentation, "list of device resources".
 */
export const resources = operation({
  method: 'GET',
  path: '/nbiot/resources',
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
