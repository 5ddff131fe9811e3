import assert from 'node:assert/strict';
import type { Name } from '../../../../lib/lwm2m/objects';
import { search } from '../../../../lib/lwm2m/objects/search';

const item = (id: number, en: string, zh: string): { id: number; name: Name } => ({
  id,
  name: { en, zh },
});

const items = [
  item(33, 'Power', '功率'),
  item(331, 'Push button', '按钮'),
  item(3312, 'Power Control', '电源控制'),
  item(3329, 'Max Power', '最大功率'),
  item(4033, 'Light Control', '灯光控制'),
];

describe('lwm2m/objects: search', () => {
  const table: readonly [query: string, language: string, ids: readonly number[], why: string][] = [
    ['', 'en-US', [33, 331, 3312, 3329, 4033], 'everything in order'],
    ['  ', 'en-US', [33, 331, 3312, 3329, 4033], 'blanks are empty'],
    [
      '33',
      'en-US',
      [33, 331, 3312, 3329],
      'the very id, then ids that begin with it, none that contain it',
    ],
    ['331', 'en-US', [331, 3312], 'the very id first even if it is later in the list'],
    ['power', 'en-US', [33, 3312, 3329], 'names that begin with it before names that contain it'],
    ['POWER c', 'en-US', [3312], 'case does not matter'],
    ['control', 'en-US', [3312, 4033], 'the order holds among equals'],
    ['功率', 'zh-CN', [33, 3329], 'a Chinese name for a Chinese reader'],
    ['功率', 'en-US', [33, 3329], 'a Chinese name for an English reader'],
    ['power', 'zh-CN', [33, 3312, 3329], 'an English name for a Chinese reader'],
    ['３３１', 'zh-CN', [331, 3312], 'full-width digits'],
    ['power　control', 'zh-CN', [3312], 'an ideographic space'],
    ['4033 Light Control 灯光控制', 'en-US', [4033], 'the label of a suggestion, once picked'],
    ['control light', 'en-US', [4033], 'words in any order'],
    ['light 331', 'en-US', [], 'each word has to fit'],
    ['9', 'en-US', [], 'a number that no id begins with'],
    ['valve', 'en-US', [], 'an unknown name'],
  ];
  for (const [query, language, ids, why] of table)
    it(`${JSON.stringify(query)} in ${language}: ${why}`, () => {
      assert.deepEqual(
        search(items, query, language).map(({ id }) => id),
        ids,
      );
    });

  it('puts a name in the language of the reader first', () => {
    const twins = [item(1, 'pH', 'X 轴'), item(2, 'X axis', 'pH')];
    const first = (language: string) => search(twins, 'x', language)[0]?.id;
    assert.deepEqual([first('en-US'), first('zh-CN'), first('zh'), first('de')], [2, 1, 1, 2]);
  });
});
