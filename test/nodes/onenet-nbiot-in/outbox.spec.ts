import assert from 'node:assert/strict';

import type { PushedMessage } from '../../../lib/onenet';
import { Outbox, type Batch } from '../../../nodes/onenet-nbiot-in/outbox';

const message = (value: unknown): PushedMessage => ({ kind: 'other', value, raw: value });

const batch = (values: readonly unknown[], bytes = 0): Batch => ({
  messages: values.map(message)[Symbol.iterator](),
  count: values.length,
  bytes,
  signature: 'unchecked',
});

const numbers = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Outbox', () => {
  const collect = (
    unsent: readonly Batch[] = [],
  ): { outbox: Outbox; sent: unknown[]; failures: unknown[] } => {
    const sent: unknown[] = [];
    const failures: unknown[] = [];
    const outbox = new Outbox(
      {
        send: ({ value }) => {
          if (value instanceof Error) throw value;
          sent.push(value);
        },
        failed: (error) => failures.push(error),
      },
      unsent,
    );
    return { outbox, sent, failures };
  };
  const all = async (outbox: Outbox): Promise<void> => {
    while (outbox.size > 0) await turn();
  };

  it('sends nothing before the next turn, and then in order', async () => {
    const { outbox, sent } = collect();
    outbox.add(batch([0, 1, 2]));
    outbox.add(batch(['a', 'b']));
    assert.deepEqual([sent.length, outbox.size], [0, 5]);
    await all(outbox);
    assert.deepEqual(sent, [0, 1, 2, 'a', 'b']);
    assert.equal(outbox.size, 0);
  });

  it('goes on behind a push without messages, and behind one with more than it counts', async () => {
    const { outbox, sent } = collect();
    outbox.add(batch([]));
    outbox.add({ ...batch(['1.0', '1.1', '1.2']), count: 1 });
    outbox.add(batch([2]));
    await turn();
    assert.deepEqual(sent, ['1.0', '1.1', '1.2', 2]);
    assert.equal(outbox.size, 0);
  });

  it('sends ten messages of a large push in each turn of the event loop', async () => {
    const { outbox, sent } = collect();
    outbox.add(batch(numbers(1000)));
    const turns: number[] = [];
    while (sent.length < 1000) {
      const before = sent.length;
      await turn();
      turns.push(sent.length - before);
    }
    assert.deepEqual(turns, Array<number>(100).fill(10));
  });

  it('reads of a large push only what is sent', async () => {
    let read = 0;
    const { outbox, sent } = collect();
    const messages = (function* () {
      for (;;) {
        read += 1;
        yield message(read);
      }
    })();
    outbox.add({ ...batch([]), messages, count: 100_000 });
    for (let turns = 0; turns < 3; turns += 1) await turn();
    outbox.close();
    assert.ok(read === sent.length && read <= 30, String(read));
  });

  it('sends one of each where more pushes have come than that', async () => {
    const { outbox, sent } = collect();
    for (const value of numbers(500)) outbox.add(batch([value]));
    await turn();
    assert.deepEqual(sent, numbers(500));
  });

  it('is full with 10,000 messages, or with 32 MiB of bodies', async () => {
    const { outbox } = collect();
    assert.equal(outbox.add(batch(numbers(9999))), true);
    assert.equal(outbox.isFull, false);
    assert.equal(outbox.add(batch([1])), true);
    assert.equal(outbox.isFull, true);
    assert.equal(outbox.add(batch([1])), false);
    await all(outbox);
    assert.equal(outbox.isFull, false);
    outbox.add(batch([1], 32 * 1024 * 1024));
    assert.equal(outbox.isFull, true);
    await all(outbox);
    await turn();
    assert.equal(outbox.isFull, false);
  });

  it('tells of what could not be sent or read, and sends the others', async () => {
    const { outbox, sent, failures } = collect();
    const hook = new Error('a hook');
    const fault = new Error('a fault of the reader');
    const messages = (function* () {
      yield message(3);
      throw fault;
    })();
    outbox.add(batch([1, hook, 2]));
    outbox.add({ ...batch([]), messages, count: 2 });
    outbox.add(batch([4]));
    await all(outbox);
    assert.deepEqual(sent, [1, 2, 3, 4]);
    assert.deepEqual(failures, [hook, fault]);
    assert.equal(outbox.size, 0);
  });

  it('gives back what was not sent, and another goes on with it', async () => {
    const { outbox, sent } = collect();
    outbox.add(batch(numbers(200)));
    outbox.add(batch(['a', 'b']));
    await turn();
    assert.ok(sent.length > 0);
    const left = outbox.close();
    assert.deepEqual(
      left.map(({ count }) => count),
      [200 - sent.length, 2],
    );
    assert.equal(outbox.size, 0);
    assert.equal(outbox.add(batch([1])), false, 'nothing more is taken');
    const next = collect(left);
    await turn();
    await all(next.outbox);
    assert.deepEqual([...sent, ...next.sent], [...numbers(200), 'a', 'b']);
  });

  it('goes on with more than it would take', async () => {
    const { outbox } = collect();
    outbox.add(batch(numbers(9999)));
    outbox.add(batch(numbers(9999)));
    const next = collect(outbox.close());
    await all(next.outbox);
    assert.equal(next.sent.length, 2 * 9999);
  });
});
