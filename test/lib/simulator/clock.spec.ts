import assert from 'node:assert/strict';
import { readTime, formatTime } from '../../../lib/simulator/clock';

const TIME = Date.UTC(2026, 0, 31, 0, 0, 5);

describe('simulator: times of the platform', () => {
  it('are Beijing’s, with a T in requests and a space in answers', () => {
    assert.equal(readTime('2026-01-31T08:00:05'), TIME);
    assert.equal(formatTime(TIME), '2026-01-31 08:00:05');
    assert.equal(formatTime(TIME + 999), '2026-01-31 08:00:05');
  });

  for (const text of [
    '',
    '2026-01-31',
    '2026-01-31 08:00:05',
    '2026-01-31T08:00',
    '2026-01-31T08:00:05Z',
    '2026-01-31T08:00:05+08:00',
    '2026-01-31T08:00:05.000',
    '2026-02-30T08:00:05',
    '2026-13-01T08:00:05',
    '2026-01-31T25:00:05',
    '2026-01-31T24:00:00',
    '1767225600',
    'tomorrow',
  ]) {
    it(`do not look like "${text}"`, () => {
      assert.equal(readTime(text), undefined);
    });
  }
});
