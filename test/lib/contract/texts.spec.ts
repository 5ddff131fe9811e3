import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { faults as english } from '../../../lib/contract/texts/en-US';
import { faults as chinese } from '../../../lib/contract/texts/zh-CN';

/** What a sentence has filled in: params, and the labels of other fields (`{/pmin}`). */
const placeholders = (sentence: string): readonly string[] =>
  [...new Set(sentence.match(/\{\/?\w+\}/g))].sort();

describe('the sentences of faults', () => {
  it('have the same filled in, and name the same fields, in both languages', () => {
    for (const [rule, sentence] of Object.entries(english)) {
      assert.deepEqual(
        placeholders(chinese[rule as keyof typeof chinese]),
        placeholders(sentence),
        rule,
      );
    }
  });
});
