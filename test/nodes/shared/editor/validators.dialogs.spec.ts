import assert from 'node:assert/strict';

import {
  checkedByType,
  currentValue,
  dialogOpened,
} from '../../../../nodes/shared/editor/validators';

/** Stands for a form of the page, found by any of its fields. */
interface FakeForm {
  readonly 0: { isConnected: boolean };
  find(selector: string): { val(): unknown };
}

function fakeForm(values: Readonly<Record<string, string>>): FakeForm {
  return {
    0: { isConnected: true },
    find: (selector) => ({ val: () => values[selector] }),
  };
}

describe('what a node has', () => {
  const names = globalThis as { $?: unknown; RED?: unknown };
  const others = { $: names.$, RED: names.RED };
  after(() => {
    Object.assign(names, others);
  });

  function open(node: object, form: FakeForm, prefix?: string): void {
    names.$ = () => ({ closest: () => form });
    dialogOpened(node, prefix);
  }

  it('is what its open dialog has, and after that what the flow has', () => {
    const node = { host: 'stored', auth: 'token' };
    const form = fakeForm({ '#node-input-host': 'typed' });
    open(node, form);
    assert.equal(currentValue(node, 'host'), 'typed');
    assert.equal(currentValue(node, 'auth'), 'token');
    form[0].isConnected = false;
    assert.equal(currentValue(node, 'host'), 'stored');
  });

  it('is not what the dialog of another node has', () => {
    open({}, fakeForm({ '#node-input-host': 'of another', '#node-input-hostType': 'num' }));
    const node = { host: 'stored', hostType: 'str' };
    assert.equal(currentValue(node, 'host'), 'stored');
    const types: string[] = [];
    names.RED = {
      validators: { typedInput: ({ type }: { type: string }) => (types.push(type), () => true) },
    };
    const validator = checkedByType('hostType', { num: () => 'a number' });
    assert.equal(validator.call(node, 'x', {}), true);
    assert.deepEqual(types, ['str']);
  });

  it('is what its dialog has, also after that of a config node was opened from it', () => {
    const node = { host: 'stored' };
    open(node, fakeForm({ '#node-input-host': 'typed' }));
    const config = { host: 'of the config node' };
    const above = fakeForm({ '#node-config-input-host': 'typed above' });
    open(config, above, 'node-config-input');
    assert.equal(currentValue(config, 'host'), 'typed above');
    assert.equal(currentValue(node, 'host'), 'typed');
    above[0].isConnected = false;
    assert.equal(currentValue(node, 'host'), 'typed');
  });
});
