/** The command line of the simulator: its options, what it prints at the start, and a line for each request. */
import { parseArgs } from 'node:util';

import { Failure } from '../project/project.mjs';

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

/** What each kind of device does, in both languages. */
const KINDS = {
  reachable: ['answers at once', '立即应答'],
  slow: ['answers after 3 s', '3 秒后应答'],
  asleep: [
    'receives nothing: TIME_OUT, until you wake it',
    '休眠，收不到命令：TIME_OUT，唤醒后才能收到',
  ],
  offline: ['not registered: device not online', '未注册：device not online'],
};

/** @param {number} seconds */
const wakes = (seconds) => [
  `sleeps, and wakes every ${seconds} s`,
  `休眠，每 ${seconds} 秒醒来一次`,
];

const LISTED = 10;

/** Where the simulator is, how to get in, and which devices it has. @param {import('../../lib/simulator').Simulator} simulator */
export function welcome({ url, apiKey, accessKey, devices }) {
  const rows = [...devices.values()].slice(0, LISTED).map(({ imei, reachability, wakeEveryMs }) => {
    const [en, zh] = wakeEveryMs === undefined ? KINDS[reachability] : wakes(wakeEveryMs / 1000);
    return `  ${imei}  ${reachability.padEnd(9)}  ${en} · ${zh}`;
  });
  const last = [...devices.keys()].at(-1);
  return [
    'OneNET simulator is running; Ctrl-C ends it. · OneNET 模拟平台已启动，按 Ctrl-C 结束。',
    '',
    `  host · 平台地址  ${url}`,
    `  api-key          ${apiKey}`,
    `  accessKey        ${accessKey}`,
    '',
    '  Open the address in a browser to see the devices. · 用浏览器打开上面的地址，可以看到设备。',
    '',
    'Devices (IMEI) · 设备（IMEI）',
    ...rows,
    ...(devices.size > LISTED
      ? [`  … ${devices.size - LISTED} more · 另有 ${devices.size - LISTED} 台`, `  ${last}`]
      : []),
    '',
  ].join('\n');
}

/**
 * One request on one line: time, method, target and body, device, answer, duration. Headers, and so the key, are
 * not in an entry at all.
 *
 * @param {import('../../lib/simulator').RequestLogEntry} entry
 * @param {ReadonlyMap<string, import('../../lib/simulator').SimulatedDevice>} devices
 */
export function logLine(entry, devices) {
  const { time, method, target, body, imei, answer, durationMs, failure } = entry;
  const device = imei === undefined ? 'no device' : (devices.get(imei)?.reachability ?? 'unknown');
  return [
    new Date(time).toTimeString().slice(0, 8),
    method,
    oneLine(target),
    ...(body === '' ? [] : [oneLine(body)]),
    `[${device}]`,
    '->',
    oneLine(answer ?? '(connection cut)'),
    `${Math.round(durationMs)} ms`,
    ...(failure === undefined ? [] : [`behaviour failed: ${oneLine(String(failure))}`]),
  ].join(' ');
}

/** Foreign text must neither break the line nor control the terminal. @param {string} text */
function oneLine(text) {
  const shown = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
  return shown.length > 300 ? `${shown.slice(0, 297)}...` : shown;
}
