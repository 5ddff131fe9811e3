import assert from 'node:assert/strict';

import { loadEditorDefinition } from '../../support/editor-definition';

const definition = loadEditorDefinition('onenet-nbiot-execute');

describe('editor of onenet-nbiot-execute', () => {
  it('has the properties that flows store', () => {
    const names =
      'name platform imei imeiType objId objIdType objInstId objInstIdType resId resIdType args argsType delivery secondWrite expires expiresType waitForResult store timeout timeoutType validFrom validFromType retry retryType trigger';
    assert.deepEqual(Object.keys(definition.defaults), names.split(' '));
    const { platform } = definition.defaults;
    assert.deepEqual([platform?.type, platform?.required], ['onenet-nbiot-config', true]);
  });

  it('stands beside the write node, and looks like it', () => {
    const write = loadEditorDefinition('onenet-nbiot-write');
    const { category, color, inputs, outputs } = definition;
    assert.deepEqual(
      { category, color, inputs, outputs },
      { category: 'OneNET', color: write.color, inputs: 1, outputs: 2 },
    );
  });

  it('is named by what it is about', () => {
    const node = { name: '', objId: '3', objIdType: 'num', objInstId: '0', objInstIdType: 'num' };
    const target = { ...node, resId: '4', resIdType: 'num' };
    assert.equal(definition.label.call(target), 'defaultLabel 3/0/4');
    assert.equal(definition.label.call({ ...target, objId: '' }), 'paletteLabel');
    assert.equal(definition.label.call({ ...target, name: 'meter' }), 'meter');
  });
});
