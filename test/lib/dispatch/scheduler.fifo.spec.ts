import assert from 'node:assert/strict';
import fc from 'fast-check';

import { Fifo, type Linked } from '../../../lib/dispatch/scheduler';

interface Item extends Linked<Item> {
  readonly value: number;
}

function item(value: number): Item {
  return { value, previous: undefined, next: undefined };
}

function values(fifo: Fifo<Item>): number[] {
  const found: number[] = [];
  for (let each = fifo.first; each !== undefined; each = each.next) found.push(each.value);
  return found;
}

describe('Fifo', () => {
  it('gives out what came first, first', () => {
    const fifo = new Fifo<Item>();
    for (const value of [1, 2, 3]) fifo.push(item(value));
    assert.deepEqual([fifo.shift()?.value, fifo.shift()?.value], [1, 2]);
    fifo.push(item(4));
    assert.deepEqual(values(fifo), [3, 4]);
    assert.equal(fifo.length, 2);
  });

  it('gives out nothing when it is empty', () => {
    const fifo = new Fifo<Item>();
    assert.equal(fifo.shift(), undefined);
    assert.equal(fifo.length, 0);
  });

  it('lets go of what has left, so that it keeps nothing else alive', () => {
    const fifo = new Fifo<Item>();
    for (const value of [1, 2, 3]) fifo.push(item(value));
    assert.equal(fifo.shift()?.next, undefined);
    const second = fifo.first;
    assert.ok(second);
    fifo.remove(second);
    assert.deepEqual([second.previous, second.next], [undefined, undefined]);
    assert.deepEqual(values(fifo), [3]);
  });

  it('behaves as an array does', () => {
    type Step =
      | { do: 'push'; value: number }
      | { do: 'unshift'; value: number }
      | { do: 'shift' }
      | { do: 'remove'; divisor: number };
    const step = fc.oneof(
      fc.record({ do: fc.constantFrom('push', 'unshift'), value: fc.nat(20) }),
      fc.record({ do: fc.constant('shift') }),
      fc.record({ do: fc.constant('remove'), divisor: fc.integer({ min: 1, max: 4 }) }),
    ) as fc.Arbitrary<Step>;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const fifo = new Fifo<Item>();
        let array: number[] = [];
        for (const each of steps) {
          if (each.do === 'push') {
            fifo.push(item(each.value));
            array.push(each.value);
          } else if (each.do === 'unshift') {
            fifo.unshift(item(each.value));
            array.unshift(each.value);
          } else if (each.do === 'shift') {
            assert.equal(fifo.shift()?.value, array.shift());
          } else {
            const matches = (value: number): boolean => value % each.divisor === 0;
            for (let one = fifo.first; one !== undefined;) {
              const { next } = one;
              if (matches(one.value)) fifo.remove(one);
              one = next;
            }
            array = array.filter((value) => !matches(value));
          }
          assert.deepEqual(values(fifo), array);
          assert.equal(fifo.length, array.length);
        }
      }),
    );
  });
});
