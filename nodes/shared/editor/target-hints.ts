/** The lines below the fields that say of which device, Object and Resource they speak. */

import {
  describeObject,
  describeResource,
  type ObjectDefinition,
  type ObjectTable,
  type ResourceDefinition,
} from '../../../lib/lwm2m/objects';
import { setHintLine } from './field-hints';
import type { Text } from './texts';
import { type Field, literalNumber } from './typed-value';
import { imeiDoubt } from './validators';

export interface TargetHintsOptions {
  /** Type of the node, by which the elements of its dialog are named. */
  readonly type: string;
  /** Looks up a key of the node's catalogue. */
  readonly text: Text;
  /** A key of the catalogue, below `hint.`, and whether it is a doubt. */
  readonly hintOf: (resource: ResourceDefinition) => readonly [key: string, isDoubt: boolean];
  /** Of a Resource that the table does not have. */
  readonly tipOf: (resId: Field) => string;
}

export interface TargetValues {
  readonly imei: Field;
  readonly objId: Field;
  readonly resId: Field;
}

/** @returns the Object of the dialog, where it is known */
export function showTargetHints(
  { imei, objId, resId }: TargetValues,
  table: ObjectTable,
  { type, text, hintOf, tipOf }: TargetHintsOptions,
): ObjectDefinition | undefined {
  const hint = (name: string, content: string, bad = false): void => {
    setHintLine(`#${type}-hint-${name}`, content, bad);
  };
  const doubt = imei.type === 'str' ? imeiDoubt(imei.value) : undefined;
  hint('imei', doubt === undefined ? '' : text(`doubt.${doubt}`), doubt !== undefined);
  const language = text('language');
  const object = table.find(literalNumber(objId) ?? -1);
  hint('objId', object === undefined ? '' : describeObject(object, language).label);

  const wanted = literalNumber(resId);
  const resource = object?.resources.find(({ id }) => id === wanted);
  // An Object without Resources is known by name only.
  const isDescribed = object !== undefined && object.resources.length > 0;
  if (isDescribed && resource === undefined && wanted !== undefined) {
    const sentence = text('hint.unknown', { object: nameOf(object, language), id: wanted });
    hint('resId', sentence, true);
  } else if (resource === undefined) {
    hint('resId', tipOf(resId));
  } else {
    const [key, isDoubt] = hintOf(resource);
    const { text: description } = describeResource(resource, language);
    hint('resId', text(`hint.${key}`, { resource: description }), isDoubt);
  }
  return object;
}

/** Number and name: `3303 Temperature`. */
function nameOf({ id, name }: ObjectDefinition, language: string): string {
  return `${id} ${language.startsWith('zh') ? name.zh : name.en}`;
}
