import assert from 'node:assert/strict';

import Ajv from 'ajv';

import { schemaProblem } from '../../../lib/onenet/schema-problem';

/** One rule of each kind, under names that a JSON pointer has to escape. */
const schema = {
  $id: 'schema-problem-spec',
  type: 'object',
  required: ['a/b'],
  properties: {
    'a/b': { type: 'integer', minimum: 5, maximum: 40 },
    mode: { type: 'integer', enum: [1, 2] },
    text: { type: 'string', pattern: '^x' },
    list: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', required: ['res_id'], properties: { res_id: {} } },
    },
    flag: { type: 'boolean' },
  },
  additionalProperties: false,
};

/** Made with `verbose`, as the checks that ship are. */
const check = new Ajv({ strict: true, allowUnionTypes: true, verbose: true }).compile(schema);

const PROBLEMS: readonly (readonly [input: unknown, pointer: string, problem: string])[] = [
  [{}, '/a~1b', 'is missing'],
  [{ 'a/b': 5, list: [{}] }, '/list/0/res_id', 'is missing'],
  [{ 'a/b': 'x' }, '/a~1b', 'must be a whole number, not the text "x"'],
  [{ 'a/b': 5.5 }, '/a~1b', 'must be a whole number, not 5.5'],
  [{ 'a/b': null }, '/a~1b', 'must be a whole number, not null'],
  [{ 'a/b': 7n }, '/a~1b', 'must be a whole number, not the bigint 7'],
  [{ 'a/b': 4 }, '/a~1b', 'must be from 5 to 40, not 4'],
  [{ 'a/b': 41 }, '/a~1b', 'must be from 5 to 40, not 41'],
  [{ 'a/b': 5, mode: 3 }, '/mode', 'must be 1 or 2, not 3'],
  [{ 'a/b': 5, text: 1 }, '/text', 'must be a text, not 1'],
  [{ 'a/b': 5, text: 'y' }, '/text', 'must match pattern "^x", not the text "y"'],
  [{ 'a/b': 5, list: 'x' }, '/list', 'must be an array, not the text "x"'],
  [{ 'a/b': 5, list: [] }, '/list', 'is empty: there is nothing to write'],
  [{ 'a/b': 5, list: [7] }, '/list/0', 'must be an object with res_id and val, not 7'],
  [{ 'a/b': 5, list: [[]] }, '/list/0', 'must be an object with res_id and val, not an array'],
  [{ 'a/b': 5, flag: 1 }, '/flag', 'must be boolean, not 1'],
  [
    { 'a/b': 5, 'c~/d': 1 },
    '/c~0~1d',
    'is not a field that OneNET knows; an element has res_id, val and, if needed, type',
  ],
];

describe('schema-problem', () => {
  for (const [input, pointer, problem] of PROBLEMS) {
    it(`says that ${pointer} ${problem}`, () => {
      assert.equal(check(input), false);
      const found = schemaProblem(check.errors?.[0]);
      assert.deepEqual(found, { kind: 'invalid', pointer, problem });
    });
  }

  it('says something even if the check does not say what it found', () => {
    assert.deepEqual(schemaProblem(undefined), {
      kind: 'invalid',
      pointer: '',
      problem: 'the request does not have the expected form',
    });
  });
});
