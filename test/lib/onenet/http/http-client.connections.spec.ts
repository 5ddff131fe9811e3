import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { mock } from 'node:test';
import type { Transport, WireReply } from '../../../../lib/onenet';
import {
  CLOSED_WITHIN,
  DEADLINE_INTERVAL,
  LEAST_IDLE_TIMEOUT,
} from '../../../../lib/onenet/http/http-client';
import { answer, hang, httpAnswer, SUCCESS } from '../../../support/behaviours';
import type { MisbehavingServer } from '../../../support/misbehaving-server';
import { assertFails, send, useTransport } from '../../../support/transport-to';

const OK = { status: 200, body: SUCCESS };

describe('connections of the HTTP client', () => {
  let server: MisbehavingServer;
  let transport: Transport;

  useTransport(answer(), (...opened) => {
    [server, transport] = opened;
  });

  /** Sends so many at the same time, one target each. */
  function burst(count: number): Promise<WireReply>[] {
    return Array.from({ length: count }, (_, i) => send(transport, { target: `/${i}` }));
  }

  /** Sends so many and answers none before all have come, so that each has a connection of its own. */
  async function openConnections(count: number): Promise<void> {
    const waiting: Socket[] = [];
    server.behave = (socket) => waiting.push(socket);
    const replies = burst(count);
    await server.until(() => waiting.length === count);
    server.behave = answer();
    for (const socket of waiting) socket.write(httpAnswer(SUCCESS));
    await Promise.all(replies);
    assert.equal(server.sockets.size, count);
  }

  /** Keeps the event loop from turning for a while. */
  function beBusy(): void {
    const end = performance.now() + 20;
    while (performance.now() < end);
  }

  describe('uses connections again', () => {
    it('one after the other', async () => {
      for (let i = 0; i < 20; i += 1) await send(transport);
      assert.equal(server.accepted, 1);
    });

    it('the one that fell idle last, so that the rest may close', async () => {
      await openConnections(5);
      const used = new Set<Socket>();
      server.behave = (socket) => {
        used.add(socket);
        socket.write(httpAnswer(SUCCESS));
      };
      for (let i = 0; i < 10; i += 1) await send(transport);
      assert.equal(used.size, 1);
      assert.equal(server.accepted, 5);
    });

    it('but not where the server says that it will close', async () => {
      server.behave = (socket) =>
        socket.end(httpAnswer(SUCCESS, { headers: ['Connection: close'] }));
      for (const reply of burst(25)) assert.deepEqual(await reply, OK);
      assert.equal(server.accepted, 25);
    });

    it('and closes them itself before the time that the server announces', async () => {
      server.behave = answer(SUCCESS, { headers: ['Keep-Alive: timeout=1'] });
      await send(transport);
      await server.until(({ sockets }) => sockets.size === 0);
      assert.deepEqual(await send(transport), OK);
      assert.equal(server.accepted, 2);
    });
  });

  describe('sends over a new connection what met a dead one', () => {
    const deaths: [how: string, kill: (socket: Socket) => void][] = [
      ['ended', (socket) => socket.end()],
      ['destroyed', (socket) => socket.destroy()],
      ['reset', (socket) => socket.resetAndDestroy()],
    ];
    for (const [how, kill] of deaths) {
      it(`if the server has ${how} it some time ago`, async () => {
        await send(transport);
        for (const socket of server.sockets) kill(socket);
        await server.until(({ sockets }) => sockets.size === 0);
        assert.deepEqual(await send(transport), OK);
        assert.equal(server.accepted, 2);
        assert.equal(server.received.length, 2);
      });
    }

    const unread = deaths.filter(([how]) => how !== 'ended');
    for (const [how, kill] of unread) {
      it(`if the server has ${how} it while this process was busy`, async () => {
        await send(transport);
        for (const socket of server.sockets) kill(socket);
        beBusy();
        assert.deepEqual(await send(transport), OK);
        assert.equal(server.received.length, 2);
      });

      it(`if the server has ${how} fifty meanwhile, and fifty requests come`, async () => {
        await openConnections(50);
        for (const socket of server.sockets) kill(socket);
        beBusy();
        for (const reply of burst(50)) assert.deepEqual(await reply, OK);
        assert.equal(server.received.length, 100);
      });
    }

    it('and fails if the server has gone altogether', async () => {
      await send(transport);
      await server.close();
      beBusy();
      await assertFails(send(transport), 'ONENET_UNREACHABLE', /refused/);
    });
  });

  it('loses few to a server that closes each connection without having said so', async () => {
    server.behave = (socket) => socket.end(httpAnswer(SUCCESS));
    const ends: PromiseSettledResult<WireReply>[] = [];
    for (let round = 0; round < 100; round += 1) {
      ends.push(...(await Promise.allSettled(burst(2))));
    }
    const lost = ends.filter(({ status }) => status === 'rejected').length;
    assert.ok(lost <= 10, `${lost} were lost`);
    assert.equal(server.received.length, 200, 'none was doubled, none was not sent');
  });

  describe('learns from a server that closes idle connections without a word', () => {
    let time: number;
    let clock: { mock: { restore(): void } };

    beforeEach(() => {
      // In whole milliseconds, so that sums and halves are exact.
      time = Math.ceil(performance.now());
      clock = mock.method(performance, 'now', () => time);
    });

    afterEach(() => {
      clock.mock.restore();
    });

    /** The request has crossed the end of the connection, as it happens on a long way. */
    async function loseAfter(idle: number, took = 0): Promise<void> {
      await send(transport);
      time += idle;
      server.behave = (socket) => {
        time += took;
        socket.resetAndDestroy();
      };
      await assertFails(send(transport), 'ONENET_CONNECTION_LOST');
      server.behave = answer();
    }

    /** Whether a connection that has been idle for so long is used again. */
    async function isReusedAfter(idle: number): Promise<boolean> {
      await send(transport);
      const before = server.accepted;
      time += idle;
      await send(transport);
      return server.accepted === before;
    }

    it('and uses none again that has been idle for half as long', async () => {
      assert.equal(await isReusedAfter(3000), true);
      await loseAfter(3000);
      assert.equal(await isReusedAfter(3000), false);
      assert.equal(await isReusedAfter(1501), false);
      assert.equal(await isReusedAfter(1500), true);
    });

    it('and closes all that are older', async () => {
      await loseAfter(3000);
      await openConnections(5);
      time += 1501;
      await send(transport);
      await server.until(({ sockets }) => sockets.size === 1);
    });

    it('but not from one that breaks in the middle of its work', async () => {
      await loseAfter(1);
      assert.equal(await isReusedAfter(LEAST_IDLE_TIMEOUT), true);
    });

    it('nor from one that breaks while the platform thinks', async () => {
      await loseAfter(3000, CLOSED_WITHIN + 1);
      assert.equal(await isReusedAfter(3000), true);
    });
  });

  it('never sends again what was written, even if the connection was an old one', async () => {
    await send(transport);
    server.behave = (socket) => socket.resetAndDestroy();
    await assertFails(send(transport), 'ONENET_CONNECTION_LOST');
    assert.equal(server.received.length, 2);
    assert.equal(server.accepted, 1);
  });

  it('counts the time of an answer from when its request is sent', async () => {
    let time = performance.now();
    const clock = mock.method(performance, 'now', () => time);
    const sending = send(transport, { deadline: 5000 });
    server.behave = hang;
    // So long does the connection take.
    time += 4000;
    await server.until(({ received }) => received.length === 1);
    time += 4000;
    await new Promise((resolve) => setTimeout(resolve, 2 * DEADLINE_INTERVAL));
    for (const socket of server.sockets) socket.write(httpAnswer(SUCCESS));
    assert.deepEqual(await sending, OK);
    clock.mock.restore();
  });
});
