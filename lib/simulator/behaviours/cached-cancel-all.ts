import { succeed } from '../answer';
import { operation } from '../operation';
import { IMEI } from '../parameters';

/**
 * Cancels every cached command of a device that waits; one that is on its way fails to be.
 * Source: OneNET documentation, "cancel all waiting commands".
 */
export const cachedCancelAll = operation({
  method: 'PUT',
  path: '/nbiot/offline/cancel/all',
  parameters: { imei: IMEI },
  fromPlatform: true,
  prepare(_values, _request, { now, courier }) {
    return (device) => {
      const succ: string[] = [];
      const failed: string[] = [];
      for (const { uuid, status } of device.commands.list(now)) {
        if (device.commands.cancel(uuid)) succ.push(uuid);
        else if (status === 'sent') failed.push(uuid);
      }
      courier.await(device);
      return succeed({ succ, failed, total: succ.length + failed.length });
    };
  },
});
