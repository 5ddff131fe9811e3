import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Room, Transport, WireReply } from '../../../../lib/onenet';
import { answer, httpAnswer, SUCCESS } from '../../../support/behaviours';
import { MisbehavingServer } from '../../../support/misbehaving-server';
import { send, transportTo } from '../../../support/transport-to';

/** As many requests as may wait inside. */
const SPARE = 64;

describe('Room of a transport', () => {
  let server: MisbehavingServer;
  let transport: Transport;
  let room: Room;
  const waiting: Socket[] = [];

  beforeEach(async () => {
    server = await MisbehavingServer.start((socket) => waiting.push(socket));
    transport = transportTo(server.url, { maxConnections: 2 });
    assert.ok(transport.room);
    room = transport.room;
  });

  afterEach(async () => {
    waiting.length = 0;
    await transport.close();
    await server.close();
  });

  /** Resolves when all have ended, however that may be. */
  function sendAll(count: number): Promise<PromiseSettledResult<WireReply>[]> {
    return Promise.allSettled(
      Array.from({ length: count }, (_, i) => send(transport, { target: `/${i}` })),
    );
  }

  function answerAll(): void {
    server.behave = answer();
    for (const socket of waiting.splice(0)) socket.write(httpAnswer(SUCCESS));
  }

  it('is there for as many as there may be connections, and for a few more', async () => {
    const replies = sendAll(2 + SPARE - 1);
    assert.equal(room.has(), true);
    const last = sendAll(1);
    assert.equal(room.has(), false);
    await server.until(() => waiting.length === 2);
    answerAll();
    const ends = [...(await replies), ...(await last)];
    assert.ok(ends.every(({ status }) => status === 'fulfilled'));
    assert.equal(room.has(), true);
  });

  it('grows with what is kept back outside, where nothing may wait inside', async () => {
    await transport.close();
    transport = transportTo(server.url, { maxConnections: 200, isPaced: true });
    assert.ok(transport.room);
    room = transport.room;
    const replies = sendAll(64);
    const made = new Promise<void>((resolve) => {
      room.watch(() => 100, resolve);
    });
    assert.equal(room.has(), false);
    await server.until(() => waiting.length === 64);
    await made;
    assert.equal(room.has(), true);
    const more = sendAll(64);
    await server.until(() => waiting.length === 128);
    answerAll();
    const ends = [...(await replies), ...(await more)];
    assert.ok(ends.every(({ status }) => status === 'fulfilled'));
  });

  it('is there beside devices that let their requests wait', async () => {
    await transport.close();
    transport = transportTo(server.url, { maxConnections: 200, isPaced: true });
    assert.ok(transport.room);
    room = transport.room;
    const replies = sendAll(64);
    let held = 36;
    const made = new Promise<void>((resolve) => {
      room.watch(() => held, resolve);
    });
    assert.equal(room.has(), false);
    await made;
    const more = sendAll(36);
    await server.until(() => waiting.length === 100);
    assert.equal(room.has(), false);
    // Nothing is kept back any more, and nothing answers.
    held = 0;
    const late = performance.now() + 5000;
    while (!room.has()) {
      assert.ok(performance.now() < late, 'there is no room');
      await new Promise(setImmediate);
    }
    const last = sendAll(1);
    await server.until(() => waiting.length === 101);
    answerAll();
    const ends = [...(await replies), ...(await more), ...(await last)];
    assert.ok(ends.every(({ status }) => status === 'fulfilled'));
  });

  it('is told of when a connection is lost and the next request goes out', async () => {
    const made = once(roomEvents(room), 'made');
    const replies = sendAll(2 + SPARE);
    assert.equal(room.has(), false);
    await server.until(() => waiting.length === 2);
    waiting.shift()?.destroy();
    await made;
    assert.equal(room.has(), true);
    answerAll();
    const lost = (await replies).filter(({ status }) => status === 'rejected');
    assert.equal(lost.length, 1);
  });

  it('is no reason to keep anything back once all is closed', async () => {
    const replies = sendAll(2 + SPARE);
    assert.equal(room.has(), false);
    await transport.close();
    await replies;
    assert.equal(room.has(), true);
  });
});

function roomEvents(room: Room): EventTarget {
  const events = new EventTarget();
  room.watch(
    () => 0,
    () => events.dispatchEvent(new Event('made')),
  );
  return events;
}
