import { parseArgs } from 'node:util';

import { Failure } from '../project/failure.mjs';

const DEFAULT_PORT = 8080;
const DEFAULT_WAKE = 20;
const DEFAULT_DEVICES = 5;

export const HELP = `Starts a simulated OneNET platform with five NB-IoT devices, on this machine only.
在本机启动一个模拟的 OneNET 平台，带五台 NB-IoT 设备。

  npm run simulator -- [--port ${DEFAULT_PORT}] [--access-key <key>] [--wake-every ${DEFAULT_WAKE}]
                       [--devices ${DEFAULT_DEVICES}] [--partial-writes]

  --port <n>           where to listen, 0 for any free port
                       监听端口，0 表示任选一个空闲端口
  --access-key <key>   the key, in Base64, that tokens have to be signed with; the default is shown at the start
                       校验 token 所用的 accessKey（Base64）；默认值在启动时显示
  --wake-every <s>     how often, in seconds, a device that sleeps lightly wakes on its own, 1 to 86400
                       浅休眠的设备每隔多少秒自行醒来一次，1 到 86400
  --devices <n>        how many devices there are, ${DEFAULT_DEVICES} to 5000; of twenty more, one sleeps and one is offline
                       设备数量，${DEFAULT_DEVICES} 到 5000；增加的设备每二十台中一台休眠、一台离线
  --partial-writes     a refused write is half done, as on some real devices: what came before the fault is kept,
                       and a refused Replace loses the Object Instance
                       被拒绝的写入只完成一半（部分真实设备如此）：出错前的资源已写入；整体替换被拒绝后对象实例消失
  --help               this text
                       显示本说明

Wake a device yourself with the button on the page, or without a browser:
也可以在页面上点“唤醒”，或者不用浏览器，直接唤醒设备：

  curl -X POST -H "Origin: http://127.0.0.1:${DEFAULT_PORT}" -H "Content-Type: application/json" -d "{}" \\
    http://127.0.0.1:${DEFAULT_PORT}/devices/860000000000033/wake`;

/** @param {string[]} args @returns {{ help: boolean, port: number, accessKey?: string, devices: object }} */
export function readArguments(args) {
  const values = parse(args);
  const { help = false, 'access-key': accessKey } = values;
  const port = readNumber('--port', values.port ?? DEFAULT_PORT, 0, 65535);
  const seconds = readNumber('--wake-every', values['wake-every'] ?? DEFAULT_WAKE, 1, 86400);
  if (
    accessKey !== undefined &&
    !/^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/.test(accessKey || '!')
  ) {
    throw new Failure('--access-key needs a key in Base64, as OneNET shows it.');
  }
  return {
    help,
    port,
    devices: {
      sleepyWakeEveryMs: seconds * 1000,
      count: readNumber('--devices', values.devices ?? DEFAULT_DEVICES, DEFAULT_DEVICES, 5000),
      refusedWrite: values['partial-writes'] ? 'partial' : 'undone',
    },
    ...(accessKey === undefined ? {} : { accessKey }),
  };
}

/** @param {string} name @param {string | number} given @param {number} min @param {number} max */
function readNumber(name, given, min, max) {
  const number = /^\d{1,5}$/.test(String(given)) ? Number(given) : NaN;
  if (number >= min && number <= max) return number;
  throw new Failure(`${name} needs a number from ${min} to ${max}, not "${given}".`);
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h' },
        port: { type: 'string' },
        'access-key': { type: 'string' },
        'wake-every': { type: 'string' },
        devices: { type: 'string' },
        'partial-writes': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}\n\n${HELP}`);
  }
}
