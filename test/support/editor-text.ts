import type { Text } from '../../nodes/shared/editor/texts';
import { readCatalogue, type Language } from './package-files';

/** Looks texts up as the editor does, in the catalogue of a node; a key that is not there fails the test. */
export function textOf(type: string, language: Language): Text {
  const catalogue = readCatalogue(type, language);
  return (key, values = {}) => {
    let found: unknown = catalogue;
    for (const part of [type, ...key.split('.')]) found = (found as Record<string, unknown>)[part];
    if (typeof found !== 'string') throw new Error(`${key} is in no catalogue`);
    return found.replace(/__(\w+?)__/g, (_whole, name: string) => String(values[name]));
  };
}

/** Has the editor look up texts for a viewer of a language while something is called. */
export function inLanguage<Value>(language: Language, call: () => Value): Value {
  const names = globalThis as { RED?: object };
  const before = names.RED;
  const lookUp = (fullKey: string, values?: Readonly<Record<string, string | number>>) => {
    const [, type = '', key = ''] = /([\w-]+):\1\.(.+)$/.exec(fullKey) ?? [];
    return textOf(type, language)(key, values);
  };
  names.RED = { ...before, _: lookUp };
  try {
    return call();
  } finally {
    if (before === undefined) delete names.RED;
    else names.RED = before;
  }
}
