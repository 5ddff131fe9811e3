import { succeed } from '../answer';
import { readTime } from '../cached/platform-time';
import { showCommand } from '../cached/show-command';
import { operation } from '../operation';
import { IMEI, optional, wholeNumber } from '../parameters';

/**
 * The cached commands of a device, the newest first unless `sort` is `asc`. `start` and `end` limit the time of their
 * creation. Source: OneNET documentation, "list of cached commands".
 */
export const cachedList = operation({
  method: 'GET',
  path: '/nbiot/offline/history',
  parameters: {
    imei: IMEI,
    start: optional(readTime),
    end: optional(readTime),
    page: optional((text) => wholeNumber(text, 1, 1_000_000)),
    per_page: optional((text) => wholeNumber(text, 1, 1000)),
    sort: optional(readOrder),
  },
  fromPlatform: true,
  prepare({ start = -Infinity, end = Infinity, page = 1, per_page: size = 30, sort }, _, { now }) {
    return ({ imei, commands }) => {
      const found = commands
        .list(now)
        .filter(({ createTime }) => createTime >= start && createTime <= end);
      if (sort !== 'asc') found.reverse();
      const items = found
        .slice((page - 1) * size, page * size)
        .map((command) => ({ cmd_uuid: command.uuid, ...showCommand(command, imei) }));
      return succeed({ total_count: found.length, items });
    };
  },
});

function readOrder(text: string): 'asc' | 'desc' | undefined {
  return /^asc$/i.test(text) ? 'asc' : /^desc$/i.test(text) ? 'desc' : undefined;
}
