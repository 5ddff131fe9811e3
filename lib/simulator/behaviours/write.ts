import { SUCCESS } from '../answer';
import { readData } from '../data';
import { operation } from '../operation';
import { IMEI, TIMEOUT } from '../parameters';
import { unsuccess } from '../refusals';
import { WRITE_PARAMETERS, writeResources } from '../resource-write';

/** Instant write. Source: OneNET documentation, "real-time command: write device resource". */
export const write = operation({
  method: 'POST',
  path: '/nbiot',
  parameters: { imei: IMEI, ...WRITE_PARAMETERS, timeout: TIMEOUT },
  prepare({ obj_id: objectId, obj_inst_id: instanceId, mode }, { body }) {
    const data = readData(body);
    if ('kind' in data) return data;
    return (device) => {
      const refusal = writeResources(device, { objectId, instanceId, mode, data });
      return refusal === undefined ? SUCCESS : unsuccess(refusal);
    };
  },
});
