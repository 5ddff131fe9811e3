import assert from 'node:assert/strict';

import { loadEditorDefinition } from '../../support/editor-definition';

const definition = loadEditorDefinition('onenet-nbiot-in');
const { defaults } = definition;

describe('editor of onenet-nbiot-in', () => {
  it('has the properties that flows store, with their defaults', () => {
    const values = Object.fromEntries(
      Object.entries(defaults).map(([key, { value }]) => [key, value]),
    );
    assert.deepEqual(values, {
      name: '',
      platform: '',
      path: '',
      verify: '',
      kinds: '',
      imeis: '',
      paths: '',
      repeats: false,
      auth: false,
    });
    assert.deepEqual(
      [defaults.platform?.type, defaults.platform?.required],
      ['onenet-nbiot-config', false],
    );
  });

  it('keeps its secrets out of the flow', () => {
    assert.deepEqual(definition.credentials, {
      token: { type: 'password' },
      aesKey: { type: 'password' },
    });
  });

  it('only has an output', () => {
    assert.deepEqual([definition.inputs, definition.outputs], [0, 1]);
    assert.equal(definition.outputLabels?.call({}, 0), 'outputLabel.pushed');
  });

  it('is named by its path', () => {
    assert.equal(definition.label.call({ name: '', path: '' }), 'defaultLabel /onenet');
    assert.equal(definition.label.call({ name: '', path: '/a' }), 'defaultLabel /a');
    assert.equal(definition.label.call({ name: 'mine', path: '/a' }), 'mine');
  });

  for (const [property, value, verdict] of [
    ['path', '', true],
    ['path', '/a/b', true],
    ['path', '${PATH_OF_IT}', true],
    ['path', '/a/${REST}', 'error.path'],
    ['path', '/a b', 'error.path'],
    ['path', 7, 'error.path'],
    ['verify', '', true],
    ['verify', undefined, true],
    ['verify', null, true],
    ['verify', '${MODE}', true],
    ['verify', 'warn ', 'error.verify'],
    ['verify', 'warn', true],
    ['verify', 'maybe', 'error.verify'],
  ] as const) {
    it(`${property} ${String(value)}: ${String(verdict)}`, () => {
      assert.equal(defaults[property]?.validate?.call({}, value, {}), verdict);
    });
  }

  for (const [title, node, verify, verdict] of [
    ['marks a check without a token', { credentials: { has_token: false } }, 'strict', false],
    ['marks no check with one', { credentials: { has_token: true } }, 'strict', true],
    ['marks none whose token it has not been told of', {}, 'strict', true],
    ['marks none that needs no token', { credentials: { has_token: false } }, 'warn', true],
  ] as const) {
    it(title, () => {
      const said = verdict || 'error.tokenMissing';
      const { validate } = defaults.verify ?? {};
      assert.equal(validate?.call(node, verify, {}), said);
      assert.equal(validate.call(node, verify), verdict);
    });
  }
});
