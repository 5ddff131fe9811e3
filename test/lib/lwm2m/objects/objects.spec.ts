import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  findObject,
  readObjects,
  standardObjects,
  type ObjectDefinition,
  type ObjectsJson,
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
  ...operations('RW', ['1/24', '1/25', '1/26', '1/27', '5/11', '5/13', '5/14', '7/8', 'any/5912']),
  ...operations('R', ['3/22', '4/11', '4/12', '4/13', '5/8', '5/9', '5/12', 'any/5910']),
  ...operations('R', ['any/6042', 'any/6049', 'any/6050', 'any/6051', 'any/6052', 'any/6053']),
  'any/5650 range 0..1, dictionary 0..null',
  'any/6050 range 0..1, in no package',
];

/** What a package has and our table leaves out. */
const leftOut = [
  '5/4 dictionary', // gone since LwM2M 1.0
  '3331/5805 dictionary', // the registry has 5700 instead
  ...[
    3316, 3317, 3318, 3319, 3320, 3321, 3322, 3323, 3324, 3325, 3326, 3327, 3328, 3329, 3330, 3346,
  ].map((id) => `${id}/5535 dictionary`), // the registry has 5821 instead
];

const objects = standardObjects();

/** The Objects of which more than the name is known. */
const described = objects.list().filter(({ resources }) => resources.length > 0);

const generator = import('../../../../scripts/build/objects.mjs');
const names = import('../../../../scripts/build/object-names.mjs');

describe('lwm2m/objects: the registry', () => {
  it('is what the build makes of the packages; if not, run `npm run build`', async () => {
    const { formatObjects, objectsJson, SOURCE_FILE } = await generator;
    const file = readFileSync(join(__dirname, '../../../..', SOURCE_FILE), 'utf8');
    assert.equal(file, formatObjects(objectsJson()));
  });

  it('has every Object of the schema, by its name', () => {
    const ours = objects.list().map(({ id, name, multiple }) => [id, name.en, multiple]);
    const theirs = [...schema].map(([id, { title, multiple }]) => [id, title, multiple] as const);
    assert.deepEqual(
      ours,
      theirs.sort((a, b) => a[0] - b[0]),
    );
    assert.equal(ours.length, 302);
  });

  it('says what the packages say, down to the differences that are known', () => {
    const objections = new Set(described.flatMap(objectionsTo));
    assert.deepEqual([...objections].sort(), [...disagreements, ...onlyInTheRegistry].sort());
  });

  it('has every Resource of its Objects that a package has', () => {
    const missing = described.flatMap(({ id, resources }) => {
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

  it('has the Resources of the core Objects that devices show, and of every IPSO Object', () => {
    const covered = [...schema.keys()].filter(
      (id) =>
        (id >= 1 && id <= 7 && id !== 2) ||
        (id >= 3200 && id <= 3203) ||
        (id >= 3300 && id <= 3350),
    );
    assert.deepEqual(
      described.map(({ id }) => id),
      covered.sort((a, b) => a - b),
    );
    assert.equal(covered.length, 59);
  });

  it('has Chinese names only for what exists, and for all that is described', async () => {
    const { CORE, IPSO, OTHERS, REUSABLE } = await names;
    const ids = [CORE, IPSO, OTHERS].flatMap((table) => Object.keys(table).map(Number));
    assert.deepEqual(
      ids.filter((id) => !schema.has(id)),
      [],
    );
    assert.equal(new Set(ids).size, ids.length, 'no Object is named twice');
    const used = new Set(described.flatMap(({ resources }) => resources.map(({ id }) => id)));
    assert.deepEqual(
      Object.keys(REUSABLE).filter((id) => ![...used].some((each) => String(each) === id)),
      [],
    );
    for (const object of described)
      for (const { name } of [object, ...object.resources])
        assert.match(name.zh, /\p{Script=Han}/u, name.en);
  });

  it('states nothing twice, and no reusable Resource that no Object has', async () => {
    const { objectsJson } = await generator;
    const { reusable, objects: rows }: ObjectsJson = objectsJson();
    const used = new Set(
      rows.flatMap((row) => (row[4] ?? []).filter((item) => !Array.isArray(item))),
    );
    assert.deepEqual(
      reusable.map(([id]) => id),
      [...used].sort((a, b) => Number(a) - Number(b)),
    );
    for (const { id, resources } of described)
      assert.equal(new Set(resources.map((item) => item.id)).size, resources.length, `in ${id}`);
  });

  it('puts first what an IPSO Object is for', () => {
    const first = (id: number) => findObject(id)?.resources.map((resource) => resource.id);
    assert.deepEqual(first(3311), [5850, 5851, 5706, 5701, 5852, 5805, 5820, 5750]);
    assert.deepEqual(
      first(3303),
      [5700, 5701, 5601, 5602, 5603, 5604, 5605, 5750, 5518, 6050, 6042, 6049],
    );
  });

  it('survives the way through a file', async () => {
    const { objectsJson } = await generator;
    const text = JSON.stringify(objectsJson());
    assert.deepEqual(readObjects(JSON.parse(text)).list(), objects.list());
  });

  it('stays small as a file', async () => {
    const { objectsJson } = await generator;
    const bytes = Buffer.byteLength(JSON.stringify(objectsJson()));
    assert.ok(bytes < 25_400, `${bytes} bytes`);
  });

  it('finds by id', () => {
    assert.equal(findObject(3311)?.name.zh, '灯光控制');
    assert.equal(findObject(3307), undefined);
    assert.equal(findObject(0), undefined, 'Security is only for a bootstrap server');
  });

  for (const [query, id] of [
    ['light c', 3311],
    ['灯光', 3311],
    ['water meter', 3424],
    ['水表', 3424],
    ['井盖', 3408],
  ] as const)
    for (const language of ['en-US', 'zh-CN'])
      it(`finds ${id} by ${query} for a reader of ${language}`, () => {
        assert.equal(objects.search(query, language)[0]?.id, id);
      });

  it('searches the Resources of an Object', () => {
    const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id);
    assert.equal(objects.searchResources(3311, '开', 'en-US')[0]?.id, 5850);
    assert.equal(objects.searchResources(3311, 'on/off', 'zh-CN')[0]?.id, 5850);
    assert.deepEqual(ids(objects.searchResources(3424, '', 'en-US')), [], 'known by name only');
    assert.deepEqual(objects.searchResources(31999, '', 'en-US'), []);
  });

  it('has what devices rely on', () => {
    const facts = (object: ObjectDefinition | undefined, resource: number) => {
      const found = object?.resources.find(({ id }) => id === resource);
      return found && [found.name.en, found.name.zh, found.operations, found.type];
    };
    assert.deepEqual(facts(findObject(3311), 5850), ['On/Off', '开关', 'RW', 'Boolean']);
    assert.deepEqual(facts(findObject(3), 4), ['Reboot', '重启', 'E', 'none']);
    assert.deepEqual(facts(findObject(5), 0), ['Package', '固件包', 'W', 'Opaque']);
    assert.deepEqual(facts(findObject(3), 13), ['Current Time', '当前时间', 'RW', 'Time']);
    assert.deepEqual(facts(findObject(3336), 5514), ['Latitude', '纬度', 'R', 'String']);
  });
});

function operations(allowed: 'R' | 'RW', paths: readonly string[]): readonly string[] {
  return paths.map((path) => `${path} operations ${allowed}, in no package`);
}
