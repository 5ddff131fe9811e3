import assert from 'node:assert/strict';
import { parseHttpDate, parseRetryAfter } from '../../../lib/onenet/axios-transport';

const NOW = Date.parse('2026-01-31T08:00:00Z');

const rows: [value: string, seconds: number | undefined][] = [
  ['0', 0],
  ['120', 120],
  [' 7 ', 7],
  ['Sat, 31 Jan 2026 08:02:00 GMT', 120],
  ['Saturday, 31-Jan-26 08:02:00 GMT', 120],
  ['Sat Jan 31 08:02:00 2026 GMT', 120],
  ['Sat, 31 Jan 2026 07:00:00 GMT', 0],
  ['', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['2026', 2026],
  ['2026-01-31', undefined],
];

describe('parseRetryAfter', () => {
  for (const [value, seconds] of rows) {
    it(`reads ${JSON.stringify(value)} as ${seconds}`, () => {
      assert.equal(parseRetryAfter(value, NOW), seconds);
    });
  }
});

describe('parseHttpDate', () => {
  for (const [value, time] of [
    ['Sat, 31 Jan 2026 00:00:00 GMT', 1769817600000],
    ['Sat, 31 Jan 2026 00:00:01 GMT', 1769817601000],
    ['yesterday', undefined],
    ['', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(value)} as ${time}`, () => {
      assert.equal(parseHttpDate(value), time);
    });
  }
});
