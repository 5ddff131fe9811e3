import assert from 'node:assert/strict';
import { laterTurn } from '../../../nodes/shared/deploy';

describe('a later turn of the event loop', () => {
  it('comes for each in the order in which they asked', async () => {
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 250 }, (_, index) => laterTurn().then(() => seen.push(index))),
    );
    assert.deepEqual(
      seen,
      Array.from({ length: 250 }, (_, index) => index),
    );
  });

  it('is not the same for ten thousand', async () => {
    let had = 0;
    const each: number[] = [];
    const look = (): void => {
      each.push(had);
      had = 0;
      if (each.length < 200) setImmediate(look);
    };
    setImmediate(look);
    await Promise.all(Array.from({ length: 10_000 }, () => laterTurn().then(() => (had += 1))));
    // The last of them may not have been seen by the look yet.
    assert.ok(Math.max(...each, had) <= 200, `${Math.max(...each, had)} in one turn`);
    assert.ok(each.filter((count) => count > 0).length >= 49, String(each));
  });
});
