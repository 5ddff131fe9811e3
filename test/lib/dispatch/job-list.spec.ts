import assert from 'node:assert/strict';
import { JobList, type Listed } from '../../../lib/dispatch/job-list';

interface Item extends Listed<Item> {
  readonly value: number;
}

function item(value: number): Item {
  return { value, older: undefined, newer: undefined };
}

function values(list: JobList<Item>): number[] {
  return [...list].map(({ value }) => value);
}

describe('JobList', () => {
  let list: JobList<Item>;
  let items: Item[];

  beforeEach(() => {
    list = new JobList();
    items = [1, 2, 3].map(item);
    for (const each of items) list.push(each);
  });

  it('keeps the order in which they came', () => {
    assert.deepEqual(values(list), [1, 2, 3]);
    assert.equal(list.length, 3);
  });

  for (const [place, at, left] of [
    ['the oldest', 0, [2, 3]],
    ['one in the middle', 1, [1, 3]],
    ['the newest', 2, [1, 2]],
  ] as const) {
    it(`lets ${place} leave`, () => {
      const leaving = items[at] ?? item(0);
      list.remove(leaving);
      assert.deepEqual(values(list), left);
      assert.equal(list.length, 2);
      list.push(leaving);
      assert.deepEqual(values(list), [...left, leaving.value]);
    });
  }

  it('is empty once all have left', () => {
    for (const each of items) list.remove(each);
    assert.deepEqual(values(list), []);
    assert.equal(list.length, 0);
  });

  it('does nothing about one that has left, or never came', () => {
    const [, second = item(0)] = items;
    list.remove(second);
    list.remove(second);
    list.remove(item(4));
    assert.deepEqual(values(list), [1, 3]);
    assert.equal(list.length, 2);
  });
});
