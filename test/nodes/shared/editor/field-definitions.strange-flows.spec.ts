import assert from 'node:assert/strict';

import { DIALECTS } from '../../../../lib/contract';
import { loadEditorDefinition } from '../../../support/editor-definition';

/** What a flow written by hand may have in any property. */
const STRANGE = ['\ud800', '1e300', '${A}', null] as const;

const PLATFORM = 'platform-id';

/** By which other fields are used or not. */
const CHOICES: Readonly<Record<string, readonly object[]>> = {
  'onenet-nbiot-config': [{ host: 'a.example', auth: 'token' }],
  'onenet-nbiot-write': [{ delivery: 'cached', valueType: 'time' }],
  'onenet-nbiot-read': [{ delivery: 'cached' }],
  'onenet-nbiot-execute': [{ delivery: 'cached' }],
  'onenet-nbiot-observe': [{ action: 'observe' }],
  'onenet-nbiot-command': [{ operation: 'result' }],
  'onenet-nbiot-device': ['state', 'history', 'list'].map((query) => ({
    query,
    platform: PLATFORM,
  })),
  'onenet-nbiot-in': [{}],
};

describe('a flow with strange values', () => {
  for (const [type, choices] of Object.entries(CHOICES)) {
    it(`makes no validator throw: ${type}`, () => {
      for (const dialect of type === 'onenet-nbiot-device' ? DIALECTS : DIALECTS.slice(0, 1)) {
        const { defaults } = loadEditorDefinition(type, { [PLATFORM]: { dialect } });
        const usual = Object.entries(defaults).map(([name, { value }]) => [name, value] as const);
        for (const choice of choices) {
          for (const changes of pairs(Object.keys(defaults))) {
            const node = { ...Object.fromEntries(usual), ...choice, ...changes };
            for (const name of Object.keys(changes)) validate(node, name, defaults);
          }
        }
      }
    });
  }
});

function validate(
  node: Readonly<Record<string, unknown>>,
  name: string,
  defaults: ReturnType<typeof loadEditorDefinition>['defaults'],
): void {
  assert.doesNotThrow(
    () => defaults[name]?.validate?.call(node, node[name], {}),
    `${name} of ${JSON.stringify(node)}`,
  );
}

/** Two properties at a time: what is wrong with one must not stop the check of the other. */
function* pairs(names: readonly string[]): Generator<Readonly<Record<string, unknown>>> {
  for (const [index, name] of names.entries()) {
    for (const other of names.slice(index)) {
      for (const value of STRANGE) {
        for (const another of STRANGE) yield { [name]: value, [other]: another };
      }
    }
  }
}
