import { parameterRequired } from '../answers';
import { perform, replyTo } from '../devices/actions';
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

/** What is read: an Object, an Object Instance or a Resource. */
export const READ_PARAMETERS = {
  obj_id: required(OBJECT_ID),
  obj_inst_id: optional(OBJECT_INSTANCE_ID),
  res_id: optional(RESOURCE_ID),
};

/** Instant read. Source: OneNET documentation, "read device resource". */
export const read = operation({
  title: { en: 'Read {path}', zh: '读 {path}' },
  method: 'GET',
  path: '/nbiot',
  studio: 'GET /LwM2M-online read',
  parameters: { imei: IMEI, ...READ_PARAMETERS, timeout: TIMEOUT },
  prepare({ obj_id: objectId, obj_inst_id: instanceId, res_id: resourceId }) {
    // LwM2M has no path to a Resource that leaves out its Object Instance.
    if (instanceId === undefined && resourceId !== undefined)
      return parameterRequired('obj_inst_id');
    const action = { kind: 'read', objectId, instanceId, resourceId } as const;
    return (device) => replyTo(perform(action, device));
  },
});
