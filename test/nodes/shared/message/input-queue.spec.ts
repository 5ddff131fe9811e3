import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fail, ok, pointedSentence } from '../../../../lib/contract';
import {
  InputQueue,
  readInputTimeout,
  type Inputs,
} from '../../../../nodes/shared/message/input-queue';
import type { Message } from '../../../../nodes/shared/node-red';
import type { InputReader, ReaderCallback } from '../../../../nodes/shared/message/typed-input';

/** A reader that answers when the test says so, in whatever order. */
class LateReader {
  readonly callbacks: ReaderCallback[] = [];
  readonly read: InputReader = (_msg, callback) => {
    this.callbacks.push(callback);
  };

  answer(index: number, value: unknown): void {
    this.callbacks[index]?.(ok(value));
  }

  fail(index: number, reason: string): void {
    this.callbacks[index]?.(fail('', 'unreadable', { reason }));
  }
}

const now: InputReader = (msg, callback) => {
  callback(ok(msg.payload));
};

/** A queue of named messages, and what it said was ready. */
function start(
  readers: Readonly<Record<string, InputReader>>,
  { limit = 10, timeout = 60_000 } = {},
): {
  queue: InputQueue<string>;
  ready: [string, Inputs][];
} {
  const ready: [string, Inputs][] = [];
  const settled = (context: string, inputs: Inputs): void => {
    ready.push([context, inputs]);
  };
  const queue = new InputQueue<string>({
    readers,
    ready: settled,
    limit: () => limit,
    timeout,
  });
  return { queue, ready };
}

describe('inputs', () => {
  it('reads every input of a message, at once if they are at hand', () => {
    const { queue, ready } = start({
      imei: now,
      mode: (_msg, callback) => {
        callback(ok(2));
      },
    });
    queue.read({ payload: 'a' }, 'first');
    assert.deepEqual(ready, [['first', ok({ imei: 'a', mode: 2 })]]);
    assert.equal(queue.length, 0);
  });

  it('says when a message more would be too many', () => {
    const late = new LateReader();
    const { queue } = start({ imei: late.read }, { limit: 2 });
    queue.read({}, 'first');
    assert.equal(queue.isFull, false);
    queue.read({}, 'second');
    assert.equal(queue.isFull, true);
    late.answer(0, 'a');
    assert.equal(queue.isFull, false);
  });

  it('lets two hundred thousand go on at a cost that does not grow with their square', function () {
    this.timeout(60_000);
    const late = new LateReader();
    const count = 200_000;
    const { queue, ready } = start({ imei: late.read }, { limit: count });
    for (let number = 0; number < count; number++) queue.read({}, String(number));
    for (let number = 1; number < count; number++) late.answer(number, 'a');
    const before = process.cpuUsage();
    late.answer(0, 'a');
    const { user, system } = process.cpuUsage(before);
    assert.equal(ready.length, count);
    assert((user + system) / 1000 < 1000, `${(user + system) / 1000} ms`);
  });

  describe('of readers that need no callback', () => {
    const atHand = (read: (msg: Message) => unknown): InputReader =>
      Object.assign(() => assert.fail('asked with a callback'), {
        now: (msg: Message) => ok(read(msg)),
      });

    it('asks for the values alone', () => {
      const { queue, ready } = start({
        imei: atHand(({ payload }) => payload),
        mode: atHand(() => 2),
      });
      queue.read({ payload: 'a' }, 'first');
      assert.deepEqual(ready, [['first', ok({ imei: 'a', mode: 2 })]]);
      assert.equal(queue.length, 0);
    });

    it('says which of them cannot be read', () => {
      const failing: InputReader = Object.assign(() => assert.fail('asked with a callback'), {
        now: () => fail('', 'notJson'),
      });
      const { queue, ready } = start({ imei: atHand(() => 1), mode: failing });
      queue.read({}, 'first');
      assert.deepEqual(ready, [['first', fail('/mode', 'notJson')]]);
    });
  });

  it('waits for an input that comes late', () => {
    const late = new LateReader();
    const { queue, ready } = start({ imei: now, mode: late.read });
    queue.read({ payload: 'a' }, 'first');
    assert.deepEqual(ready, []);
    assert.equal(queue.length, 1);
    late.answer(0, 1);
    assert.deepEqual(ready, [['first', ok({ imei: 'a', mode: 1 })]]);
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
          if (useOne && failing.includes(index)) one.fail(index, `no ${index}`);
          else (useOne ? one : two).answer(index, index);
        }
        assert.deepEqual(
          ready.map(([name]) => name),
          names,
        );
        ready.forEach(([, inputs], index) => {
          if (failing.includes(index)) {
            assert.equal(sentenceOf(inputs), `/one could not be read: no ${index}`);
          } else {
            assert.deepEqual(inputs, ok({ one: index, two: index, three: index }));
          }
        });
        assert.equal(queue.length, 0);
      }),
    );
  });

  it('lets nothing overtake a message that waits, and all go when it may', () => {
    const late = new LateReader();
    const sometimes: InputReader = (msg, callback) => {
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
    const queue = new InputQueue<string>({
      readers: { imei: now },
      ready: (context) => {
        left.push(context);
        if (context === 'first') queue.read({ payload: 1 }, 'second');
      },
      ...{ limit: () => 10, timeout: 60_000 },
    });
    queue.read({ payload: 1 }, 'first');
    assert.deepEqual(left, ['first', 'second']);
  });

  const FAILURES: readonly (readonly [name: string, reader: InputReader, text: string])[] = [
    [
      'answers with a fault',
      (_msg, callback) => {
        callback(fail('', 'notJson'));
      },
      '/mode could not be read: it is not valid JSON',
    ],
    [
      'throws',
      () => {
        throw new Error('thrown');
      },
      '/mode could not be read: thrown',
    ],
    [
      'throws nothing',
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what other people's code does
        throw undefined;
      },
      '/mode could not be read: unknown error',
    ],
  ];

  for (const [name, reader, text] of FAILURES) {
    it(`names the property whose reader ${name}`, () => {
      const { queue, ready } = start({ imei: now, mode: reader, timeout: now });
      queue.read({ payload: 1 }, 'first');
      const [[, inputs] = assert.fail('nothing came')] = ready;
      assert.equal(sentenceOf(inputs), text);
      assert.equal(ready.length, 1);
    });
  }

  it('believes the first answer of a reader, and no other', () => {
    const late = new LateReader();
    const { queue, ready } = start({ imei: late.read, mode: late.read });
    queue.read({}, 'first');
    late.answer(0, 1);
    late.answer(0, 2);
    late.fail(0, 'too late');
    assert.deepEqual(ready, []);
    late.answer(1, 3);
    late.answer(1, 4);
    assert.deepEqual(ready, [['first', ok({ imei: 1, mode: 3 })]]);
  });

  it('reports the first failure of a message, though its other readers fail while it waits', () => {
    const late = new LateReader();
    const { queue, ready } = start({ imei: late.read, mode: late.read });
    queue.read({}, 'first');
    queue.read({}, 'second');
    late.fail(3, 'the first');
    late.fail(2, 'not this');
    assert.equal(ready.length, 0);
    late.answer(0, 1);
    late.answer(1, 1);
    assert.equal(ready.length, 2);
    assert.equal(sentenceOf(ready[1]?.[1]), '/mode could not be read: the first');
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
    const queue = new InputQueue<string>({
      readers: { imei: now },
      ready: () => {
        calls += 1;
        throw bug;
      },
      ...{ limit: () => 10, timeout: 60_000 },
    });
    assert.throws(() => {
      queue.read({ payload: 1 } satisfies Message, 'first');
    }, bug);
    assert.equal(calls, 1);
    assert.equal(queue.length, 0);
  });
});

