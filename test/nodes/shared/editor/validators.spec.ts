import assert from 'node:assert/strict';

import { checked, checkedByType } from '../../../../nodes/shared/editor/validators';

describe('validators for the editor', () => {
  const markup = 'Invalid JSON: "<img src>" is not valid';
  const harmless = 'Invalid JSON: "‹img src>" is not valid';

  const names = globalThis as { RED?: unknown };
  let others: unknown;
  before(() => {
    others = names.RED;
    names.RED = {
      validators: {
        typedInput:
          ({ type }: { readonly type: string }) =>
          (_value: unknown, options?: object) =>
            type === 'json' && options !== undefined ? markup : false,
      },
    };
  });
  after(() => {
    names.RED = others;
  });

  it('never hand over markup, which the sidebar would read as HTML', () => {
    assert.equal(checked(() => markup).call({}, 'x', {}), harmless);
    const ofCore = checkedByType('xType', {});
    assert.equal(ofCore.call({ xType: 'json' }, 'x', {}), harmless);
  });

  it('pass on what is no sentence', () => {
    assert.equal(checked(() => markup).call({}, 'x'), false);
    const ofCore = checkedByType('xType', {});
    assert.equal(ofCore.call({}, 'x', {}), false);
  });
});
