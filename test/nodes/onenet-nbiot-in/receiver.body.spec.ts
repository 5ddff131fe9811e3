import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

import { BODY_BYTES, readBody, type Body } from '../../../nodes/onenet-nbiot-in/receiver';
import { push } from './in-flow';

describe('readBody', () => {
  let server: Server;
  let deadline: number;
  let bodies: Promise<Body>;
  let arrived: Promise<void>;

  beforeEach(async () => {
    deadline = 10_000;
    server = createServer();
    let settle: (body: Body) => void = () => undefined;
    let arrive: () => void = () => undefined;
    bodies = new Promise((resolve) => (settle = resolve));
    arrived = new Promise((resolve) => (arrive = resolve));
    server.on('request', (request, response) => {
      arrive();
      readBody(
        request,
        (body) => {
          settle(body);
          response.statusCode = body.kind === 'refused' ? body.status : 200;
          response.end();
        },
        deadline,
      );
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const port = (): number => (server.address() as AddressInfo).port;
  const url = (): string => `http://127.0.0.1:${port()}/`;
  const begin = (head: string): Socket => {
    const socket = connect(port(), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${head}`);
    return socket;
  };

  it('gives the bytes as they came', async () => {
    const bytes = Buffer.from([0, 255, 1, 0xc3, 0x28]);
    await push(url(), bytes);
    assert.deepEqual(await bodies, { kind: 'whole', bytes });
  });

  it('puts pieces together', async () => {
    const socket = begin('Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n');
    await arrived;
    socket.write('2\r\nbc\r\n0\r\n\r\n');
    assert.deepEqual(await bodies, { kind: 'whole', bytes: Buffer.from('abc') });
    socket.destroy();
  });

  it('takes a body of exactly the limit, and none that is larger', async () => {
    assert.equal((await push(url(), Buffer.alloc(BODY_BYTES))).status, 200);
    assert.equal((await push(url(), Buffer.alloc(BODY_BYTES + 1))).status, 413);
  });

  it('does not wait for a body that would be far too large', async () => {
    const socket = begin('Content-Length: 999999999999\r\n\r\n');
    const body = await bodies;
    assert.equal(body.kind === 'refused' && body.status, 413);
    socket.destroy();
  });

  it('gives up on one that comes too slowly', async () => {
    deadline = 20;
    const socket = begin('Content-Length: 10\r\n\r\na');
    const [data] = (await once(socket, 'data')) as [Buffer];
    assert.match(data.toString(), /^HTTP\/1.1 408 /);
    const body = await bodies;
    assert.equal(body.kind === 'refused' && body.fault.rule, 'pushSlow');
    socket.destroy();
  });

  it('notices that the sender has gone', async () => {
    const socket = begin('Content-Length: 10\r\n\r\na');
    await arrived;
    socket.destroy();
    assert.deepEqual(await bodies, { kind: 'aborted' });
  });

  it('reads only small ones while 64 MiB are on their way', async () => {
    const slow: Socket[] = [];
    const refused = new Promise<string>((resolve) => {
      for (let index = 0; index < 65; index += 1) {
        const socket = begin(`Content-Length: ${BODY_BYTES}\r\n\r\n`);
        slow.push(socket);
        socket.write(Buffer.alloc(BODY_BYTES - 1));
        socket.on('data', (data: Buffer) => {
          resolve(data.toString());
        });
      }
    });
    assert.match(await refused, /^HTTP\/1.1 503 /);
    assert.equal((await push(url(), 'small')).status, 200);
    for (const socket of slow) socket.destroy();
  });
});
