/** What a message will do, in a sentence. */

import { SOURCES } from '../../../lib/contract';
import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { deliveryWords } from '../../shared/editor/delivery-words';
import { isUnfinished, TargetWords } from '../../shared/editor/target-words';
import type { Text } from '../../shared/editor/texts';
import { type Field, literal, sourceOf } from '../../shared/editor/typed-value';
import { type DialogValues } from './fields';
import { plainValue } from './preview-wire';

/** A Resource and the value that it gets, as JSON; no value where it is not known exactly. */
export interface WrittenResource {
  readonly id: number;
  readonly value?: string;
}

/**
 * @param written the Resources that the value in the dialog goes to, once the runtime has told
 * @param language a BCP 47 tag; decides which of the registry's names is used
 * @param text looks up a key of the node's catalogue
 */
export function previewWords(
  values: DialogValues,
  written: readonly WrittenResource[] | undefined,
  table: ObjectTable,
  language: string,
  text: Text,
): string {
  // A blank one, or a name that is still being typed.
  if (isUnfinished(values.objId)) return text('preview.unfinished');
  const what = whatIsWritten(values, written, table, language, text);
  return ofDevice(values.imei, deliveryWords(what, values, language, text), text);
}

/** Names the device before what happens to it; nothing as long as the field is blank. */
function ofDevice(imei: Field, words: string, text: Text): string {
  const id = literal(imei);
  if (id === undefined) return text('preview.device.source', { source: sourceOf(imei), words });
  return id === '' ? words : text('preview.device.fixed', { id, words });
}

function whatIsWritten(
  values: DialogValues,
  written: readonly WrittenResource[] | undefined,
  table: ObjectTable,
  language: string,
  text: Text,
): string {
  const words = new TargetWords(table, language, text);
  const { objId, objInstId, resId } = values;
  const place = { object: words.object(objId), instance: words.instance(objInstId, '0') };
  const replaces = literal(values.mode) === '1';
  const target = literal(resId);
  if (written === undefined && target === '') {
    return text(replaces ? 'preview.replaceAny' : 'preview.updateAny', place);
  }
  if (written !== undefined && written.length > 1) {
    const pairs = written.map(({ id, value }) =>
      value === undefined
        ? words.resourceById(objId, id)
        : `${words.resourceById(objId, id)} = ${shorten(value)}`,
    );
    const resource = pairs.join(text('preview.comma'));
    return text(replaces ? 'preview.replace' : 'preview.update', { ...place, resource });
  }
  const [only] = written ?? [];
  const resource =
    only === undefined ? words.resource(objId, resId) : words.resourceById(objId, only.id);
  const value = only?.value ?? valueWords(values);
  return value === undefined
    ? text(replaces ? 'preview.replace' : 'preview.update', { ...place, resource })
    : text(replaces ? 'preview.replaceValue' : 'preview.updateValue', {
        ...place,
        resource,
        value: shorten(value),
      });
}

/** Where the value comes from, or the value itself if it goes out as it is. */
function valueWords({ payload, valueType }: DialogValues): string | undefined {
  if (SOURCES.some((source) => source === payload.type)) return sourceOf(payload);
  return valueType === 'auto' ? plainValue(payload) : undefined;
}

function shorten(value: string): string {
  const characters = Array.from(value);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : value;
}

const LONGEST = 40;
