import assert from 'node:assert/strict';

import { checked, checkedByType } from '../../../../nodes/shared/editor/validator';

describe('validators for the editor', () => {
  const markup = 'Invalid JSON: "<img src>" is not valid';
  const harmless = 'Invalid JSON: "‹img src>" is not valid';

  before(() => {
    Object.assign(globalThis, { $: () => ({ val: () => undefined }) });
  });
  after(() => {
    Reflect.deleteProperty(globalThis, '$');
  });

  it('never hand over markup, which the sidebar would read as HTML', () => {
    assert.equal(checked(() => markup).call({}, 'x', {}), harmless);
    const ofCore = checkedByType('xType', {}, (_value, _options) => markup);
    assert.equal(ofCore.call({ xType: 'json' }, 'x', {}), harmless);
  });

  it('pass on what is no sentence', () => {
    assert.equal(checked(() => markup).call({}, 'x'), false);
    const ofCore = checkedByType('xType', {}, (_value, _options) => false);
    assert.equal(ofCore.call({}, 'x', {}), false);
  });
});
