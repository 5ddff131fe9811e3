import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isObjectId, isObjectInstanceId, isResourceId } from '../../../lib/lwm2m';

const CHECKS = [
  { check: isObjectId, max: 65535 },
  { check: isObjectInstanceId, max: 65534 },
  { check: isResourceId, max: 65535 },
] as const;

describe('identifiers', () => {
  for (const { check, max } of CHECKS) {
    describe(check.name, () => {
      for (const id of [0, 1, max - 1, max]) {
        it(`takes ${id}`, () => {
          assert.equal(check(id), true);
        });
      }

      for (const value of [-1, max + 1, 0.5, NaN, Infinity, '1', 1n, true, null, undefined, [1]]) {
        it(`refuses ${typeof value} ${String(value)}`, () => {
          assert.equal(check(value), false);
        });
      }

      it('takes every whole number in its range and none outside', () => {
        fc.assert(
          fc.property(fc.integer({ min: -70_000, max: 140_000 }), (id) => {
            assert.equal(check(id), id >= 0 && id <= max);
          }),
        );
      });

      it('takes nothing but numbers', () => {
        fc.assert(
          fc.property(fc.anything(), (value) => {
            if (check(value)) assert.equal(typeof value, 'number');
          }),
        );
      });
    });
  }
});
