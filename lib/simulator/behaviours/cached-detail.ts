import { succeed } from '../answer';
import { showCommand } from '../cached/show-command';
import { operation } from '../operation';
import { IMEI } from '../parameters';
import { NOT_FOUND } from '../refusals';

/** What has become of one cached command. Source: OneNET documentation, "details of a cached command". */
export const cachedDetail = operation({
  method: 'GET',
  path: '/nbiot/offline/history/{uuid}',
  parameters: { imei: IMEI },
  fromPlatform: true,
  prepare(_, { last: uuid }, { now }) {
    return ({ imei, commands }) => {
      const command = commands.find(uuid, now);
      return command === undefined ? NOT_FOUND : succeed(showCommand(command, imei));
    };
  },
});
