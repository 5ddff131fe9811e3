import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { WireResource } from '../../../../lib/onenet';
import { compareWritten } from '../../../../lib/onenet/operations/read-back';

type Written = Omit<WireResource, 'res_id'>;

/** Resource 9 of an Object that nobody knows, but for the rows that name a known one. */
function compare(
  written: Written,
  read: unknown,
  [objId, resId]: readonly [number, number] = [40_000, 9],
) {
  return compareWritten(objId, [{ res_id: resId, ...written }], { [resId]: read });
}

const TIME: [number, number] = [3, 13];
const FLOAT: [number, number] = [3308, 5900];
const INTEGER: [number, number] = [3311, 5851];

describe('what was read is what was written', () => {
  const same: readonly [written: Written, read: unknown, resource?: [number, number]][] = [
    [{ val: true }, true],
    [{ val: true }, 1],
    [{ val: 0 }, false],
    [{ val: false }, '0'],
    [{ val: 20 }, 20],
    [{ val: 20 }, '20'],
    [{ val: '20' }, 20],
    [{ val: 0.1 }, Math.fround(0.1)],
    [{ val: 21.7 }, 21.700000762939453, FLOAT],
    [{ val: 16_777_217 }, 16_777_216, FLOAT],
    [{ val: 9_223_372_036_854_775_807n }, '9223372036854775807'],
    [{ val: 'on' }, 'on'],
    [{ type: 1, val: '12ab' }, Buffer.from('12ab', 'hex')],
    [{ type: 1, val: '12AB' }, [0x12, 0xab]],
    [{ type: 1, val: '12ab' }, '12AB'],
    [{ type: 2, val: 1_769_817_600 }, 1_769_817_600_000],
    [{ type: 2, val: 1_769_817_600 }, 1_769_817_600],
    [{ val: 1_769_817_600 }, 1_769_817_600_000, TIME],
    [{ val: 'on' }, Buffer.from('on')],
    [{ val: 20 }, { '0': 20 }],
  ];
  for (const [written, read, resource] of same) {
    it(`${inspect(written)} and ${inspect(read)}`, () => {
      assert.deepEqual(compare(written, read, resource), { result: 'same' });
    });
  }

  const different: readonly [written: Written, read: unknown, resource?: [number, number]][] = [
    [{ val: true }, false],
    [{ val: true }, 2],
    [{ val: 20 }, 21],
    [{ val: 16_777_217 }, 16_777_216, INTEGER],
    [{ val: 0.1 }, 0.1001],
    [{ val: 'on' }, 'off'],
    [{ val: '1.0' }, '1.1'],
    [{ type: 1, val: '12ab' }, Buffer.from('12ac', 'hex')],
    [{ type: 2, val: 1_769_817_600 }, 1_769_817_601_000],
    [{ val: 20 }, { '0': 20, '1': 20 }],
  ];
  const UNKNOWN: [number, number] = [40_000, 9];
  for (const [written, read, resource = UNKNOWN] of different) {
    it(`${inspect(written)}, but not ${inspect(read)}`, () => {
      assert.deepEqual(compare(written, read, resource), {
        result: 'different',
        differences: [{ resId: resource[1], written: written.val, read }],
      });
    });
  }

  it('shows an integer of 64 bits as a text, which can become JSON', () => {
    const { differences } = compare({ val: 2n ** 63n }, 1) as { differences?: unknown };
    assert.deepEqual(differences, [{ resId: 9, written: '9223372036854775808', read: 1 }]);
  });

  it('is not known where the device does not show the Resource', () => {
    const data = [
      { res_id: 1, val: 1 },
      { res_id: 2, val: 2 },
    ];
    assert.deepEqual(compareWritten(40_000, data, { '1': 1 }), {
      result: 'unknown',
      why: { pointer: '', rule: 'readBackMissing', params: { resources: '2' } },
    });
    const { result } = compareWritten(40_000, data, { '1': 3 });
    assert.equal(result, 'different');
  });
});
