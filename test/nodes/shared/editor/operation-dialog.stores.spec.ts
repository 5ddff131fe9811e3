import assert from 'node:assert/strict';

import { storeChoices } from '../../../../nodes/shared/editor/operation-dialog';

const text = { usual: (name: string) => `usual ${name}`, gone: (name: string) => `${name}?` };
const TWO = { default: 'memory', stores: ['memory', 'file'] };

describe('the menu of context stores', () => {
  const rows: readonly [
    stores: Parameters<typeof storeChoices>[0],
    chosen: string,
    labels: readonly string[],
  ][] = [
    [{}, '', []],
    [{ default: 'memory', stores: ['memory'] }, '', []],
    [{ default: 'memory', stores: ['memory'] }, 'memory', []],
    [TWO, '', ['usual memory', 'file']],
    [TWO, 'file', ['usual memory', 'file']],
    [TWO, 'memory', ['usual memory', 'file', 'memory']],
    [TWO, 'redis', ['usual memory', 'file', 'redis?']],
    [{ default: 'memory', stores: ['memory'] }, 'file', ['usual memory', 'file?']],
  ];
  for (const [stores, chosen, labels] of rows) {
    it(`${JSON.stringify(stores)} with ${JSON.stringify(chosen)}: ${labels.join(', ')}`, () => {
      const choices = storeChoices(stores, chosen, text);
      assert.deepEqual(
        choices.map(({ label }) => label),
        labels,
      );
      // What is stored is an entry, so that opening the dialog changes nothing.
      if (choices.length > 0) assert.ok(choices.some(({ value }) => value === chosen));
    });
  }
});
