import assert from 'node:assert/strict';

import { Outbox, type Batch } from '../../../nodes/onenet-nbiot-in/outbox';

const batch = (count: number, bytes = 0): Batch => ({
  messages: Array.from({ length: count }, (_, index) => index),
  offset: 0,
  bytes,
});

describe('Outbox', () => {
  /** Sends one part for each message, and tells when all are sent. */
  const collect = (total: number): { outbox: Outbox; sent: unknown[]; all: Promise<void> } => {
    const sent: unknown[] = [];
    let finish: () => void = () => undefined;
    const all = new Promise<void>((resolve) => (finish = resolve));
    const outbox = new Outbox(function* (raw) {
      yield () => {
        sent.push(raw);
        if (sent.length === total) finish();
      };
    });
    return { outbox, sent, all };
  };

  it('sends nothing before the next turn, and then in order', async () => {
    const { outbox, sent, all } = collect(5);
    outbox.add(batch(3));
    outbox.add(batch(2));
    assert.deepEqual([sent.length, outbox.size], [0, 5]);
    await all;
    assert.deepEqual(sent, [0, 1, 2, 0, 1]);
    assert.equal(outbox.size, 0);
  });

  it('sends all parts of a message, and goes on behind one that has none', async () => {
    const sent: string[] = [];
    const outbox = new Outbox(function* (raw) {
      for (let part = 0; part < Number(raw); part += 1) {
        yield () => {
          sent.push(`${String(raw)}.${part}`);
        };
      }
    });
    outbox.add({ messages: [0, 2, 0, 1], offset: 0, bytes: 1 });
    while (outbox.size > 0) await new Promise(setImmediate);
    assert.deepEqual(sent, ['2.0', '2.1', '1.0']);
  });

  it('lets the event loop turn between slices of a batch', async () => {
    const { outbox, sent, all } = collect(1000);
    let largest = 0;
    let turning = true;
    const turn = (last: number): void => {
      largest = Math.max(largest, sent.length - last);
      const now = sent.length;
      if (turning) {
        setImmediate(() => {
          turn(now);
        });
      }
    };
    outbox.add(batch(1000));
    turn(0);
    await all;
    turning = false;
    assert.ok(largest <= 64, `${largest} in one turn`);
  });

  it('sends fewer at once to a flow that takes long for each', async () => {
    const { outbox, sent, all } = collect(200);
    const slices: number[] = [];
    // As Node-RED does: what was sent is delivered in the next turn.
    let done = false;
    const flow = (last: number): void => {
      const now = sent.length;
      if (now > last) slices.push(now - last);
      const until = performance.now() + (now - last) * 0.5;
      while (performance.now() < until);
      if (!done) {
        setImmediate(() => {
          flow(now);
        });
      }
    };
    outbox.add(batch(200));
    flow(0);
    await all;
    done = true;
    const late = slices.slice(5);
    assert.ok(Math.max(...late) <= 12, String(slices));
  });

  it('is full with 10,000 messages, or with 32 MiB of bodies', async () => {
    const { outbox, all } = collect(10_000);
    outbox.add(batch(9999));
    assert.equal(outbox.isFull, false);
    outbox.add(batch(1));
    assert.equal(outbox.isFull, true);
    await all;
    assert.equal(outbox.isFull, false);
    outbox.add(batch(1, 32 * 1024 * 1024));
    assert.equal(outbox.isFull, true);
    outbox.close();
  });

  it('gives back what was not sent', async () => {
    const { outbox, sent } = collect(0);
    outbox.add(batch(200));
    outbox.add(batch(2));
    await new Promise(setImmediate);
    const [first, second] = outbox.close();
    assert.ok(sent.length > 0);
    assert.deepEqual(first?.messages[0], sent.length);
    assert.equal(first.offset, sent.length);
    assert.equal(second?.messages.length, 2);
    assert.equal(outbox.size, 0);
    assert.equal(outbox.isFull, true, 'nothing more is taken');
    const count = sent.length;
    await new Promise(setImmediate);
    assert.equal(sent.length, count, 'nothing is sent after the end');
  });
});
