/** What of a device is meant, in words: in the sentence of a preview, and below the fields. */

import {
  describeObject,
  describeResource,
  type ObjectDefinition,
  type ObjectTable,
  type ResourceDefinition,
} from '../../../lib/lwm2m/objects';
import { setHintLine, setTip } from './field-hints';
import { misuseOf, type ResourceUse } from './resource-suggestions';
import type { Text } from './texts';
import { type Field, literal, literalNumber, sourceOf } from './typed-value';

interface Named {
  readonly name: { readonly en: string; readonly zh: string };
}

export class TargetWords {
  readonly #table: ObjectTable;
  readonly #language: string;
  readonly #text: Text;

  /**
   * @param language a BCP 47 tag; decides which of the registry's names is used
   * @param text looks up a key of the node's catalogue
   */
  constructor(table: ObjectTable, language: string, text: Text) {
    this.#table = table;
    this.#language = language;
    this.#text = text;
  }

  /** `object 3311 Light Control`, or where it comes from. */
  object(objId: Field): string {
    const fixed = literal(objId);
    if (fixed === undefined)
      return this.#text('preview.object.source', { source: sourceOf(objId) });
    return this.#say('object', fixed, this.#table.find(literalNumber(objId) ?? -1));
  }

  /** The number of an Instance, or where it comes from; `blank` where there is none. */
  instance(objInstId: Field, blank: string): string {
    const instance = literal(objInstId) ?? sourceOf(objInstId);
    return instance === '' ? blank : instance;
  }

  /** `5850 On/Off`, or where it comes from. */
  resource(objId: Field, resId: Field): string {
    const fixed = literal(resId);
    return fixed === undefined
      ? this.#text('preview.resource.source', { source: sourceOf(resId) })
      : this.resourceById(objId, fixed);
  }

  resourceById(objId: Field, id: number | string): string {
    const object = this.#table.find(literalNumber(objId) ?? -1);
    return this.#say(
      'resource',
      id,
      object?.resources.find((each) => each.id === Number(id)),
    );
  }

  #say(kind: 'object' | 'resource', id: number | string, named: Named | undefined): string {
    const name = this.#language.startsWith('zh') ? named?.name.zh : named?.name.en;
    return name === undefined
      ? this.#text(`preview.${kind}.number`, { id })
      : this.#text(`preview.${kind}.named`, { id, name });
  }
}

/** Whether the Object is blank, or a name that is still being typed, so that there is nothing to say yet. */
export function isUnfinished(objId: Field): boolean {
  return literal(objId) !== undefined && literalNumber(objId) === undefined;
}

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
  readonly objId: Field;
  readonly resId: Field;
}

/** @returns the Object of the dialog, where it is known */
export function showTargetHints(
  { objId, resId }: TargetValues,
  table: ObjectTable,
  { type, text, hintOf, tipOf }: TargetHintsOptions,
): ObjectDefinition | undefined {
  const hint = (name: string, content: string, bad = false): void => {
    setHintLine(`#${type}-hint-${name}`, content, bad);
  };
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
    setTip(`#${type}-hint-resId`, tipOf(resId));
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

/** The same for a node that does one thing with a Resource. @param use what that is */
export function showUseHints(
  values: TargetValues,
  table: ObjectTable,
  type: string,
  text: Text,
  use: ResourceUse,
): void {
  showTargetHints(values, table, {
    ...{ type, text },
    hintOf: (resource) => {
      const misuse = misuseOf(resource, use);
      return [misuse ?? 'known', misuse !== undefined];
    },
    tipOf: (resId) => (literal(resId) === '' ? text('tip.resIdBlank') : ''),
  });
}

/** Names the device before what happens to it; nothing as long as the field is blank. */
export function ofDevice(imei: Field, words: string, text: Text): string {
  const id = literal(imei);
  if (id === undefined) return text('preview.device.source', { source: sourceOf(imei), words });
  return id === '' ? words : text('preview.device.fixed', { id, words });
}
