/** Receives eight answers of a million pieces of one byte each, at the same time. */

import { Worker, isMainThread, parentPort } from 'node:worker_threads';
import { createServer, type AddressInfo } from 'node:net';
import { send, transportTo } from '../../../support/transport-to';

const PIECES = 1_000_000;

function serve(): void {
  const pieces = Buffer.from('1\r\nx\r\n'.repeat(1000));
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      let left = PIECES / 1000;
      const more = (): void => {
        while (left > 0) {
          left -= 1;
          if (!socket.write(pieces)) {
            socket.once('drain', more);
            return;
          }
        }
        socket.write('0\r\n\r\n');
      };
      more();
    });
  }).listen(0, '127.0.0.1', () => {
    parentPort?.postMessage((server.address() as AddressInfo).port);
  });
}

async function receive(): Promise<void> {
  const server = new Worker(__filename, { execArgv: ['-r', 'tsx/cjs'] });
  const port = await new Promise<number>((resolve) => server.once('message', resolve));
  const transport = transportTo(`http://127.0.0.1:${port}`);
  const sending = Array.from({ length: 8 }, () => send(transport, { deadline: 100_000 }));
  const lengths = (await Promise.all(sending)).map(({ body }) => body.length);
  await transport.close();
  await server.terminate();
  process.stdout.write(
    JSON.stringify({ answered: lengths.filter((each) => each === PIECES).length }),
  );
}

if (isMainThread) void receive();
else serve();
