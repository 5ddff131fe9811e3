/** The dialog of the write node, beside what follows from its table of fields. */

import { SOURCES, type Fault } from '../../../lib/contract';
import { isWritable, type ObjectTable, type ResourceDefinition } from '../../../lib/lwm2m/objects';
import { showDeliveryHints } from '../../shared/editor/delivery';
import { readValues } from '../../shared/editor/dialog-values';
import { setHintLine } from '../../shared/editor/field-hints';
import type { DeviceTarget } from '../../shared/editor/imei-field';
import { faultText, prepareOperationDialog } from '../../shared/editor/operation-dialog';
import { TargetFields } from '../../shared/editor/target-fields';
import { showTargetHints } from '../../shared/editor/target-words';
import { textsOf, type Text } from '../../shared/editor/texts';
import {
  fillNumber,
  literal,
  literalNumber,
  type FieldType,
} from '../../shared/editor/typed-fields';
import { scheduleCombination } from '../../shared/fields';
import { WRITE_FIELDS } from '../fields';
import { writePreview, type WriteValues } from './preview';
import { doubtSentence, valueDoubt, wantedValue } from './value-doubt';

const TYPE = 'onenet-nbiot-write';

const text = textsOf(TYPE);

/** A flow written by hand may lack both. */
interface StoredMode {
  readonly mode?: string;
  readonly modeType?: string;
}

/** @param node as the flow has it */
export function prepareDialog(node: StoredMode): void {
  prepareOperationDialog(node, {
    ...{ type: TYPE, table: WRITE_FIELDS, text, combination: scheduleCombination },
    target: (changed) => new TargetFields({ type: TYPE, text, use: 'write', changed }),
    types: { mode: [modeType(node), ...SOURCES] },
    showHints,
    preview: writePreview,
    partOf: (pointer, values) => partOf(pointer, isList(values.payload), text),
    devicePicked: ({ target }) => {
      if (target !== undefined) fillTarget(target);
    },
  });
}

/**
 * The write mode by name, stored as the platform's number. A stored value that is neither (`${MODE}`) becomes an
 * entry of its own, since the menu would otherwise put its first entry in place of it.
 */
function modeType({ mode, modeType: type }: StoredMode): FieldType {
  const options = [
    { value: '2', label: text('mode.update') },
    { value: '1', label: text('mode.replace') },
  ];
  const known = mode === undefined || options.some((option) => option.value === mode);
  if (type === 'num' && !known) options.push({ value: mode, label: mode });
  return {
    value: 'num',
    label: text('mode.number'),
    icon: 'fa fa-list-ul',
    default: '2',
    options,
  };
}

/** What a write to the device starts with, where nothing has been chosen yet. */
function fillTarget({ objectId, objectInstanceId, resourceId }: DeviceTarget): void {
  const { objId, objInstId, resId } = readValues(WRITE_FIELDS);
  const isBlank = [objId, resId].every((field) => literal(field) === '');
  if (!isBlank || literal(objInstId) === undefined) return;
  fillNumber('objId', objectId);
  fillNumber('objInstId', objectInstanceId);
  fillNumber('resId', resourceId);
}

/** The lines below the fields that say what stands there, and what to mind. */
function showHints(values: WriteValues, objects: ObjectTable): void {
  const object = showTargetHints(values, objects, {
    ...{ type: TYPE, text },
    hintOf: (resource) => {
      const hint = hintOf(resource, values.valueType);
      return [hint, hint === 'read' || hint === 'execute'];
    },
    tipOf: (resId) => tipFor(literal(resId)),
  });
  const doubt = valueDoubt(object, values);
  const wanted = literalNumber(values.resId);
  const resource = object?.resources.find(({ id }) => id === wanted);
  const sentence =
    doubt === undefined ? wantedValue(resource, values, text) : doubtSentence(doubt, text);
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

/**
 * Why a value that stands in the flow cannot be sent.
 *
 * @param payload the value and its type
 */
export function valueFaultText(fault: Fault, payload: { value: string; type: string }): string {
  return faultText(fault, WRITE_FIELDS, text, (pointer) => partOf(pointer, isList(payload), text));
}

/** Whether the value names its Resources, so that it matters which of them is meant. */
function isList({ value, type }: { readonly value: string; readonly type: string }): boolean {
  return type === 'json' && /^\s*[[{]/.test(value);
}

/** A part of the value in words: of `/data/0/val`. */
export function partOf(pointer: string, isList: boolean, text: Text): string {
  const [, index, field] = pointer.split('/').slice(1);
  // A single value goes to the Resource of the dialog, which then is what is wrong.
  if (field === 'res_id' && !isList) return `“${text('label.resId')}”`;
  if (index === undefined || !isList) return text('preview.part.value');
  const number = Number(index) + 1;
  return field === undefined
    ? text('preview.part.element', { number })
    : text('preview.part.elementField', { number, field });
}
