import assert from 'node:assert/strict';

import { CORE_VERDICT, loadEditorDefinition } from '../../support/editor-definition';

const definition = loadEditorDefinition('onenet-nbiot-command');
const { defaults } = definition;

describe('editor of onenet-nbiot-command', () => {
  it('has the properties that flows store, with their defaults', () => {
    const values = Object.fromEntries(
      Object.entries(defaults).map(([key, { value }]) => [key, value]),
    );
    assert.deepEqual(values, {
      name: '',
      platform: '',
      operation: 'follow',
      uuid: 'onenet.uuid',
      uuidType: 'msg',
      imei: 'onenet.request.imei',
      imeiType: 'msg',
      page: '',
      pageType: 'num',
      perPage: '',
      perPageType: 'num',
      minInterval: 2,
      maxInterval: 60,
      store: '',
    });
    assert.deepEqual(
      [defaults.platform?.type, defaults.platform?.required],
      ['onenet-nbiot-config', true],
    );
  });

  it('stands beside the write node, and looks like it', () => {
    const write = loadEditorDefinition('onenet-nbiot-write');
    const { category, color, inputs, outputs } = definition;
    assert.deepEqual(
      { category, color, inputs, outputs },
      { category: 'OneNET', color: write.color, inputs: 1, outputs: 2 },
    );
  });

  for (const [operation, first, second] of [
    ['follow', 'outputLabel.follow', 'outputLabel.ended'],
    ['status', 'outputLabel.status', 'outputLabel.ended'],
    ['cancel', 'outputLabel.cancel', 'outputLabel.failed'],
    ['cancel-all', 'outputLabel.cancel-all', 'outputLabel.failed'],
    ['list', 'outputLabel.list', 'outputLabel.failed'],
    [undefined, 'outputLabel.follow', 'outputLabel.ended'],
  ] as const) {
    it(`names outputs and node by the operation ${operation ?? 'that is left out'}`, () => {
      const node = { name: '', operation };
      assert.deepEqual(
        [0, 1].map((index) => definition.outputLabels?.call(node, index)),
        [first, second],
      );
      assert.equal(definition.label.call(node), `defaultLabel.${operation ?? 'follow'}`);
      assert.equal(definition.label.call({ ...node, name: 'valve' }), 'valve');
    });
  }

  const rows: [property: string, value: unknown, node: object, verdict: unknown][] = [
    ['operation', 'cancel-all', {}, true],
    ['operation', undefined, {}, true],
    ['operation', 'resume', {}, 'error.operation'],
    ['uuid', '', { uuidType: 'str' }, 'error.uuid'],
    ['uuid', '1f', { uuidType: 'str' }, true],
    ['uuid', 'onenet.uuid', { uuidType: 'msg' }, CORE_VERDICT],
    ['uuid', '', { uuidType: 'str', operation: 'list' }, true],
    ['uuid', '', { uuidType: 'str', operation: 'cancel-all' }, true],
    ['imei', '', { imeiType: 'str', operation: 'list' }, 'error.imei'],
    ['imei', '1', { imeiType: 'str' }, true],
    ['page', '', { pageType: 'num', operation: 'list' }, true],
    ['page', '0', { pageType: 'num', operation: 'list' }, 'error.page'],
    ['page', '0', { pageType: 'num', operation: 'follow' }, true],
    ['perPage', '1001', { perPageType: 'num', operation: 'list' }, 'error.perPage'],
    ['minInterval', 0.5, {}, true],
    ['minInterval', '0', {}, 'error.interval'],
    ['minInterval', '${WAIT}', {}, true],
    ['minInterval', '', { operation: 'cancel' }, true],
    ['maxInterval', 'soon', { operation: 'follow' }, 'error.interval'],
    ['maxInterval', undefined, { operation: 'follow' }, true],
  ];
  for (const [property, value, node, verdict] of rows) {
    it(`${property} ${JSON.stringify(value)} of ${JSON.stringify(node)}: ${String(verdict)}`, () => {
      assert.equal(defaults[property]?.validate?.call(node, value, {}), verdict);
    });
  }

  it('declares both parameters of every validator, since the editor counts them', () => {
    const lengths = Object.values(defaults).flatMap(({ validate }) => validate?.length ?? []);
    assert.deepEqual(new Set(lengths), new Set([2]));
  });
});
