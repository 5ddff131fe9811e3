import { faultSentence } from '../../../../lib/contract';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Operation } from '../../../../lib/onenet';

const IMEI = '869405000000010';

const ROWS: readonly (readonly [input: { imei: unknown; uuid: unknown }, string, RegExp])[] = [
  [{ imei: '', uuid: 'a' }, '/imei', /^is missing$/],
  [{ imei: true, uuid: 'a' }, '/imei', /^must be a text, not true$/],
  [{ imei: '\ud83d', uuid: 'a' }, '/imei', /half a character/],
  [{ imei: IMEI, uuid: undefined }, '/uuid', /^is missing$/],
  [{ imei: IMEI, uuid: '  ' }, '/uuid', /^is missing$/],
  [{ imei: IMEI, uuid: {} }, '/uuid', /^must be a text, not an object$/],
  [{ imei: IMEI, uuid: 'a\udc00' }, '/uuid', /half a character/],
  // These would be another path: the list, or all commands of the device.
  ...['.', '..', '/', '../', 'all', 'ALL', 'all/', './all'].map(
    (uuid) => [{ imei: IMEI, uuid }, '/uuid', /must be the uuid of a cached command/] as const,
  ),
];

/** What every operation on one cached command must not take for its uuid. */
export function refusesOtherPaths<Command>(
  operation: Operation<{ imei: unknown; uuid: unknown }, Command>,
): void {
  for (const [input, pointer, problem] of ROWS) {
    it(`refuses ${inspect(input)}`, () => {
      const parsed = operation.parse(input);
      assert.ok(!parsed.ok, inspect(parsed));
      assert.equal(parsed.fault.pointer, pointer);
      assert.match(faultSentence(parsed.fault, 'en-US'), problem);
    });
  }

  it('takes any other text for a uuid, and a number', () => {
    for (const uuid of ['all-1', 'tall', 'a.b', '4711', 4711, '设备']) {
      assert.ok(operation.parse({ imei: IMEI, uuid }).ok, String(uuid));
    }
  });
}
