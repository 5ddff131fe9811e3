import assert from 'node:assert/strict';
import { Recent } from '../../../lib/simulator/request';

describe('Recent', () => {
  for (const [added, expected] of [
    [0, []],
    [2, [0, 1]],
    [3, [0, 1, 2]],
    [5, [2, 3, 4]],
    [6, [3, 4, 5]],
    [100, [97, 98, 99]],
  ] as const) {
    it(`after ${added} items of at most 3: ${expected.join(', ')}`, () => {
      const recent = new Recent<number>(3);
      for (let item = 0; item < added; item += 1) recent.add(item);
      assert.deepEqual(recent.list(), expected);
    });
  }
});
