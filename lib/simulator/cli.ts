#!/usr/bin/env node
/**
 * The package's own command, `onenet-nbiot-simulator`: the simulated platform on its own, with a line for each request.
 *
 * It ends with exit code 0 after Ctrl-C, and with 1 and a sentence if it cannot start.
 */

import { parseArgs } from 'node:util';
import { DEFAULT_SIMULATOR_DEVICES, SIMULATOR_DEVICES_RANGE } from '../contract';
import { createDefaultDevices, type DefaultDevicesOptions } from './devices/default-devices';
import type { Reachability } from './devices/model';
import { hideSecretsInBody, type RequestLogEntry } from './request';
import { startSimulator, type Simulator } from './simulator';

const DEFAULT_PORT = 8080;
const DEFAULT_WAKE = 20;
const { min: MIN_DEVICES, max: MAX_DEVICES } = SIMULATOR_DEVICES_RANGE;

const HELP = `Starts a simulated OneNET platform with NB-IoT devices, on this machine only.
在本机启动一个模拟的 OneNET 平台，带有 NB-IoT 设备。

  onenet-nbiot-simulator [--port ${DEFAULT_PORT}] [--access-key <key>] [--wake-every ${DEFAULT_WAKE}]
                         [--devices ${MIN_DEVICES}] [--partial-writes]

  --port <n>           where to listen, 0 for any free port
                       监听端口，0 表示任选一个空闲端口
  --access-key <key>   the key, in Base64, that tokens have to be signed with; the default is shown at the start
                       校验 token 所用的 accessKey（Base64）；默认值在启动时显示
  --wake-every <s>     how often, in seconds, a device that sleeps lightly wakes on its own, 1 to 86400
                       浅休眠的设备每隔多少秒自行醒来一次，1 到 86400
  --devices <n>        how many devices there are, ${MIN_DEVICES} to ${MAX_DEVICES}; of twenty more, one sleeps and one is offline
                       设备数量，${MIN_DEVICES} 到 ${MAX_DEVICES}；增加的设备每二十台中一台休眠、一台离线
  --partial-writes     a refused write is half done, as on some real devices: what came before the fault is kept,
                       and a refused Replace loses the Object Instance
                       被拒绝的写入只完成一半（部分真实设备如此）：出错前的资源已写入；整体替换被拒绝后对象实例消失
  --help               this text
                       显示本说明

Wake a device yourself with the button on the page, or without a browser:
也可以在页面上点“唤醒”，或者不用浏览器，直接唤醒设备：

  curl -X POST -H "Origin: http://127.0.0.1:${DEFAULT_PORT}" -H "Content-Type: application/json" -d "{}" \\
    http://127.0.0.1:${DEFAULT_PORT}/devices/860000000000033/wake`;

/** Starts the simulator as the command line says, or prints the help. What is wrong is printed, and the exit code is 1. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    const options = readArguments(args);
    if (options === 'help') print(HELP);
    else await run(options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`\n✖ ${error.message}\n`);
    process.exitCode = 1;
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Something that the user can put right. */
class UsageError extends Error {}

interface Options {
  readonly port: number;
  readonly devices: DefaultDevicesOptions;
  readonly accessKey?: string;
}

async function run({ port, devices, ...keys }: Options): Promise<void> {
  const simulator = await startSimulator({
    port,
    ...keys,
    sensors: true,
    devices: createDefaultDevices(devices),
    onRequest: (entry) => {
      print(logLine(entry, simulator.devices));
    },
  }).catch((error: unknown) => {
    throw new UsageError(whyNot(error as NodeJS.ErrnoException, port));
  });
  print(welcome(simulator));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void simulator.close());
  }
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Choose another with --port, or --port 0 for any that is free.`;
    case 'EACCES':
      return `This user may not open port ${port}. Choose one above 1023.`;
    default:
      return `The simulator could not start: ${message}`;
  }
}

function readArguments(args: readonly string[]): Options | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const { 'access-key': accessKey } = values;
  const seconds = readNumber('--wake-every', values['wake-every'] ?? DEFAULT_WAKE, 1, 86400);
  const count = values.devices ?? DEFAULT_SIMULATOR_DEVICES;
  if (accessKey !== undefined && !BASE64.test(accessKey)) {
    throw new UsageError('--access-key needs a key in Base64, as OneNET shows it.');
  }
  return {
    port: readNumber('--port', values.port ?? DEFAULT_PORT, 0, 65535),
    devices: {
      sleepyWakeEveryMs: seconds * 1000,
      count: readNumber('--devices', count, MIN_DEVICES, MAX_DEVICES),
      refusedWrite: values['partial-writes'] ? 'partial' : 'undone',
    },
    ...(accessKey === undefined ? {} : { accessKey }),
  };
}

const BASE64 = /^(?=.)(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

function readNumber(name: string, given: string | number, min: number, max: number): number {
  const number = /^\d{1,5}$/.test(String(given)) ? Number(given) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`${name} needs a number from ${min} to ${max}, not "${given}".`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
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
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}

/** What each kind of device does, in both languages. */
const KINDS: Readonly<Record<Reachability, readonly [string, string]>> = {
  reachable: ['answers at once', '立即应答'],
  slow: ['answers after 3 s', '3 秒后应答'],
  asleep: [
    'receives nothing: TIME_OUT, until you wake it',
    '休眠，收不到命令：TIME_OUT，唤醒后才能收到',
  ],
  offline: ['not registered: device not online', '未注册：device not online'],
};

const wakes = (seconds: number): readonly [string, string] => [
  `sleeps, and wakes every ${seconds} s`,
  `休眠，每 ${seconds} 秒醒来一次`,
];

const LISTED = 10;

/** Where the simulator is, how to get in, and which devices it has. */
function welcome({ url, apiKey, accessKey, devices }: Simulator): string {
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
 * not in an entry at all; a key that somebody put into the body is hidden.
 */
function logLine(entry: RequestLogEntry, devices: Simulator['devices']): string {
  const { time, method, target, body, imei, answer, durationMs, failure } = entry;
  const device = imei === undefined ? 'no device' : (devices.get(imei)?.reachability ?? 'unknown');
  return [
    new Date(time).toTimeString().slice(0, 8),
    method,
    oneLine(target),
    ...(body === '' ? [] : [oneLine(hideSecretsInBody(body))]),
    `[${device}]`,
    '->',
    oneLine(answer ?? '(connection cut)'),
    `${Math.round(durationMs)} ms`,
    ...(failure === undefined ? [] : [`behaviour failed: ${oneLine(describeFailure(failure))}`]),
  ].join(' ');
}

/** Foreign text must neither break the line nor control the terminal. */
function oneLine(text: string): string {
  const shown = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
  return shown.length > 300 ? `${shown.slice(0, 297)}...` : shown;
}

/** What a behaviour threw may be anything. */
function describeFailure(failure: unknown): string {
  return failure instanceof Error ? String(failure) : JSON.stringify(failure);
}

if (require.main === module) void main(process.argv.slice(2));
