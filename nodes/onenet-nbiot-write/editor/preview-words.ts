/** What a message will do, in a sentence. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import type { Text } from '../../shared/editor/diagnosis';
import { literal, literalNumber, sourceOf, type Field } from '../../shared/editor/field';
import { deliveryWords } from './delivery-words';
import type { DialogValues } from './dialog-values';
import { plainValue } from './preview-wire';

/**
 * @param written the Resources that the value in the dialog goes to, once the runtime has told
 * @param language a BCP 47 tag; decides which of the registry's names is used
 * @param text looks up a key of the node's catalogue
 */
export function previewWords(
  values: DialogValues,
  written: readonly number[] | undefined,
  table: ObjectTable,
  language: string,
  text: Text,
): string {
  // A blank one, or a name that is still being typed.
  if (isUnfinished(values.objId)) return text('preview.unfinished');
  return deliveryWords(
    whatIsWritten(values, written, table, language, text),
    values,
    language,
    text,
  );
}

function whatIsWritten(
  values: DialogValues,
  written: readonly number[] | undefined,
  table: ObjectTable,
  language: string,
  text: Text,
): string {
  const object = table.find(literalNumber(values.objId) ?? -1);
  const nameOf = (item: Named | undefined) =>
    language.startsWith('zh') ? item?.name.zh : item?.name.en;
  const say = (kind: 'object' | 'resource', id: number | string, name: string | undefined) =>
    name === undefined
      ? text(`preview.${kind}.number`, { id })
      : text(`preview.${kind}.named`, { id, name });
  const sayResource = (id: number | string) =>
    say('resource', id, nameOf(object?.resources.find((each) => each.id === Number(id))));

  const { objId, objInstId, resId } = values;
  const instance = literal(objInstId) ?? sourceOf(objInstId);
  const place = {
    object: isFixed(objId)
      ? say('object', literal(objId) ?? '', nameOf(object))
      : text('preview.object.source', { source: sourceOf(objId) }),
    instance: instance === '' ? '0' : instance,
  };
  const replaces = literal(values.mode) === '1';
  const ids = written ?? (isFixed(resId) ? [literal(resId) ?? ''] : []);
  if (ids[0] === '') return text(replaces ? 'preview.replaceAny' : 'preview.updateAny', place);
  const resource =
    ids.length > 0
      ? ids.map(sayResource).join(text('preview.comma'))
      : text('preview.resource.source', { source: sourceOf(resId) });
  const value = shownValue(values);
  return value === undefined || ids.length !== 1
    ? text(replaces ? 'preview.replace' : 'preview.update', { ...place, resource })
    : text(replaces ? 'preview.replaceValue' : 'preview.updateValue', {
        ...place,
        resource,
        value,
      });
}

/** A value that stands in the dialog and goes out as it is, cut where it is long. */
function shownValue({ payload, valueType }: DialogValues): string | undefined {
  const value = valueType === 'auto' ? plainValue(payload) : undefined;
  if (value === undefined) return undefined;
  const characters = Array.from(value);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : value;
}

const LONGEST = 40;

interface Named {
  readonly name: { readonly en: string; readonly zh: string };
}

function isFixed(field: Field): boolean {
  return literal(field) !== undefined;
}

function isUnfinished(field: Field): boolean {
  return isFixed(field) && literalNumber(field) === undefined;
}
