/**
 * Measures for how long each of many strange answers keeps the event loop from turning, in milliseconds of a machine of
 * known speed.
 */

import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { MAX_ANSWER_BYTES } from '../../../../lib/onenet/http/http-response';
import { httpAnswer } from '../../../support/behaviours';
import { send, transportTo } from '../../../support/transport-to';

const ASCII = Buffer.alloc(MAX_ANSWER_BYTES, '{"at":"2026-01-31 08:00:00.000","value":12.5},');
const CHINESE = Buffer.from('数据'.repeat(MAX_ANSWER_BYTES / 6));
const NOISE = randomBytes(MAX_ANSWER_BYTES);
const BACKSLASHES = Buffer.alloc(MAX_ANSWER_BYTES, '\\');
const BOMB = Buffer.alloc(64 * MAX_ANSWER_BYTES);

function answers(): Record<string, Buffer> {
  const all: Record<string, Buffer> = {};
  const bodies = { ASCII, CHINESE, NOISE, BACKSLASHES, BOMB };
  for (const [name, body] of Object.entries(bodies)) {
    const add = (how: string, bytes: Buffer, header: string): void => {
      if (bytes.length <= MAX_ANSWER_BYTES) {
        all[`${name} ${how}`] = httpAnswer(bytes, { headers: [header] });
      }
    };
    add('plain', body, 'Content-Type: application/json');
    add('gzip', gzipSync(body), 'Content-Encoding: gzip');
    add('deflate', deflateSync(body), 'Content-Encoding: deflate');
    add('raw deflate', deflateRawSync(body), 'Content-Encoding: deflate');
    add('br', brotliCompressSync(body), 'Content-Encoding: br');
    for (const charset of ['gbk', 'gb18030', 'big5', 'utf-16le', 'utf-8', 'shift_jis']) {
      add(charset, body, `Content-Type: text/html; charset=${charset}`);
    }
    for (const coding of ['gzip', 'deflate', 'br'])
      add(`not ${coding}`, body, `Content-Encoding: ${coding}`);
    add('gzip 3,000 times', body, `Content-Encoding: ${'gzip,'.repeat(3000)}`);
  }
  all['many headers'] = httpAnswer('{}', {
    headers: Array.from({ length: 1500 }, (_, i) => `a${i}: b`),
  });
  all['500,000 bytes of short headers'] = httpAnswer('{}', {
    headers: Array.from({ length: 55_000 }, () => 'a:bcdef'),
  });
  all['500,000 bytes of one header'] = httpAnswer('{}', { headers: [`a: ${'b'.repeat(500_000)}`] });
  all['500,000 bytes of an interim answer'] = Buffer.concat([
    Buffer.from(`HTTP/1.1 103 Early Hints\r\n${'a:bcdef\r\n'.repeat(55_000)}\r\n`),
    httpAnswer('{}', {}),
  ]);
  all['40,000 interim answers'] = Buffer.concat([
    Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'.repeat(40_000)),
    httpAnswer('{}', {}),
  ]);
  all['500,000 bytes of trailers'] = Buffer.from(
    `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n${'a:b\r\n'.repeat(100_000)}\r\n`,
  );
  return all;
}

function serve(): void {
  const all = Object.values(workerData as Record<string, Uint8Array>);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (request: Buffer) => {
      const at = Number(/^\S+ \/(\d+)/.exec(request.toString('latin1'))?.[1]);
      const bytes = all[at];
      if (bytes !== undefined) socket.write(bytes);
    });
  }).listen(0, '127.0.0.1', () => {
    parentPort?.postMessage((server.address() as AddressInfo).port);
  });
}

async function measure(): Promise<void> {
  const all = answers();
  const server = new Worker(__filename, { workerData: all, execArgv: ['-r', 'tsx/cjs'] });
  const port = await new Promise<number>((resolve) => server.once('message', resolve));
  const transport = transportTo(`http://127.0.0.1:${port}`);
  const stalls: Record<string, number> = {};
  for (const [at, name] of Object.keys(all).entries()) {
    stalls[name] = await leastStall(async () => {
      await send(transport, { target: `/${at}` }).catch(() => undefined);
    });
  }
  await transport.close();
  await server.terminate();
  process.stdout.write(JSON.stringify(stalls));
}

/** Milliseconds for which the event loop may stand still. */
const LONGEST = 50;

/** Milliseconds in which the machine of that limit decodes the noise. */
const USUAL = 8.5;

/** Runs until one was short enough: other processes of the machine can make any single one long. */
const MAX_RUNS = 30;

/** The longest turn of the event loop while the work is under way; of several runs the one that was disturbed least. */
async function leastStall(work: () => Promise<void>): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < MAX_RUNS && least > LONGEST; run += 1) {
    const slowness = Math.max(1, decodingTime() / USUAL);
    let longest = 0;
    let last = performance.now();
    let isOver = false;
    const turn = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    await work();
    await new Promise(setImmediate);
    isOver = true;
    least = Math.min(least, longest / slowness);
  }
  return Math.round(least * 10) / 10;
}

/** Tells how fast this machine is just now: work that no line of this project is part of. */
function decodingTime(): number {
  const began = performance.now();
  new TextDecoder('gb18030').decode(NOISE);
  return performance.now() - began;
}

if (isMainThread) void measure();
else serve();