describe('a reader that never answers', () => {
  it('ends its own message when the time is over, and holds up none behind it', async () => {
    const never: InputReader = (msg, callback) => {
      if (msg.payload !== 'lost') callback(ok(msg.payload));
    };
    const ready: [string, Inputs][] = [];
    await new Promise<void>((resolve) => {
      const queue = new InputQueue<string>({
        readers: { imei: now, mode: never },
        ready: (context, inputs) => {
          ready.push([context, inputs]);
          if (ready.length === 3) resolve();
        },
        ...{ limit: () => 10, timeout: 20 },
      });
      for (const payload of ['lost', 'b', 'c']) queue.read({ payload }, payload);
      assert.equal(ready.length, 0);
    });
    assert.deepEqual(
      ready.map(([context, { ok: isOk }]) => [context, isOk]),
      [
        ['lost', false],
        ['b', true],
        ['c', true],
      ],
    );
    assert.match(sentenceOf(ready[0]?.[1]) ?? '', /^\/mode could not be read within 0\.02 s/);
  });

  it('is not heard any more once its message has left', async () => {
    const late = new LateReader();
    const ready: Inputs[] = [];
    await new Promise<void>((resolve) => {
      const queue = new InputQueue<string>({
        readers: { imei: late.read },
        ready: (_context, inputs) => {
          ready.push(inputs);
          resolve();
        },
        ...{ limit: () => 10, timeout: 5 },
      });
      queue.read({}, 'first');
    });
    late.answer(0, 1);
    assert.equal(ready.length, 1);
  });

  for (const [setting, milliseconds] of [
    [undefined, 30_000],
    [5, 5000],
    [0.5, 500],
    [0, 30_000],
    [-1, 30_000],
    ['5', 30_000],
    [Infinity, 30_000],
  ] as const) {
    it(`may take ${milliseconds} ms where the settings file says ${String(setting)}`, () => {
      const settings = { onenetNbiotInputTimeout: setting };
      assert.equal(readInputTimeout({ settings }), milliseconds);
    });
  }
});

function sentenceOf(inputs: Inputs | undefined): string | undefined {
  return inputs === undefined || inputs.ok ? undefined : pointedSentence(inputs.fault, 'en-US');
}

/** The numbers below `count`, in any order. */
function order(count: number): fc.Arbitrary<number[]> {
  const all = Array.from({ length: count }, (_, index) => index);
  return fc.shuffledSubarray(all, { minLength: count });
}
