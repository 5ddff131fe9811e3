import assert from 'node:assert/strict';

import { loadEditorDefinition } from '../../support/editor-definition';

const definition = loadEditorDefinition('onenet-nbiot-observe');

describe('editor of onenet-nbiot-observe', () => {
  it('has the properties that flows store', () => {
    const names =
      'name platform action imei imeiType objId objIdType objInstId objInstIdType resId resIdType pmin pminType pmax pmaxType gt gtType lt ltType st stType timeout timeoutType';
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

  it('calls fields that do not go together as the dialog does', () => {
    const period = { pmin: '10', pminType: 'num', pmaxType: 'num', resId: '1', resIdType: 'num' };
    const node = { ...period, gt: '5', gtType: 'num', ltType: 'num', objInstId: '0' };
    const said = (name: string, value: string): unknown =>
      definition.defaults[name]?.validate?.call({ ...node, [name]: value }, value, {});
    assert.equal(
      said('pmax', '9'),
      'label.pmax must not be below “label.pmin”: 9 s is less than 10 s',
    );
    assert.equal(said('lt', '6'), 'label.lt must be below “label.gt”: 6 is not less than 5');
    assert.equal(said('lt', '4'), true);
  });

  it('is named by what it is about', () => {
    const node = { name: '', objId: '3', objIdType: 'num', objInstId: '0', objInstIdType: 'num' };
    const target = { ...node, resId: '4', resIdType: 'num' };
    assert.equal(definition.label.call(target), 'defaultLabel.observe 3/0/4');
    assert.equal(definition.label.call({ ...target, objId: '' }), 'paletteLabel');
    assert.equal(definition.label.call({ ...target, name: 'meter' }), 'meter');
  });
});
