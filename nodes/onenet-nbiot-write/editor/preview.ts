/** What a message will write: in a sentence, and in the platform's own form. */

import { SOURCES } from '../../../lib/contract';
import type { ObjectTable } from '../../../lib/lwm2m/objects';
import { deliveryRequests, deliveryWords } from '../../shared/editor/delivery';
import type { DialogValues } from '../../shared/editor/dialog-values';
import type { Preview, RuntimeAnswer } from '../../shared/editor/operation-dialog';
import { isUnfinished, ofDevice, TargetWords } from '../../shared/editor/target-words';
import { textsOf } from '../../shared/editor/texts';
import { type Field, literal, sourceOf, UNKNOWN, wirePart } from '../../shared/editor/typed-fields';
import type { WRITE_FIELDS } from '../fields';

export type WriteValues = DialogValues<typeof WRITE_FIELDS>;

const text = textsOf('onenet-nbiot-write');

/**
 * Where the value comes with the message, its words and its form are made here; where it is in the dialog, the runtime
 * is asked for the exact body. A user who may not ask, or a runtime that does not answer, sees what can be said without.
 *
 * @param answer of the runtime, once it is there
 */
export function writePreview(
  values: WriteValues,
  objects: ObjectTable,
  answer?: RuntimeAnswer,
): Preview {
  const requests = deliveryRequests('POST', instantTarget(values), values);
  const wordsWith = (written?: readonly WrittenResource[]): string =>
    previewWords(values, written, objects);
  if (answer !== undefined) {
    const { body, size, limit } = answer.kind === 'valid' ? answer : {};
    const known = size === undefined || limit === undefined ? {} : { size: { bytes: size, limit } };
    return {
      words: wordsWith(resourcesIn(body)),
      requests,
      body: body ?? wireBody(values),
      ...known,
    };
  }
  const isKnown = !comesLater(values.payload) && literal(values.resId) !== undefined;
  const isPlain = literal(values.resId) !== '' && plainValue(values.payload) !== undefined;
  // The last words on a value that is not plain stay until the runtime has answered: they may name Resources that
  // only it can tell, and would be said twice.
  if (isKnown && !isPlain) return { requests };
  const body = isKnown && values.valueType !== 'auto' ? {} : { body: wireBody(values) };
  return { words: wordsWith(), requests, ...body };
}

/** What a body writes; `undefined` if there is no body yet. */
function resourcesIn(body: string | undefined): readonly WrittenResource[] | undefined {
  if (body === undefined) return undefined;
  const { data } = JSON.parse(body) as { data: readonly { res_id: number; val: unknown }[] };
  return data.map(({ res_id: id, val }) =>
    isExact(val) ? { id, value: JSON.stringify(val) } : { id },
  );
}

/** A longer integer has lost digits by now. */
function isExact(value: unknown): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}

/** A Resource and the value that it gets, as JSON; no value where it is not known exactly. */
export interface WrittenResource {
  readonly id: number;
  readonly value?: string;
}

/** @param written the Resources that the value in the dialog goes to, once the runtime has told */
export function previewWords(
  values: WriteValues,
  written: readonly WrittenResource[] | undefined,
  table: ObjectTable,
): string {
  // A blank one, or a name that is still being typed.
  if (isUnfinished(values.objId)) return text('preview.unfinished');
  const what = whatIsWritten(values, written, table);
  return ofDevice(values.imei, deliveryWords(what, values, text), text);
}

function whatIsWritten(
  values: WriteValues,
  written: readonly WrittenResource[] | undefined,
  table: ObjectTable,
): string {
  const words = new TargetWords(table, text);
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
function valueWords({ payload, valueType }: WriteValues): string | undefined {
  if (comesLater(payload)) return sourceOf(payload);
  return valueType === 'auto' ? plainValue(payload) : undefined;
}

/** With the message, or from a context or the environment. */
function comesLater({ type }: Field): boolean {
  return SOURCES.some((source) => source === type);
}

function shorten(value: string): string {
  const characters = Array.from(value);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : value;
}

const LONGEST = 40;

/** `POST /nbiot?imei=…&obj_id=3311&obj_inst_id=0&mode=2&timeout=25` */
export function instantTarget({ imei, objId, objInstId, mode, timeout }: WriteValues): string {
  return (
    `/nbiot?imei=${wirePart(imei)}&obj_id=${wirePart(objId)}` +
    `&obj_inst_id=${wirePart(objInstId, '0')}&mode=${wirePart(mode, '2')}` +
    `&timeout=${wirePart(timeout, '25')}`
  );
}

/** `{"data":[{"res_id":5850,"val":…}]}`, with the value where it is plain enough to be known here. */
export function wireBody({ resId, valueType, payload }: WriteValues): string {
  if (literal(resId) === '') return `{"data":[${UNKNOWN}]}`;
  const type = TYPES[valueType] ?? '';
  const value = type === '' ? plainValue(payload) : undefined;
  return `{"data":[{"res_id":${wirePart(resId)},${type}"val":${value ?? UNKNOWN}}]}`;
}

/** A value that stands in the dialog and is sent as it is, in JSON; all else is for the runtime to say. */
export function plainValue({ value, type }: Field): string | undefined {
  if (type === 'bool') return value === 'true' ? 'true' : 'false';
  const known = literal({ value, type });
  if (known === undefined) return undefined;
  if (type === 'str') return JSON.stringify(value);
  const number = Number(known);
  // A longer integer keeps all its digits, which only the runtime can do.
  return known === '' || !Number.isFinite(number) || !isExact(number) ? undefined : String(number);
}

const TYPES: Readonly<Record<string, string>> = { opaque: '"type":1,', time: '"type":2,' };
