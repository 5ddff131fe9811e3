import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setImmediate as turnOver } from 'node:timers/promises';
import type { Transport } from '../../../../lib/onenet';
import { IDLE_TIMEOUT } from '../../../../lib/onenet/http/limits';
import { answer, hang, httpAnswer, SUCCESS } from '../../../support/behaviours';
import { MisbehavingServer } from '../../../support/misbehaving-server';
import { assertFails, send, transportTo } from '../../../support/transport-to';

describe('stopping', () => {
  let server: MisbehavingServer;
  let transport: Transport;
  let controller: AbortController;

  beforeEach(async () => {
    server = await MisbehavingServer.start(hang);
    transport = transportTo(server.url, { maxConnections: 200 });
    controller = new AbortController();
  });

  afterEach(async () => {
    await transport.close();
    await server.close();
  });

  function sendMany(count: number): Promise<unknown>[] {
    return Array.from({ length: count }, () => send(transport, {}, controller.signal));
  }

  describe('by its signal', () => {
    it('ends a request that was sent, and closes its connection', async () => {
      const sending = send(transport, {}, controller.signal);
      await server.until(({ received }) => received.length === 1);
      controller.abort();
      await assertFails(sending, 'ONENET_STOPPED');
      await server.until(({ sockets }) => sockets.size === 0);
      server.behave = answer();
      assert.deepEqual(await send(transport), { status: 200, body: SUCCESS });
    });

    it('ends a request whose answer has begun', async () => {
      server.behave = (socket) => socket.write(httpAnswer(SUCCESS).subarray(0, -3));
      const sending = send(transport, {}, controller.signal);
      await server.until(({ received }) => received.length === 1);
      controller.abort();
      await assertFails(sending, 'ONENET_STOPPED');
      await server.until(({ sockets }) => sockets.size === 0);
    });

    it('ends a request before it has a connection, and sends nothing', async () => {
      const sending = send(transport, {}, controller.signal);
      controller.abort();
      await assertFails(sending, 'ONENET_STOPPED');
      server.behave = answer();
      await send(transport);
      assert.equal(server.received.length, 1);
    });

    it('sends nothing if it was aborted before', async () => {
      controller.abort();
      await assertFails(send(transport, {}, controller.signal), 'ONENET_STOPPED');
      assert.equal(server.accepted, 0);
    });

    it('takes one that waits for a connection out of the line, and no other', async () => {
      transport = transportTo(server.url, { maxConnections: 1 });
      const first = send(transport, { target: '/first' });
      const second = send(transport, { target: '/second' }, controller.signal);
      const third = send(transport, { target: '/third' });
      await server.until(({ received }) => received.length === 1);
      controller.abort();
      await assertFails(second, 'ONENET_STOPPED');
      server.behave = answer();
      for (const socket of server.sockets) socket.write(httpAnswer(SUCCESS));
      await Promise.all([first, third]);
      assert.deepEqual(
        server.received.map(({ target }) => target),
        ['/first', '/third'],
      );
      assert.equal(server.accepted, 1);
    });

    it('ends two hundred at once, with one listener and without a warning', async () => {
      const warnings: Error[] = [];
      const warn = (warning: Error) => warnings.push(warning);
      process.on('warning', warn);
      const sending = sendMany(200);
      await server.until(({ received }) => received.length === 200);
      assert.equal(getEventListeners(controller.signal, 'abort').length, 1);
      controller.abort();
      for (const each of sending) await assertFails(each, 'ONENET_STOPPED');
      await server.until(({ sockets }) => sockets.size === 0);
      process.off('warning', warn);
      assert.deepEqual(warnings, []);
    });
  });

  describe('by closing', () => {
    it('ends what is under way and what waits, and refuses what comes later', async () => {
      transport = transportTo(server.url, { maxConnections: 3 });
      const sending = sendMany(10);
      await server.until(({ received }) => received.length === 3);
      const closed = transport.close();
      for (const each of sending) await assertFails(each, 'ONENET_STOPPED');
      await closed;
      await server.until(({ sockets }) => sockets.size === 0);
      await assertFails(send(transport), 'ONENET_STOPPED');
      assert.equal(server.accepted, 3);
      assert.equal(server.received.length, 3);
    });

    it('closes idle connections as well', async () => {
      server.behave = answer();
      await Promise.all(sendMany(20));
      await transport.close();
      // Much sooner than they would close by themselves.
      await server.until(({ sockets }) => sockets.size === 0, IDLE_TIMEOUT / 4);
    });

    it('may be done twice, and before anything was sent', async () => {
      await transport.close();
      await transport.close();
      assert.equal(server.accepted, 0);
    });

    it('ends what is just connecting, socket and all', async () => {
      const { deaf, url } = await deafServer();
      transport = transportTo(url);
      const sending = send(transport);
      const [socket] = (await once(deaf, 'connection')) as [Socket];
      socket.resume();
      await transport.close();
      await assertFails(sending, 'ONENET_STOPPED');
      await once(socket, 'close');
      deaf.close();
    });

    it('leaves no socket and no timer behind', async () => {
      // mocha starts its own timer once the test has returned a promise.
      await turnOver();
      const before = resources();
      const own = await MisbehavingServer.start(hang);
      const { deaf, url } = await deafServer();
      transport = transportTo(own.url);
      const connecting = transportTo(url);
      const sending = [...sendMany(10), send(connecting)];
      await own.until(({ received }) => received.length === 10);
      own.behave = answer();
      for (const socket of [...own.sockets].slice(5)) socket.write(httpAnswer(SUCCESS));
      await Promise.all(sending.slice(5, 10));
      await Promise.all([transport.close(), connecting.close()]);
      await Promise.allSettled(sending);
      await own.close();
      deaf.close();
      await once(deaf, 'close');
      // The server's ends of the sockets take a turn or two of the event loop to go.
      for (let turn = 0; turn < 20 && resources().length > before.length; turn += 1)
        await turnOver();
      assert.deepEqual(resources(), before);
    });
  });

  /** Accepts connections and never says anything, so that no TLS handshake ends. */
  async function deafServer(): Promise<{ deaf: Server; url: string }> {
    const deaf = createServer((socket) => {
      socket.on('error', () => undefined).resume();
    }).listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    return { deaf, url: `https://127.0.0.1:${(deaf.address() as AddressInfo).port}` };
  }

  /** What keeps the process alive, apart from what comes and goes with any turn of the event loop. */
  function resources(): string[] {
    return process
      .getActiveResourcesInfo()
      .filter((name) => name !== 'Immediate' && !name.startsWith('FS'))
      .sort();
  }
});
