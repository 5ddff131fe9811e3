import assert from 'node:assert/strict';
import {
  findObject,
  listObjects,
  objectsAsJson,
  readObjects,
  searchObjects,
  searchResources,
} from '../../../../lib/lwm2m/objects';
import { objectionsTo } from './objections';
import { dictionary, schema } from './reference';

/** Where the dictionary holds an older version; the registry of today is as our table has it. */
const disagreements = [
  '3/12 multiple false, dictionary true',
  'any/5826 operations RW, dictionary R',
  '5/1 operations RW, dictionary W',
];

/** What neither package tells: operations of newer Resources and two ranges, as the registry's XML files have them. */
const onlyInTheRegistry = [
  ...operations('R', ['1/11', '1/12', '1/13', '1/15', '1/16']),
  ...operations('RW', ['1/10', '1/14', '1/17', '1/18', '1/19', '1/20', '1/21', '1/22', '1/23']),
  ...operations('RW', ['1/24', '1/25', '1/26', '1/27', '5/11', '5/13', '7/8', 'any/5912']),
  ...operations('R', ['3/22', '4/11', '4/12', '4/13', '5/8', '5/9', '5/12', 'any/5910']),
  ...operations('R', ['any/6042', 'any/6049', 'any/6050', 'any/6051', 'any/6052', 'any/6053']),
  'any/5650 range 0..1, dictionary 0..null',
  'any/6050 range 0..1, in no package',
];

/** What a package has and our table leaves out. */
const leftOut = [
  '5/4 dictionary', // gone since LwM2M 1.0
  '5/14 schema', // no source at hand tells its operations
  '3331/5805 dictionary', // the registry has 5700 instead
  ...[
    3316, 3317, 3318, 3319, 3320, 3321, 3322, 3323, 3324, 3325, 3326, 3327, 3328, 3329, 3330, 3346,
  ].map((id) => `${id}/5535 dictionary`), // the registry has 5821 instead
];

describe('lwm2m/objects: the table', () => {
  it('says what the packages say, down to the differences that are known', () => {
    const objections = new Set(listObjects().flatMap(objectionsTo));
    assert.deepEqual([...objections].sort(), [...disagreements, ...onlyInTheRegistry].sort());
  });

  it('has every Resource of its Objects that a package has', () => {
    const missing = listObjects().flatMap(({ id, resources }) => {
      const ours = new Set(resources.map((resource) => `${id}/${resource.id}`));
      const theirs = [
        ...[...(schema.get(id)?.resources.keys() ?? [])].map((key) => [`${id}/${key}`, 'schema']),
        ...[...dictionary.keys()]
          .filter((path) => path.startsWith(`${id}/`))
          .map((path) => [path, 'dictionary']),
      ] as const;
      return theirs.filter(([path]) => !ours.has(String(path))).map((entry) => entry.join(' '));
    });
    assert.deepEqual(missing.sort(), leftOut.sort());
  });

  it('has the core Objects that devices show, and every IPSO Object of the ranges covered', () => {
    const covered = [...schema.keys()].filter(
      (id) =>
        (id >= 1 && id <= 7 && id !== 2) ||
        (id >= 3200 && id <= 3203) ||
        (id >= 3300 && id <= 3350),
    );
    assert.deepEqual(
      listObjects().map(({ id }) => id),
      covered.sort((a, b) => a - b),
    );
    assert.ok(covered.length >= 50, `only ${covered.length} Objects`);
  });

  it('states nothing twice, and no reusable Resource that no Object has', () => {
    const { reusable, objects } = objectsAsJson();
    const used = new Set(objects.flatMap((row) => row[4].filter((item) => !Array.isArray(item))));
    assert.deepEqual(
      reusable.map(([id]) => id),
      [...used].sort((a, b) => Number(a) - Number(b)),
    );
    for (const { id, resources } of listObjects())
      assert.equal(new Set(resources.map((item) => item.id)).size, resources.length, `in ${id}`);
  });

  it('has a Chinese name for everything', () => {
    for (const object of listObjects())
      for (const { name } of [object, ...object.resources])
        assert.match(name.zh, /\p{Script=Han}/u, name.en);
  });

  it('survives the way through a file', () => {
    const text = JSON.stringify(objectsAsJson());
    assert.deepEqual(readObjects(JSON.parse(text)).list(), listObjects());
  });

  it('stays small as a file', () => {
    const bytes = Buffer.byteLength(JSON.stringify(objectsAsJson()));
    assert.ok(bytes < 40_000, `${bytes} bytes`);
  });

  it('finds by id', () => {
    assert.equal(findObject(3311)?.name.zh, '灯光控制');
    assert.equal(findObject(3307), undefined);
    assert.equal(findObject(0), undefined, 'Security is not for a server to write');
  });

  it('searches Objects, and Resources of an Object', () => {
    assert.equal(searchObjects('light', 'en-US')[0]?.id, 3311);
    assert.equal(searchResources(3311, '开', 'zh-CN')[0]?.id, 5850);
    assert.deepEqual(searchResources(31999, '', 'en-US'), []);
  });
});

function operations(allowed: 'R' | 'RW', paths: readonly string[]): readonly string[] {
  return paths.map((path) => `${path} operations ${allowed}, in no package`);
}
