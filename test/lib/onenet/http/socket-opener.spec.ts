import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { mock } from 'node:test';
import { CONNECT_TIMEOUT } from '../../../../lib/onenet/http/limits';
import { createOpener } from '../../../../lib/onenet/http/socket-opener';

describe('an opener of sockets', () => {
  let server: Server;
  const accepted = new Set<Socket>();

  beforeEach(async () => {
    server = createServer((socket) => {
      accepted.add(socket.on('error', () => undefined));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    for (const socket of accepted) socket.destroy();
    accepted.clear();
    server.close();
    await once(server, 'close');
  });

  function open(secure: boolean): { socket: Socket; opened: Promise<Error | null> } {
    const { port } = server.address() as AddressInfo;
    const start = createOpener({ hostname: '127.0.0.1', port, secure }, undefined);
    let socket: Socket | undefined;
    const opened = new Promise<Error | null>((resolve) => {
      socket = start(resolve);
    });
    assert.ok(socket);
    return { socket, opened };
  }

  it('gives up a server that does not answer the TLS handshake in time', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { socket, opened } = open(true);
    mock.timers.tick(CONNECT_TIMEOUT - 1);
    assert.equal(socket.destroyed, false);
    mock.timers.tick(1);
    mock.timers.reset();
    assert.equal(((await opened) as NodeJS.ErrnoException).code, 'ETIMEDOUT');
  });

  it('leaves no limit behind once the socket is open', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { socket, opened } = open(false);
    const result = await opened;
    mock.timers.tick(2 * CONNECT_TIMEOUT);
    mock.timers.reset();
    assert.equal(result, null);
    assert.equal(socket.destroyed, false);
    socket.destroy();
  });

  it('leaves nothing on an open socket that belongs to this one only: a thousand may be open', async () => {
    const [one, other] = [open(false), open(false)];
    await Promise.all([one.opened, other.opened]);
    for (const event of ['connect', 'error', 'close', 'timeout']) {
      assert.deepEqual(one.socket.listeners(event), other.socket.listeners(event), event);
    }
    one.socket.destroy();
    other.socket.destroy();
  });

  it('bears an error that comes after the socket is open', async () => {
    const { socket, opened } = open(false);
    await opened;
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.destroy(new Error('late'));
    await closed;
    assert.equal(socket.errored?.message, 'late');
  });
});
