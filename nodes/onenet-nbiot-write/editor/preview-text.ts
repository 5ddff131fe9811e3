/** What a message will do, in a sentence. */

import { CACHED_DEFAULTS, SOURCES } from '../../../lib/contract';
import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { duration } from '../../shared/editor/labels';
import type { Text } from '../../shared/editor/texts';
import { type Field, literal, literalNumber, sourceOf } from '../../shared/editor/typed-value';
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
  const target = literal(resId);
  if (written === undefined && target === '') {
    return text(replaces ? 'preview.replaceAny' : 'preview.updateAny', place);
  }
  if (written !== undefined && written.length > 1) {
    const pairs = written.map(({ id, value }) =>
      value === undefined ? sayResource(id) : `${sayResource(id)} = ${shorten(value)}`,
    );
    const resource = pairs.join(text('preview.comma'));
    return text(replaces ? 'preview.replace' : 'preview.update', { ...place, resource });
  }
  const [only] = written ?? [];
  const resource =
    target === undefined && only === undefined
      ? text('preview.resource.source', { source: sourceOf(resId) })
      : sayResource(only?.id ?? target ?? '');
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

interface Named {
  readonly name: { readonly en: string; readonly zh: string };
}

function isFixed(field: Field): boolean {
  return literal(field) !== undefined;
}

function isUnfinished(field: Field): boolean {
  return isFixed(field) && literalNumber(field) === undefined;
}

/**
 * Adds to what is done when and for how long it may still be done; nothing where it is done at once.
 *
 * @param what a sentence without its full stop
 * @param text looks up a key of the node's catalogue
 */
export function deliveryWords(
  what: string,
  { delivery, secondWrite, expires, validFrom }: DialogValues,
  language: string,
  text: Text,
): string {
  if (delivery === 'instant') return what;
  const words = text(`preview.${keyOf(delivery, secondWrite)}`, { what });
  const kept =
    literal(expires) === '' ? { ...expires, value: String(CACHED_DEFAULTS.expires) } : expires;
  return add('notBefore', validFrom, add('within', kept, words));

  /** Nothing for what is blank, or no number of seconds: that it is wrong is said elsewhere. */
  function add(key: string, field: Field, before: string): string {
    if (literal(field) === undefined) {
      return text(`preview.${key}.source`, { words: before, source: sourceOf(field) });
    }
    const seconds = literalNumber(field) ?? 0;
    const period = duration(seconds, language);
    return seconds > 0 ? text(`preview.${key}.fixed`, { words: before, period }) : before;
  }
}

function keyOf(delivery: 'cached' | 'instant-then-cached', secondWrite: boolean): string {
  if (delivery === 'cached') return 'cached';
  return secondWrite ? 'thenCachedOrSilent' : 'thenCached';
}
