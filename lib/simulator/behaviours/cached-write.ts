import { succeed } from '../answer';
import { readTime } from '../cached/platform-time';
import { readData } from '../data';
import { operation } from '../operation';
import { IMEI, optional, required, TIMEOUT, wholeNumber } from '../parameters';
import { invalidParameter, LIMIT } from '../refusals';
import { WRITE_PARAMETERS } from '../resource-write';

/**
 * Cached write: what is wrong with the request is said at once, what is wrong with its values only when the device has
 * got it. Source: OneNET documentation, "cached command: write device resource".
 */
export const cachedWrite = operation({
  method: 'POST',
  path: '/nbiot/offline',
  parameters: {
    imei: IMEI,
    ...WRITE_PARAMETERS,
    valid_time: optional(readTime),
    expired_time: required(readTime),
    retry: optional((text) => wholeNumber(text, 0, 10)),
    timeout: TIMEOUT,
    trigger_msg: optional((text) => wholeNumber(text, 1, 7)),
  },
  fromPlatform: true,
  prepare(values, { body }, { now, courier }) {
    const { obj_id: objectId, obj_inst_id: instanceId, mode } = values;
    const { valid_time: validTime = now, expired_time: expiredTime } = values;
    if (values.valid_time !== undefined && validTime <= now) return invalidParameter('valid_time');
    if (expiredTime <= now || expiredTime <= validTime) return invalidParameter('expired_time');
    const data = readData(body);
    if ('kind' in data) return data;
    return (device) => {
      const order = {
        write: { objectId, instanceId, mode, data },
        validTime,
        expiredTime,
        retry: values.retry ?? 3,
        timeoutMs: (values.timeout ?? 25) * 1000,
        trigger: values.trigger_msg ?? 7,
      };
      const command = device.commands.add(order, now);
      if (command === undefined) return LIMIT;
      courier.await(device);
      return succeed({ uuid: command.uuid });
    };
  },
});
