import { SUCCESS, unsuccess } from '../answers';
import type { Mode } from '../devices/object-instance';
import { readData } from '../values';
import { IMEI, OBJECT_ID, OBJECT_INSTANCE_ID, operation, required, TIMEOUT } from './operation';

/** The parameters of a write's target, in the order of the documentation. */
export const WRITE_PARAMETERS = {
  obj_id: required(OBJECT_ID),
  obj_inst_id: required(OBJECT_INSTANCE_ID),
  mode: required(readMode),
};

/** Instant write. Source: OneNET documentation, "real-time command: write device resource". */
export const write = operation({
  title: { en: 'Write {path}', zh: '写 {path}' },
  method: 'POST',
  path: '/nbiot',
  studio: 'POST /LwM2M-online write',
  parameters: { imei: IMEI, ...WRITE_PARAMETERS, timeout: TIMEOUT },
  prepare({ obj_id: objectId, obj_inst_id: instanceId, mode }, { body }) {
    const data = readData(body);
    if ('kind' in data) return data;
    return (device) => {
      const refusal = device.write({ objectId, instanceId, mode, data });
      return refusal === undefined ? SUCCESS : unsuccess(refusal);
    };
  },
});

function readMode(text: string): Mode | undefined {
  return text === '1' ? 1 : text === '2' ? 2 : undefined;
}
