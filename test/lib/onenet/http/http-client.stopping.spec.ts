import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { getEventListeners, once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setImmediate as turnOver } from 'node:timers/promises';
import type { Transport } from '../../../../lib/onenet';
import { IDLE_TIMEOUT } from '../../../../lib/onenet/http/connection';
import { answer, hang, httpAnswer, SUCCESS } from '../../../support/behaviours';
import { MisbehavingServer } from '../../../support/misbehaving-server';
import { assertFails, send, transportTo, useTransport } from '../../../support/transport-to';

describe('stopping', () => {
  let server: MisbehavingServer;
  let transport: Transport;
  let controller: AbortController;

  useTransport(hang, (...opened) => {
    [server, transport] = opened;
    controller = new AbortController();
  });

  function sendMany(count: number, by = transport): Promise<unknown>[] {
    return Array.from({ length: count }, () => send(by, {}, controller.signal));
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
    it('ends what is under way, and refuses what comes later', async () => {
      const sending = sendMany(10);
      await server.until(({ received }) => received.length === 10);
      const stopped = sending.map((each) => assertFails(each, 'ONENET_STOPPED'));
      await transport.close();
      await Promise.all(stopped);
      await server.until(({ sockets }) => sockets.size === 0);
      await assertFails(send(transport), 'ONENET_STOPPED');
      assert.equal(server.accepted, 10);
      assert.equal(server.received.length, 10);
    });

    it('resolves when the sockets are closed, idle ones, busy ones and those that connect', async () => {
      const open = new Set<Socket>();
      const watch = (message: unknown) => {
        const { socket } = message as { socket: Socket };
        open.add(socket.once('close', () => open.delete(socket)));
      };
      subscribe('net.client.socket', watch);
      const waiting: Socket[] = [];
      server.behave = (socket) => waiting.push(socket);
      const sending = sendMany(8);
      await server.until(({ received }) => received.length === 8);
      for (const socket of waiting.splice(3)) socket.write(httpAnswer(SUCCESS));
      await Promise.all(sending.slice(3));
      sending.push(...sendMany(10));
      const ended = Promise.allSettled(sending);
      await turnOver();
      assert.equal(open.size, 13);
      await transport.close();
      unsubscribe('net.client.socket', watch);
      assert.equal(open.size, 0);
      await ended;
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
      const own = transportTo(url);
      const sending = send(own);
      const [socket] = (await once(deaf, 'connection')) as [Socket];
      socket.resume();
      const stopped = assertFails(sending, 'ONENET_STOPPED');
      await own.close();
      await stopped;
      if (!socket.closed) await once(socket, 'close');
      deaf.close();
    });

    it('leaves no socket and no timer behind', async () => {
      // mocha starts its own timer once the test has returned a promise.
      await turnOver();
      const before = resources();
      const own = await MisbehavingServer.start(hang);
      const { deaf, url } = await deafServer();
      const sender = transportTo(own.url);
      const connecting = transportTo(url);
      const sending = [...sendMany(10, sender), send(connecting)];
      await own.until(({ received }) => received.length === 10);
      own.behave = answer();
      for (const socket of [...own.sockets].slice(5)) socket.write(httpAnswer(SUCCESS));
      await Promise.all(sending.slice(5, 10));
      const settled = Promise.allSettled(sending);
      await Promise.all([sender.close(), connecting.close()]);
      await settled;
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
