/** What a message will do, in a sentence. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import type { Text } from '../../shared/editor/finding';
import { literal, literalNumber, sourceOf, type DialogValues } from './dialog-values';

/**
 * @param language a BCP 47 tag; decides which of the registry's names is used
 * @param text looks up a key of the node's catalogue
 */
export function previewWords(
  values: DialogValues,
  table: ObjectTable,
  language: string,
  text: Text,
): string {
  const object = table.find(literalNumber(values.objId) ?? -1);
  const resource = object?.resources.find(({ id }) => id === literalNumber(values.resId));
  const isChinese = language.startsWith('zh');
  const nameOf = (item: { name: { en: string; zh: string } } | undefined) =>
    isChinese ? item?.name.zh : item?.name.en;

  const part = (key: 'object' | 'resource', field: DialogValues['objId'], name?: string) => {
    const id = literal(field);
    if (id === undefined) return text(`preview.${key}.source`, { source: sourceOf(field) });
    return name === undefined
      ? text(`preview.${key}.number`, { id })
      : text(`preview.${key}.named`, { id, name });
  };
  const instance = literal(values.objInstId) ?? sourceOf(values.objInstId);
  const replaces = literal(values.mode) === '1';
  const place = {
    object: part('object', values.objId, nameOf(object)),
    instance: instance === '' ? '0' : instance,
  };
  // A blank one, or a name that is still being typed.
  if (isUnfinished(values.objId)) return text('preview.unfinished');
  if (literal(values.resId) === '') {
    return text(replaces ? 'preview.replaceAny' : 'preview.updateAny', place);
  }
  const what = { ...place, resource: part('resource', values.resId, nameOf(resource)) };
  return text(replaces ? 'preview.replace' : 'preview.update', what);
}

function isUnfinished(field: DialogValues['objId']): boolean {
  return literal(field) !== undefined && literalNumber(field) === undefined;
}
