/** As much of Node-RED's editor as the functions need that look at the fields of a dialog. */

import { textOf } from './editor-text';
import type { Language } from './package-files';

/**
 * Plays it for the tests of a suite. Texts come from the catalogues in that language; only what has a space in it is no
 * property.
 */
export function useEditorDouble(language: Language): void {
  const names = globalThis as unknown as Record<string, unknown>;
  let others: unknown;
  before(() => {
    others = names.RED;
    names.RED = {
      _: (key: string, values?: Record<string, string>) => {
        const [, type, rest] = /^.*:([\w-]+)\.(.+)$/.exec(key) ?? [];
        return type === undefined || rest === undefined
          ? key
          : textOf(type, language)(rest, values);
      },
      validators: {
        typedInput: () => (path: string) => /^\S+$/.test(path) || 'no property',
      },
    };
  });
  after(() => {
    names.RED = others;
  });
}
