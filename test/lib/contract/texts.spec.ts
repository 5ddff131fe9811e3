import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { input as enInput } from '../../../lib/contract/texts/en-US/input';
import { traffic as enTraffic } from '../../../lib/contract/texts/en-US/traffic';
import { input as zhInput } from '../../../lib/contract/texts/zh-CN/input';
import { traffic as zhTraffic } from '../../../lib/contract/texts/zh-CN/traffic';

const english = { ...enInput, ...enTraffic };
const chinese = { ...zhInput, ...zhTraffic };

/** What a sentence has filled in: params, and the labels of other fields (`{/pmin}`). */
const placeholders = (sentence: string): readonly string[] =>
  [...new Set(sentence.match(/\{\/?\w+\}/g))].sort();

describe('the sentences of faults', () => {
  for (const [language, faults, parts] of [
    ['en-US', english, [enInput, enTraffic]],
    ['zh-CN', chinese, [zhInput, zhTraffic]],
  ] as const) {
    it(`stand in one part of the catalogue each, in ${language}`, () => {
      const rules = parts.flatMap((part) => Object.keys(part));
      assert.deepEqual(rules.sort(), Object.keys(faults).sort());
    });
  }

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
