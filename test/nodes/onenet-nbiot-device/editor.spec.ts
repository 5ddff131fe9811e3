import assert from 'node:assert/strict';

import { CORE_VERDICT, loadEditorDefinition } from '../../support/editor-definition';

const definition = loadEditorDefinition('onenet-nbiot-device');
const { defaults } = definition;

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
    const write = loadEditorDefinition('onenet-nbiot-write');
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

  const rows: [property: string, value: unknown, node: object, verdict: unknown][] = [
    ['query', 'list', {}, true],
    ['query', undefined, {}, true],
    ['query', 'everything', {}, 'error.query'],
    ['imei', '', { imeiType: 'str', query: 'latest' }, 'error.imei'],
    ['imei', '', { imeiType: 'str', query: 'list' }, true],
    ['imei', 'imei', { imeiType: 'msg', query: 'state' }, CORE_VERDICT],
    ['limit', '6001', { limitType: 'num', query: 'history' }, 'error.limit'],
    ['limit', '6001', { limitType: 'num', query: 'state' }, true],
    ['limit', '', { limitType: 'num', query: 'history' }, true],
    ['perPage', '101', { perPageType: 'num', query: 'list' }, 'error.perPage'],
    ['online', 'maybe', { query: 'list' }, 'error.online'],
    ['online', 'true', { query: 'list' }, true],
  ];
  for (const [property, value, node, verdict] of rows) {
    it(`${property} ${JSON.stringify(value)} of ${JSON.stringify(node)}: ${String(verdict)}`, () => {
      assert.equal(defaults[property]?.validate?.call(node, value, {}), verdict);
    });
  }
});
