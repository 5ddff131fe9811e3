import assert from 'node:assert/strict';
import { isReference, unsetVariable, variableIn } from '../../../lib/contract';

describe('references to environment variables', () => {
  const rows: [text: string, whole: boolean, alone: string | undefined, any: string | undefined][] =
    [
      ['${NAME}', true, 'NAME', 'NAME'],
      [' $(NAME) ', true, 'NAME', 'NAME'],
      ['${A}${B}', false, 'A, B', 'A, B'],
      ['$(A)${B}', false, 'A, B', 'A, B'],
      ['${A}x${B}${A}', false, undefined, 'A, B'],
      ['https://${HOST}', false, undefined, 'HOST'],
      ['costs ${5}', false, undefined, '5'],
      ['$NAME', false, undefined, undefined],
      ['${}', false, undefined, undefined],
      ['{NAME}', false, undefined, undefined],
      ['', false, undefined, undefined],
    ];
  for (const [text, whole, alone, any] of rows) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(
        [isReference(text), unsetVariable(text), variableIn(text)],
        [whole, alone, any],
      );
    });
  }

  it('takes no time for a long text', () => {
    for (const text of ['${'.repeat(500_000), '${A}'.repeat(500_000), '$('.repeat(900)]) {
      const began = performance.now();
      assert.deepEqual([isReference(text), unsetVariable(text)], [false, undefined]);
      assert.equal(variableIn(text), undefined);
      assert.ok(performance.now() - began < 50);
    }
  });
});
