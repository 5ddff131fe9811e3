import { SUCCESS } from '../answer';
import { readData } from '../data';
import type { Mode } from '../object-instance';
import { operation } from '../operation';
import { IMEI, OBJECT_ID, OBJECT_INSTANCE_ID, required, TIMEOUT } from '../parameters';
import { unsuccess } from '../refusals';

/** Instant write. Source: OneNET documentation, "real-time command: write device resource". */
export const write = operation({
  method: 'POST',
  path: '/nbiot',
  parameters: {
    imei: IMEI,
    obj_id: required(OBJECT_ID),
    obj_inst_id: required(OBJECT_INSTANCE_ID),
    mode: required(readMode),
    timeout: TIMEOUT,
  },
  prepare({ obj_id: objectId, obj_inst_id: instanceId, mode }, body) {
    const data = readData(body);
    if ('kind' in data) return data;
    return (device) => {
      const instance = device.instance(objectId, instanceId);
      const refusal = instance === undefined ? 'NOT_FOUND' : instance.write(mode, data);
      return refusal === undefined ? SUCCESS : unsuccess(refusal);
    };
  },
});

function readMode(text: string): Mode | undefined {
  return text === '1' ? 1 : text === '2' ? 2 : undefined;
}
