import assert from 'node:assert/strict';
import fc from 'fast-check';
import { InputQueue, type Inputs } from '../../../../nodes/shared/message/input-queue';
import type { Message } from '../../../../nodes/shared/node-red';
import type { Reader, ReaderCallback } from '../../../../nodes/shared/message/typed-input';

/** A reader that answers when the test says so, in whatever order. */
class LateReader {
  readonly callbacks: ReaderCallback[] = [];
  readonly read: Reader = (_msg, callback) => {
    this.callbacks.push(callback);
  };

  answer(index: number, value: unknown): void {
    this.callbacks[index]?.(undefined, value);
  }

  fail(index: number, error: unknown): void {
    this.callbacks[index]?.(error, undefined);
  }
}

const now: Reader = (msg, callback) => {
  callback(undefined, msg.payload);
};

/** A queue of named messages, and what it said was ready. */
function start(
  readers: Readonly<Record<string, Reader>>,
  most?: number,
): {
  queue: InputQueue<string>;
  ready: [string, Inputs][];
} {
  const ready: [string, Inputs][] = [];
  const settled = (context: string, inputs: Inputs): void => {
    ready.push([context, inputs]);
  };
  const queue = new InputQueue<string>(readers, settled, most);
  return { queue, ready };
}

describe('inputs', () => {
  it('reads every input of a message, at once if they are at hand', () => {
    const { queue, ready } = start({
      imei: now,
      mode: (_msg, callback) => {
        callback(null, 2);
      },
    });
    queue.read({ payload: 'a' }, 'first');
    assert.deepEqual(ready, [['first', { kind: 'read', values: { imei: 'a', mode: 2 } }]]);
    assert.equal(queue.length, 0);
  });

  it('says when a message more would be too many', () => {
    const late = new LateReader();
    const { queue } = start({ imei: late.read }, 2);
    queue.read({}, 'first');
    assert.equal(queue.isFull, false);
    queue.read({}, 'second');
    assert.equal(queue.isFull, true);
    late.answer(0, 'a');
    assert.equal(queue.isFull, false);
  });

  describe('of readers that need no callback', () => {
    const atHand = (read: (msg: Message) => unknown): Reader =>
      Object.assign(() => assert.fail('asked with a callback'), { now: read });

    it('asks for the values alone', () => {
      const { queue, ready } = start({
        imei: atHand(({ payload }) => payload),
        mode: atHand(() => 2),
      });
      queue.read({ payload: 'a' }, 'first');
      assert.deepEqual(ready, [['first', { kind: 'read', values: { imei: 'a', mode: 2 } }]]);
      assert.equal(queue.length, 0);
    });

    it('says which of them cannot be read', () => {
      const error = new Error('no');
      const { queue, ready } = start({
        imei: atHand(() => 1),
        mode: atHand(() => {
          throw error;
        }),
      });
      queue.read({}, 'first');
      assert.deepEqual(ready, [['first', { kind: 'unreadable', property: 'mode', error }]]);
    });
  });

  it('waits for an input that comes late', () => {
    const late = new LateReader();
    const { queue, ready } = start({ imei: now, mode: late.read });
    queue.read({ payload: 'a' }, 'first');
    assert.deepEqual(ready, []);
    assert.equal(queue.length, 1);
    late.answer(0, 1);
    assert.deepEqual(ready, [['first', { kind: 'read', values: { imei: 'a', mode: 1 } }]]);
    assert.equal(queue.length, 0);
  });

  it('keeps the order of messages, in whatever order the answers come', () => {
    const script = fc
      .integer({ min: 1, max: 12 })
      .chain((count) => fc.tuple(order(count), order(count), fc.uniqueArray(fc.nat(count - 1))));
    fc.assert(
      fc.property(script, fc.infiniteStream(fc.boolean()), ([first, second, failing], coin) => {
        const [one, two] = [new LateReader(), new LateReader()];
        const { queue, ready } = start({ one: one.read, two: two.read, three: now });
        const names = first.map((_, index) => `message ${index}`);
        names.forEach((name, index) => {
          queue.read({ payload: index }, name);
        });
        const left = { one: [...first], two: [...second] };
        while (left.one.length > 0 || left.two.length > 0) {
          const useOne =
            left.two.length === 0 || (left.one.length > 0 && coin.next().value === true);
          const index = (useOne ? left.one : left.two).shift() ?? 0;
          if (useOne && failing.includes(index)) one.fail(index, new Error(`no ${index}`));
          else (useOne ? one : two).answer(index, index);
        }
        assert.deepEqual(
          ready.map(([name]) => name),
          names,
        );
        ready.forEach(([, inputs], index) => {
          if (failing.includes(index)) {
            assert.ok(inputs.kind === 'unreadable');
            assert.equal(inputs.property, 'one');
            assert.equal(String(inputs.error), `Error: no ${index}`);
          } else {
            assert.deepEqual(inputs, {
              kind: 'read',
              values: { one: index, two: index, three: index },
            });
          }
        });
        assert.equal(queue.length, 0);
      }),
    );
  });

  it('lets nothing overtake a message that waits, and all go when it may', () => {
    const late = new LateReader();
    const sometimes: Reader = (msg, callback) => {
      (msg.payload === 'late' ? late.read : now)(msg, callback);
    };
    const { queue, ready } = start({ imei: sometimes });
    for (const payload of ['a', 'late', 'b', 'c']) queue.read({ payload }, payload);
    assert.deepEqual(
      ready.map(([name]) => name),
      ['a'],
    );
    late.answer(0, 'x');
    assert.deepEqual(
      ready.map(([name]) => name),
      ['a', 'late', 'b', 'c'],
    );
  });

  it('keeps the order of a message that comes while another leaves', () => {
    const left: string[] = [];
    const queue = new InputQueue<string>({ imei: now }, (context) => {
      left.push(context);
      if (context === 'first') queue.read({ payload: 1 }, 'second');
    });
    queue.read({ payload: 1 }, 'first');
    assert.deepEqual(left, ['first', 'second']);
  });

  const FAILURES: readonly (readonly [name: string, reader: Reader, text: string])[] = [
    [
      'answers with an error',
      (_msg, callback) => {
        callback(new Error('no'), 1);
      },
      'Error: no',
    ],
    [
      'answers with a text',
      (_msg, callback) => {
        callback('no', undefined);
      },
      'no',
    ],
    [
      'throws',
      () => {
        throw new Error('thrown');
      },
      'Error: thrown',
    ],
    [
      'throws nothing',
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what other people's code does
        throw undefined;
      },
      'Error: unknown error',
    ],
  ];

  for (const [name, reader, text] of FAILURES) {
    it(`names the property whose reader ${name}`, () => {
      const { queue, ready } = start({ imei: now, mode: reader, timeout: now });
      queue.read({ payload: 1 }, 'first');
      const [[, inputs] = assert.fail('nothing came')] = ready;
      assert.ok(inputs.kind === 'unreadable');
      assert.equal(inputs.property, 'mode');
      assert.equal(String(inputs.error), text);
      assert.equal(ready.length, 1);
    });
  }

  it('believes the first answer of a reader, and no other', () => {
    const late = new LateReader();
    const { queue, ready } = start({ imei: late.read, mode: late.read });
    queue.read({}, 'first');
    late.answer(0, 1);
    late.answer(0, 2);
    late.fail(0, new Error('too late'));
    assert.deepEqual(ready, []);
    late.answer(1, 3);
    late.answer(1, 4);
    assert.deepEqual(ready, [['first', { kind: 'read', values: { imei: 1, mode: 3 } }]]);
  });

  it('reports the first failure of a message, though its other readers fail while it waits', () => {
    const late = new LateReader();
    const { queue, ready } = start({ imei: late.read, mode: late.read });
    queue.read({}, 'first');
    queue.read({}, 'second');
    late.fail(3, new Error('the first'));
    late.fail(2, new Error('not this'));
    assert.equal(ready.length, 0);
    late.answer(0, 1);
    late.answer(1, 1);
    assert.equal(ready.length, 2);
    const inputs = ready[1]?.[1];
    assert.ok(inputs?.kind === 'unreadable');
    assert.equal(inputs.property, 'mode');
    assert.equal(String(inputs.error), 'Error: the first');
  });

  it('gives up what waits, in order, and is deaf to what is answered afterwards', () => {
    const late = new LateReader();
    const { queue, ready } = start({ imei: late.read });
    for (const name of ['a', 'b', 'c']) queue.read({}, name);
    late.answer(1, 1);
    assert.deepEqual(queue.clear(), ['a', 'b', 'c']);
    assert.equal(queue.length, 0);
    late.answer(0, 1);
    late.answer(2, 1);
    assert.deepEqual(ready, []);
    assert.deepEqual(queue.clear(), []);
  });

  it('does not take a fault behind it for one of a reader', () => {
    const bug = new Error('bug');
    let calls = 0;
    const queue = new InputQueue<string>({ imei: now }, () => {
      calls += 1;
      throw bug;
    });
    assert.throws(() => {
      queue.read({ payload: 1 } satisfies Message, 'first');
    }, bug);
    assert.equal(calls, 1);
    assert.equal(queue.length, 0);
  });
});

/** The numbers below `count`, in any order. */
function order(count: number): fc.Arbitrary<number[]> {
  const all = Array.from({ length: count }, (_, index) => index);
  return fc.shuffledSubarray(all, { minLength: count });
}
