/** The project's own lint rules, for one line of code in one file. */

import assert from 'node:assert/strict';
import { join } from 'node:path';

import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = join(__dirname, '..', '..', '..');

/** In CI the parser expects that each file is linted as it is on the disk. */
const anyText = {
  languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } },
};

/** The project's own configuration; rules that need type information are off, since no snippet is a file. */
const untyped = new ESLint({
  cwd: root,
  overrideConfig: [anyText, tseslint.configs.disableTypeChecked],
});

/** The same with type information, for which the file must be one of the project's. */
const typed = new ESLint({ cwd: root, overrideConfig: [anyText] });

/**
 * @param rule such as `local/import-zones`
 * @param file from the repository's root
 * @returns what the rule says of the code
 */
export async function lint(
  rule: string,
  file: string,
  code: string,
  { withTypes = false } = {},
): Promise<string[]> {
  const eslint = withTypes ? typed : untyped;
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  assert.ok(result);
  assert.deepEqual(
    result.messages.filter((each) => each.fatal),
    [],
  );
  return result.messages.filter((each) => each.ruleId === rule).map((each) => each.message);
}
