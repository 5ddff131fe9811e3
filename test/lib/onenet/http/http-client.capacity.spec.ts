import assert from 'node:assert/strict';
import type { Capacity, Transport, WireReply } from '../../../../lib/onenet';
import { MAX_CONNECTING } from '../../../../lib/onenet/http/http-client';
import { answer, hang } from '../../../support/behaviours';
import type { MisbehavingServer } from '../../../support/misbehaving-server';
import { send, useTransport } from '../../../support/transport-to';

describe('Capacity of a transport', () => {
  let server: MisbehavingServer;
  let transport: Transport;
  let capacity: Capacity;

  useTransport(answer(), (...opened) => {
    [server, transport] = opened;
    assert.ok(transport.capacity);
    capacity = transport.capacity;
  });

  /** Resolves when all have ended, however that may be. */
  function sendAll(count: number): Promise<PromiseSettledResult<WireReply>[]> {
    return Promise.allSettled(
      Array.from({ length: count }, (_, i) => send(transport, { target: `/${i}` })),
    );
  }

  it('ends with as many requests as may be connecting at a time', async () => {
    const replies = sendAll(MAX_CONNECTING - 1);
    assert.equal(capacity.hasCapacity, true);
    const last = sendAll(1);
    assert.equal(capacity.hasCapacity, false);
    const ends = [...(await replies), ...(await last)];
    assert.ok(ends.every(({ status }) => status === 'fulfilled'));
    assert.equal(capacity.hasCapacity, true);
  });

  it('is not taken by devices that let their requests wait', async () => {
    server.behave = hang;
    const replies = sendAll(MAX_CONNECTING);
    await server.until(({ received }) => received.length === MAX_CONNECTING);
    assert.equal(capacity.hasCapacity, true);
    await transport.close();
    await replies;
  });

  it('is told of when the first connection stands', async () => {
    server.behave = hang;
    const made = new Promise<void>((resolve) => {
      capacity.onCapacity(resolve);
    });
    const replies = sendAll(MAX_CONNECTING);
    assert.equal(capacity.hasCapacity, false);
    await made;
    assert.equal(capacity.hasCapacity, true);
    await transport.close();
    await replies;
  });

  it('is told of when connections are refused', async () => {
    await server.close();
    const made = new Promise<void>((resolve) => {
      capacity.onCapacity(resolve);
    });
    const replies = sendAll(MAX_CONNECTING);
    assert.equal(capacity.hasCapacity, false);
    await made;
    assert.ok((await replies).every(({ status }) => status === 'rejected'));
    assert.equal(capacity.hasCapacity, true);
  });

  it('is told of when a request is given up while it connects', async () => {
    const controller = new AbortController();
    const made = new Promise<void>((resolve) => {
      capacity.onCapacity(resolve);
    });
    const given = send(transport, {}, controller.signal).catch(() => undefined);
    const replies = sendAll(MAX_CONNECTING - 1);
    assert.equal(capacity.hasCapacity, false);
    controller.abort();
    await made;
    await given;
    await replies;
  });

  it('is not told of to those who were not refused', async () => {
    let calls = 0;
    capacity.onCapacity(() => {
      calls += 1;
    });
    assert.equal(capacity.hasCapacity, true);
    await sendAll(10);
    assert.equal(calls, 0);
  });

  it('is no reason to keep anything back once all is closed', async () => {
    server.behave = hang;
    const replies = sendAll(MAX_CONNECTING);
    assert.equal(capacity.hasCapacity, false);
    await transport.close();
    await replies;
    assert.equal(capacity.hasCapacity, true);
  });
});
