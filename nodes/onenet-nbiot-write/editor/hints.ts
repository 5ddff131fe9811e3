/**
 * The lines below the fields of the dialog: what they name, and what does not fit by the standard. That is a hint and no fault,
 * since a device may take it.
 */

import {
  isWritable,
  type ObjectDefinition,
  type ObjectTable,
  type Range,
  type ResourceDefinition,
  type ResourceType,
} from '../../../lib/lwm2m/objects';
import { showDeliveryHints } from '../../shared/editor/delivery';
import { setHintLine } from '../../shared/editor/field-hints';
import { showTargetHints } from '../../shared/editor/target-words';
import { textsOf } from '../../shared/editor/texts';
import { type Field, literal, literalNumber } from '../../shared/editor/typed-fields';
import type { WriteValues } from './preview';

const TYPE = 'onenet-nbiot-write';

const text = textsOf(TYPE);

export function showHints(values: WriteValues, objects: ObjectTable): void {
  const object = showTargetHints(values, objects, {
    type: TYPE,
    text,
    hintOf: (resource) => {
      const hint = hintOf(resource, values.valueType);
      return [hint, hint === 'read' || hint === 'execute'];
    },
    tipOf: (resId) => tipFor(literal(resId)),
  });
  const doubt = valueDoubt(object, values);
  const wanted = literalNumber(values.resId);
  const resource = object?.resources.find(({ id }) => id === wanted);
  const sentence = doubt === undefined ? wantedValue(resource, values) : doubtSentence(doubt);
  setHintLine(`#${TYPE}-hint-payload`, sentence, doubt !== undefined);
  $('#node-input-valueType').prop('disabled', literal(values.resId) === '');
  showDeliveryHints(values, TYPE, text);
}

/** What is to be said about the Resource of the dialog: a key of the catalogue, below `hint.`. */
export function hintOf(
  resource: ResourceDefinition,
  valueType: string,
): 'known' | 'read' | 'execute' | 'opaque' | 'time' {
  if (resource.operations === 'E') return 'execute';
  if (!isWritable(resource)) return 'read';
  if (valueType === 'auto' && resource.type === 'Opaque') return 'opaque';
  if (valueType === 'auto' && resource.type === 'Time') return 'time';
  return 'known';
}

/** What is written where a Resource is blank, or one that the table does not know. */
function tipFor(resource: string | undefined): string {
  if (resource === undefined) return '';
  return resource === '' ? text('tip.resIdBlank') : text('tip.resIdGiven');
}

/** What a value is, where that is not what the Resource takes. */
type Found = 'text' | 'number' | 'boolean' | 'bytes' | 'fraction' | 'negative';

type ValueDoubt =
  | {
      readonly kind: 'type';
      readonly id: number;
      readonly type: CheckedType;
      readonly found: Found;
    }
  | {
      readonly kind: 'range';
      readonly id: number;
      readonly range: Range;
      readonly value: number;
    };

/** Bytes and times have a hint of their own, that says how to send them. */
type CheckedType = Exclude<ResourceType, 'Opaque' | 'Time' | 'Objlnk' | 'none'>;

/** The first doubt about a value that stands in the dialog; a value type that somebody chose is taken as meant. */
export function valueDoubt(
  object: ObjectDefinition | undefined,
  { resId, payload, valueType }: WriteValues,
): ValueDoubt | undefined {
  if (object === undefined || valueType !== 'auto') return undefined;
  for (const [id, value] of written(literalNumber(resId), payload)) {
    const resource = object.resources.find((each) => each.id === id);
    const doubt = resource === undefined ? undefined : doubtAbout(resource, value);
    if (doubt !== undefined) return doubt;
  }
  return undefined;
}

/** What a message must bring for the Resource of the dialog; blank where a value stands here, or anything will do. */
export function wantedValue(
  resource: ResourceDefinition | undefined,
  { payload, valueType }: WriteValues,
): string {
  if (payload.type !== 'msg' || valueType !== 'auto') return '';
  if (resource === undefined || !isChecked(resource.type)) return '';
  return text(`hint.bring.${resource.type.replace(' ', '')}`);
}

const BYTES = Symbol('bytes');

/** The Resources that a value of the dialog goes to; nothing for what only the runtime can tell. */
function written(resource: number | undefined, payload: Field): (readonly [number, unknown])[] {
  const value = valueOf(payload);
  if (typeof value !== 'object' || value === null) {
    return resource === undefined ? [] : [[resource, value]];
  }
  const entries = Object.entries(value);
  return !Array.isArray(value) && entries.every(([key]) => /^\d+$/.test(key))
    ? entries.map(([key, each]) => [Number(key), each as unknown])
    : [];
}

function valueOf(payload: Field): unknown {
  switch (payload.type) {
    case 'bool':
      return payload.value === 'true';
    case 'bin':
      return BYTES;
    case 'str':
      return literal(payload);
    case 'num': {
      const number = literal(payload);
      return number === undefined || number === '' ? undefined : Number(number);
    }
    case 'json':
      try {
        return JSON.parse(payload.value);
      } catch {
        return undefined;
      }
    default:
      return undefined;
  }
}

function doubtAbout(
  { id, type, range }: ResourceDefinition,
  value: unknown,
): ValueDoubt | undefined {
  const found = isChecked(type) ? misfit(type, value) : undefined;
  if (found !== undefined && isChecked(type)) return { kind: 'type', id, type, found };
  if (typeof value !== 'number' || range === undefined || type === 'String') return undefined;
  return value < range.min || value > range.max ? { kind: 'range', id, range, value } : undefined;
}

function isChecked(type: ResourceType): type is CheckedType {
  return type !== 'Opaque' && type !== 'Time' && type !== 'Objlnk' && type !== 'none';
}

function misfit(type: CheckedType, value: unknown): Found | undefined {
  const found = kindOf(value);
  // What is no number at all is said below the field.
  if (found === undefined) return undefined;
  switch (type) {
    case 'Boolean':
      // Devices take 0 and 1 for it, too.
      return found === 'boolean' || value === 0 || value === 1 ? undefined : found;
    case 'String':
      return found === 'text' ? undefined : found;
    case 'Float':
      return found === 'number' ? undefined : found;
    case 'Integer':
    case 'Unsigned Integer':
      if (typeof value !== 'number') return found;
      if (!Number.isInteger(value)) return 'fraction';
      return type === 'Unsigned Integer' && value < 0 ? 'negative' : undefined;
  }
}

function kindOf(value: unknown): Found | undefined {
  if (value === BYTES) return 'bytes';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return Number.isNaN(value) ? undefined : 'number';
    case 'boolean':
      return 'boolean';
    default:
      return undefined;
  }
}

/** A doubt about the value, for the line below it. */
export function doubtSentence(doubt: ValueDoubt): string {
  const { id } = doubt;
  switch (doubt.kind) {
    case 'type':
      return text('hint.type', {
        id,
        type: text(`type.${doubt.type.replace(' ', '')}`),
        found: text(`found.${doubt.found}`),
      });
    case 'range':
      return text('hint.range', { id, ...doubt.range, value: doubt.value });
  }
}
