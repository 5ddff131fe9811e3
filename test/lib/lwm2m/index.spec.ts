import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatPath,
  isObjectId,
  isObjectInstanceId,
  isResourceId,
  OBJECT_ID_MAX,
  OBJECT_INSTANCE_ID_MAX,
  parsePath,
  type Path,
  RESOURCE_ID_MAX,
} from '../../../lib/lwm2m';

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

const PATHS: readonly (readonly [text: string, path: object])[] = [
  ['/0', { objectId: 0 }],
  ['/3311', { objectId: 3311 }],
  ['/3311/0', { objectId: 3311, objectInstanceId: 0 }],
  ['/3311/0/5850', { objectId: 3311, objectInstanceId: 0, resourceId: 5850 }],
  ['/65535/65534/65535', { objectId: 65535, objectInstanceId: 65534, resourceId: 65535 }],
];

const NO_PATHS = [
  '',
  '/',
  '//3311',
  '/3311/',
  '3311//5850',
  '/3311/0/5850/0',
  '/65536',
  '/3311/65535',
  '/3311/0/65536',
  '/03311',
  '/3311/00',
  '/-1',
  '/+1',
  '/1.0',
  '/1e3',
  '/0x10',
  ' /3311',
  '/3311\n',
  '/3311/ 0',
  '/٣',
  '/100000',
  '/light',
];

const anyPath: fc.Arbitrary<Path> = fc
  .record({
    objectId: fc.integer({ min: 0, max: OBJECT_ID_MAX }),
    objectInstanceId: fc.integer({ min: 0, max: OBJECT_INSTANCE_ID_MAX }),
    resourceId: fc.integer({ min: 0, max: RESOURCE_ID_MAX }),
    depth: fc.constantFrom(1, 2, 3),
  })
  .map(({ depth, objectId, objectInstanceId, resourceId }) => {
    if (depth === 1) return { objectId } as Path;
    if (depth === 2) return { objectId, objectInstanceId } as Path;
    return { objectId, objectInstanceId, resourceId } as Path;
  });

describe('path', () => {
  for (const [text, path] of PATHS) {
    it(`reads and writes ${text}`, () => {
      assert.deepEqual(parsePath(text), path);
      assert.equal(formatPath(path as Path), text);
    });

    it(`reads ${text.slice(1)} without its slash`, () => {
      assert.deepEqual(parsePath(text.slice(1)), path);
    });
  }

  for (const text of NO_PATHS) {
    it(`finds no path in ${JSON.stringify(text)}`, () => {
      assert.equal(parsePath(text), undefined);
    });
  }

  it('reads back every path that it writes', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        assert.deepEqual(parsePath(formatPath(path)), path);
      }),
    );
  });

  it('reads only texts that are written just so', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(fc.integer(), fc.constantFrom('', '00', '1'))).map((ids) => ids.join('/')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const path = parsePath(input);
        if (path === undefined) return;
        assert.equal(formatPath(path), input.startsWith('/') ? input : `/${input}`);
      }),
    );
  });
});
