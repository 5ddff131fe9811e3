import assert from 'node:assert/strict';
import type { ResourceValue } from '../../../../lib/lwm2m';
import { findValueFault, standardObjects } from '../../../../lib/lwm2m/objects';

const opaque = (hex: string): ResourceValue => ({ kind: 'opaque', hex });
const time = (seconds: number): ResourceValue => ({ kind: 'time', seconds });
const faultOf = (path: string, value: ResourceValue) => {
  const [objId, resId] = path.split('/').map(Number);
  return findValueFault(standardObjects(), Number(objId), Number(resId), value);
};

describe('lwm2m/objects: a value that does not fit its Resource', () => {
  it('is a fault with what the Resource is and what the value was', () => {
    assert.deepEqual(faultOf('3311/5850', 1795), {
      resId: 5850,
      name: { en: 'On/Off', zh: '开关' },
      type: 'Boolean',
      found: 'number',
      value: 1795,
    });
  });

  it('is a fault with the range, where only that does not fit', () => {
    assert.deepEqual(faultOf('3311/5851', 150), {
      resId: 5851,
      name: { en: 'Dimmer', zh: '调光' },
      type: 'Integer',
      found: 'number',
      value: 150,
      range: { min: 0, max: 100 },
    });
  });

  const table: readonly [path: string, value: ResourceValue, found: string | undefined][] = [
    ['3311/5850', true, undefined],
    ['3311/5850', 0, undefined],
    ['3311/5850', 1n, undefined],
    ['3311/5850', 2n, 'number'],
    ['3311/5850', 'true', 'string'],
    ['3311/5851', 0, undefined],
    ['3311/5851', 100n, undefined],
    ['3311/5851', 101n, 'number'],
    ['3311/5851', -1, 'number'],
    ['3311/5851', 1.5, 'fraction'],
    ['3311/5851', '50', 'string'],
    ['3311/5851', false, 'boolean'],
    ['3311/5852', -5, undefined],
    ['1/1', -5, 'negative'],
    ['1/1', -5n, 'negative'],
    ['1/1', 86400, undefined],
    ['3308/5900', 21.5, undefined],
    ['3308/5900', 21n, undefined],
    ['3308/5900', '21.5', 'string'],
    ['3311/5706', 'red', undefined],
    ['3311/5706', 255, 'number'],
    ['3311/5706', opaque('ff'), 'opaque'],
    ['5/0', opaque('00ff'), undefined],
    ['5/0', '00ff', 'string'],
    ['3/13', time(1_700_000_000), undefined],
    ['3/13', 1_700_000_000, 'number'],
    ['3311/5852', time(60), 'time'],
  ];
  for (const [path, value, found] of table)
    it(`${path} ${typeof value === 'object' ? value.kind : String(value)}: ${found ?? 'fits'}`, () => {
      assert.equal(faultOf(path, value)?.found, found);
    });

  for (const [why, path] of [
    ['Object is not in the table', '33000/5850'],
    ['Object is known by name only', '3424/1'],
    ['Object does not have the Resource', '3311/5700'],
    ['Resource is an Object Link', '1/10'],
    ['Resource is executable', '3/4'],
  ] as const)
    it(`is not told where the ${why}`, () => {
      assert.equal(faultOf(path, 'x'), undefined);
    });
});
