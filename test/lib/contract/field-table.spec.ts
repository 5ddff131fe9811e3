import assert from 'node:assert/strict';

import { fits, isUsed, type FieldRule } from '../../../lib/contract';

const whole: FieldRule = { kind: 'whole', min: 5, max: 40 };
const blank: FieldRule = { ...whole, blank: true };

describe('fits', () => {
  const rows: readonly [rule: FieldRule, value: unknown, verdict: boolean][] = [
    [whole, '5', true],
    [whole, 40, true],
    [whole, ' 0x10 ', true],
    [whole, '4', false],
    [whole, '41', false],
    [whole, '5.5', false],
    [whole, 'x', false],
    [whole, '', false],
    [blank, ' ', true],
    [blank, true, false],
    [blank, {}, false],
    [{ kind: 'number', blank: true }, {}, false],
    [{ kind: 'above-zero', blank: true }, true, false],
    [whole, '${TIMEOUT}', true],
    [whole, undefined, true],
    [whole, null, false],
    [{ kind: 'number' }, '-1.5e3', true],
    [{ kind: 'number' }, '', false],
    [{ kind: 'number' }, '1e400', false],
    [{ kind: 'number', min: 0 }, '0', true],
    [{ kind: 'number', min: 0 }, 0.2, true],
    [{ kind: 'number', min: 0 }, '-0.2', false],
    [{ kind: 'above-zero' }, '0.1', true],
    [{ kind: 'above-zero' }, '0', false],
    [{ kind: 'above-zero' }, 'Infinity', false],
    [{ kind: 'above-zero' }, '', false],
    [{ kind: 'above-zero', blank: true }, ' ', true],
    [{ kind: 'above-zero', blank: true }, '0', false],
    [{ kind: 'text' }, 'a', true],
    [{ kind: 'text' }, ' ', false],
    [{ kind: 'identity' }, '860000000000017', true],
    [{ kind: 'identity' }, '\u200b860000000000017', true],
    [{ kind: 'identity' }, 'imei;imsi', false],
    [{ kind: 'identity' }, '${IMEI}', true],
    [{ kind: 'identity' }, '', false],
    [{ kind: 'identity' }, null, false],
    [{ kind: 'identity' }, true, false],
    [{ kind: 'identity', blank: true }, null, true],
    [{ kind: 'identity', blank: true }, ' ', true],
    [{ kind: 'words' }, 'a lamp', true],
    [{ kind: 'words' }, 'a'.repeat(65), false],
    [{ kind: 'instant' }, '', true],
    [{ kind: 'instant' }, '2026-01-31T08:00:00+08:00', true],
    [{ kind: 'instant' }, '2026-01-31T08:00:00', false],
    [{ kind: 'instant' }, '2026-02-30T08:00:00Z', false],
    [{ kind: 'instant' }, 'yesterday', false],
    [{ kind: 'arguments' }, 'a'.repeat(2048), true],
    [{ kind: 'arguments' }, 'é'.repeat(1025), false],
    [{ kind: 'host' }, 'Simulator', true],
    [{ kind: 'host' }, 'http://[::ffff:127.0.0.1]', true],
    [{ kind: 'host' }, 'ftp://a.example', false],
    [{ kind: 'one-of', values: ['a', 'b'] }, 'b', true],
    [{ kind: 'one-of', values: ['a', 'b'] }, 'c', false],
    [{ kind: 'one-of', values: ['a', 'b'] }, 'b ', false],
    [{ kind: 'one-of', values: ['', 'true'] }, true, false],
    [{ kind: 'one-of', values: ['', 'true'] }, '', true],
    [{ kind: 'switch' }, false, true],
    [{ kind: 'switch' }, 'true', true],
    [{ kind: 'switch' }, '${X}', true],
    [{ kind: 'switch' }, 'yes', false],
    [{ kind: 'switch' }, 1, false],
  ];
  for (const [rule, value, verdict] of rows) {
    it(`${rule.kind} ${JSON.stringify(value)}: ${verdict}`, () => {
      assert.equal(fits(rule, value), verdict);
    });
  }
});

describe('isUsed', () => {
  it('asks for the value of the property that decides', () => {
    const field = { value: '', when: { property: 'delivery', values: ['cached'] } };
    assert.equal(
      isUsed(field, (name) => (name === 'delivery' ? 'cached' : undefined)),
      true,
    );
    assert.equal(
      isUsed(field, () => 'instant'),
      false,
    );
    assert.equal(
      isUsed({ value: '' }, () => undefined),
      true,
    );
  });
});
