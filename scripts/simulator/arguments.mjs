import { parseArgs } from 'node:util';

import { Failure } from '../project/failure.mjs';

const DEFAULT_PORT = 8080;

export const HELP = `Starts a simulated OneNET platform with four NB-IoT devices, on this machine only.
在本机启动一个模拟的 OneNET 平台，带四台 NB-IoT 设备。

  npm run simulator -- [--port ${DEFAULT_PORT}]

  --port <n>   where to listen, 0 for any free port   监听端口，0 表示任选一个空闲端口
  --help       this text                              显示本说明`;

/** @param {string[]} args @returns {{ help: boolean, port: number }} */
export function readArguments(args) {
  const { help = false, port = String(DEFAULT_PORT) } = parse(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Failure(`--port needs a number from 0 to 65535, not "${port}".`);
  }
  return { help, port: Number(port) };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: { help: { type: 'boolean', short: 'h' }, port: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}\n\n${HELP}`);
  }
}
