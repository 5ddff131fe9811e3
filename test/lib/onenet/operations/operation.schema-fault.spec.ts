import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { ok } from '../../../../lib/contract';
import { schemaFault, validate, type Schema } from '../../../../lib/onenet/operations/operation';
import { faultOf, valueOf } from '../../../support/result';

interface Checked {
  readonly 'a/b': number;
  readonly mode?: number;
  readonly text?: string;
  readonly list?: readonly object[];
}

/** One rule of each kind, under names that a JSON pointer has to escape. */
const schema: Schema<Checked> = {
  $id: 'schema-fault-spec',
  type: 'object',
  required: ['a/b'],
  properties: {
    'a/b': { type: 'integer', minimum: 5, maximum: 40 },
    mode: { type: 'integer', enum: [1, 2] },
    text: { type: 'string' },
    list: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['res_id'],
        properties: { res_id: {} },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

/** Made with the options of the checks that ship. */
const check = new Ajv({ strict: true, verbose: true, ownProperties: true }).compile<Checked>(
  schema,
);

const FAULTS: readonly (readonly [input: unknown, pointer: string, sentence: string])[] = [
  [{}, '/a~1b', 'is missing'],
  [{ 'a/b': 5, list: [{}] }, '/list/0/res_id', 'is missing'],
  [{ 'a/b': 'x' }, '/a~1b', 'must be a whole number, not the text "x"'],
  [{ 'a/b': 5.5 }, '/a~1b', 'must be a whole number, not 5.5'],
  [{ 'a/b': null }, '/a~1b', 'must be a whole number, not null'],
  [{ 'a/b': 7n }, '/a~1b', 'must be a whole number, not 7'],
  [{ 'a/b': 4 }, '/a~1b', 'must be from 5 to 40, not 4'],
  [{ 'a/b': 41 }, '/a~1b', 'must be from 5 to 40, not 41'],
  [{ 'a/b': 5, mode: 3 }, '/mode', 'must be one of 1, 2, not 3'],
  [{ 'a/b': 5, text: 1 }, '/text', 'must be a text, not 1'],
  [{ 'a/b': 5, list: 'x' }, '/list', 'must be an array, not the text "x"'],
  [{ 'a/b': 5, list: [] }, '/list', 'is empty: there is nothing to write'],
  [{ 'a/b': 5, list: [7] }, '/list/0', 'must be an object with res_id and val, not 7'],
  [{ 'a/b': 5, list: [[]] }, '/list/0', 'must be an object with res_id and val, not an array'],
  [
    { 'a/b': 5, 'c~/d': 1 },
    '/c~0~1d',
    'is not a field that OneNET knows; an element has res_id, val and, if needed, type',
  ],
  [[], '', 'must be an object with res_id and val, not an array'],
];

describe('schema-fault', () => {
  for (const [input, pointer, sentence] of FAULTS) {
    it(`says that ${pointer} ${sentence}`, () => {
      const fault = faultOf(validate(check, input));
      assert.deepEqual([fault.pointer, fault.sentence], [pointer, sentence]);
    });
  }

  it('gives the input itself if nothing is wrong with it', () => {
    const input = { 'a/b': 5 };
    const valid = validate(check, input);
    assert.deepEqual(valid, ok(input));
    assert.equal(valueOf(valid), input);
  });

  it('says something even if the check does not say what it found', () => {
    assert.equal(faultOf(schemaFault(undefined)).rule, 'generic');
  });

  it('looks at an object’s own fields alone', () => {
    const prototype = Object.prototype as { mode?: unknown };
    prototype.mode = 3;
    try {
      assert.ok(validate(check, { 'a/b': 5 }).ok);
    } finally {
      delete prototype.mode;
    }
    assert.equal(faultOf(validate(check, Object.create({ 'a/b': 5 }))).rule, 'missing');
  });

  it('shows a name of any length in a few characters', () => {
    const fault = faultOf(validate(check, { 'a/b': 5, ['x'.repeat(1_000_000)]: 1 }));
    assert.ok(fault.pointer.length < 120);
  });
});
