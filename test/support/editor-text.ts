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
