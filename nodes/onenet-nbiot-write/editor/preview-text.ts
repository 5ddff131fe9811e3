/** What a message will do, in a sentence. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { deliveryWords } from '../../shared/editor/delivery-words';
import { isUnfinished, TargetWords } from '../../shared/editor/target-words';
import type { Text } from '../../shared/editor/texts';
import { literal } from '../../shared/editor/typed-value';
import { type DialogValues } from './fields';
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
  const words = new TargetWords(table, language, text);
  const { objId, objInstId, resId } = values;
  const place = { object: words.object(objId), instance: words.instance(objInstId, '0') };
  const replaces = literal(values.mode) === '1';
  const fixed = literal(resId);
  const ids: readonly (number | string)[] = written ?? (fixed === undefined ? [] : [fixed]);
  if (ids[0] === '') return text(replaces ? 'preview.replaceAny' : 'preview.updateAny', place);
  const resource =
    ids.length > 0
      ? ids.map((id) => words.resourceById(objId, id)).join(text('preview.comma'))
      : words.resource(objId, resId);
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
