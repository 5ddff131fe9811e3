import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { faults as english } from '../../../lib/contract/texts/en-US';
import { faults as chinese } from '../../../lib/contract/texts/zh-CN';

/** What a sentence has filled in: params, and the labels of other fields (`{/pmin}`). */
const placeholders = (sentence: string): readonly string[] =>
  [...new Set(sentence.match(/\{\/?\w+\}/g))].sort();

const FOLDER = join(__dirname, '..', '..', '..', 'lib', 'contract', 'texts');

/** The parts of the catalogue in one language: the catalogue holds all of them. */
function partsOf(language: string): readonly object[] {
  const files = readdirSync(join(FOLDER, language)).filter((file) => file !== 'index.ts');
  return files.flatMap((file) => {
    const part = createRequire(__filename)(join(FOLDER, language, file)) as Record<string, object>;
    return Object.values(part);
  });
}

describe('the sentences of faults', () => {
  for (const [language, faults] of [
    ['en-US', english],
    ['zh-CN', chinese],
  ] as const) {
    it(`stand in one part of the catalogue each, in ${language}`, () => {
      const rules = partsOf(language).flatMap((part) => Object.keys(part));
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
