import assert from 'node:assert/strict';

import { CORE_VERDICT, loadEditorDefinition } from '../../support/editor-definition';

/** Config nodes, by their id. */
const PLATFORMS = {
  classic: { host: 'https://api.heclouds.com' },
  new: { host: 'https://iot-api.heclouds.com' },
  studio: { host: 'http://127.0.0.1', dialect: 'studio' },
};

const definition = loadEditorDefinition('onenet-nbiot-device', PLATFORMS);
const { defaults } = definition;

type Row = [property: string, value: unknown, node: object, verdict: unknown];

const history = { query: 'history', ...{ startType: 'str', endType: 'str', pathType: 'str' } };
const NEW_YEAR = '2026-01-01T00:00:00+08:00';

/** What is wrong is said by the sentence of the fault, behind the label of the field. */
const HISTORIES: Row[] = [
  ['start', NEW_YEAR, history, true],
  ['start', '2026-01-01', history, /^label\.start must be a Date, or a text/],
  ['start', '2026-01-01T00:00:00', history, /^label\.start /],
  ['start', '2026-01-01', { query: 'state', startType: 'str' }, true],
  ['start', '', { ...history, end: NEW_YEAR }, /^label\.start is blank, and an end is given/],
  ['start', '${FROM}', { ...history, end: NEW_YEAR }, true],
  ['end', NEW_YEAR, { ...history, start: NEW_YEAR }, /^label\.end must be later than the start/],
  ['end', NEW_YEAR, { ...history, start: 'from', startType: 'msg' }, true],
  ['start', '2024-12-31T00:00:00Z', { ...history, end: NEW_YEAR }, /^label\.start is more than a/],
  ['path', '3303/0/5700, 3311_0_5850', history, true],
  ['path', '3303/0', history, /^label\.path must be paths such as 3303\/0\/5700/],
  ['path', 'paths', { ...history, pathType: 'msg' }, CORE_VERDICT],
];

const list = { query: 'list', productIdType: 'str', projectIdType: 'str', searchType: 'str' };
const lamp = { imei: '860000000000017', imeiType: 'str' };

/** What a generation of OneNET wants to be told, or has no call for. */
const CALLS: Row[] = [
  ['productId', '', { ...list, platform: 'classic' }, true],
  ['productId', '', { ...list, platform: 'gone' }, true],
  [
    'productId',
    '',
    { ...list, platform: 'new' },
    /^label\.productId is blank, and this generation/,
  ],
  ['productId', 'p1', { ...list, platform: 'new' }, true],
  ['productId', 'product', { ...list, platform: 'new', productIdType: 'msg' }, CORE_VERDICT],
  ['productId', 'a b', { ...list, platform: 'classic' }, /^label\.productId /],
  ['productId', '', { ...lamp, query: 'state', platform: 'new', productIdType: 'str' }, true],
  ['search', 'lamp', { ...list, platform: 'classic' }, true],
  [
    'search',
    'lamp',
    { ...list, platform: 'new', productId: 'p1' },
    /^label\.search cannot be used/,
  ],
  ['search', 'a'.repeat(65), { ...list, platform: 'classic' }, /^label\.search /],
  ['projectId', '', { ...list, platform: 'studio', productId: 'p1' }, /^label\.projectId is blank/],
  ['productId', '', { ...list, platform: 'studio', projectId: 'p1' }, /^label\.productId is blank/],
  ['query', 'history', { ...history, ...lamp, platform: 'classic' }, true],
  ['query', 'history', { ...history, ...lamp, platform: 'new' }, /^label\.query cannot be asked/],
  ['query', 'latest', { ...lamp, platform: 'studio' }, /^label\.query cannot be asked/],
];

describe('editor of onenet-nbiot-device', () => {
  it('has the properties that flows store, with their defaults', () => {
    const values = Object.fromEntries(
      Object.entries(defaults).map(([key, { value }]) => [key, value]),
    );
    const blank = (name: string, type: string) => ({ [name]: '', [`${name}Type`]: type });
    assert.deepEqual(values, {
      ...{ name: '', platform: '', query: 'state', online: '' },
      ...blank('imei', 'str'),
      ...blank('path', 'str'),
      ...blank('start', 'str'),
      ...blank('end', 'str'),
      ...blank('limit', 'num'),
      ...blank('search', 'str'),
      ...blank('tag', 'str'),
      ...blank('perPage', 'num'),
      ...blank('productId', 'str'),
      ...blank('projectId', 'str'),
    });
  });

  it('stands beside the write node, and looks like it', () => {
    const write = loadEditorDefinition('onenet-nbiot-write', PLATFORMS);
    const { category, color, inputs, outputs } = definition;
    assert.deepEqual(
      { category, color, inputs, outputs },
      { category: 'OneNET', color: write.color, inputs: 1, outputs: 2 },
    );
  });

  for (const query of ['state', 'details', 'resources', 'latest', 'history', 'list', undefined]) {
    it(`names outputs and node by the query ${query ?? 'that is left out'}`, () => {
      const node = { name: '', query };
      assert.deepEqual(
        [0, 1].map((index) => definition.outputLabels?.call(node, index)),
        [`outputLabel.${query ?? 'state'}`, 'outputLabel.failed'],
      );
      assert.equal(definition.label.call(node), `defaultLabel.${query ?? 'state'}`);
      assert.equal(definition.label.call({ ...node, name: 'meter' }), 'meter');
    });
  }

  const rows: Row[] = [
    ['query', 'list', {}, true],
    ['query', undefined, {}, true],
    ['query', 'everything', {}, 'error.query'],
    ['query', '${QUERY}', {}, true],
    ['imei', '860000000000017', { imeiType: 'str', query: 'everything' }, true],
    ['imei', '', { imeiType: 'str', query: 'latest' }, 'error.imei'],
    ['imei', '', { imeiType: 'str', query: 'list' }, true],
    ['imei', 'imei', { imeiType: 'msg', query: 'state' }, CORE_VERDICT],
    ['limit', '6001', { limitType: 'num', query: 'history' }, 'error.limit'],
    ['limit', '6001', { limitType: 'num', query: 'state' }, true],
    ['limit', '', { limitType: 'num', query: 'history' }, true],
    ['perPage', '101', { perPageType: 'num', query: 'list' }, 'error.perPage'],
    ['online', 'maybe', { query: 'list' }, 'error.online'],
    ['online', 'true', { query: 'list' }, true],
    ['search', '\ud83d', { query: 'list', searchType: 'str' }, /^label\.search holds half/],
    ['query', 'list', { search: '\ud83d', searchType: 'str' }, true],
    ...HISTORIES,
    ...CALLS,
  ];
  for (const [property, value, node, verdict] of rows) {
    it(`${property} ${JSON.stringify(value)} of ${JSON.stringify(node)}: ${String(verdict)}`, () => {
      const answer = defaults[property]?.validate?.call({ ...node, [property]: value }, value, {});
      if (verdict instanceof RegExp) assert.match(String(answer), verdict);
      else assert.equal(answer, verdict);
    });
  }
});
