import { SUCCESS } from '../answer';
import { operation } from '../operation';
import { IMEI } from '../parameters';
import { NOT_FOUND, NOT_WAITING } from '../refusals';

/** Cancels one cached command that still waits. Source: OneNET documentation, "cancel a cached command". */
export const cachedCancel = operation({
  method: 'PUT',
  path: '/nbiot/offline/cancel/{uuid}',
  parameters: { imei: IMEI },
  fromPlatform: true,
  prepare(_, { last: uuid }, { now, courier }) {
    return (device) => {
      if (device.commands.find(uuid, now) === undefined) return NOT_FOUND;
      if (!device.commands.cancel(uuid)) return NOT_WAITING;
      courier.await(device);
      return SUCCESS;
    };
  },
});
