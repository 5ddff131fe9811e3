/**
 * What of a device is meant, in words: in the sentence of a preview, below the fields, and in the lists from which Objects and
 * Resources are picked.
 */

import type { DeviceInstance } from '../../../lib/contract';
import {
  describeObject,
  describeResource,
  isWritable,
  type ObjectDefinition,
  type ObjectTable,
  type ResourceDefinition,
} from '../../../lib/lwm2m/objects';
import type { Suggestion } from './combobox';
import { setHintLine, setTip } from './field-hints';
import type { Text } from './texts';
import { type Field, literal, literalNumber, sourceOf } from './typed-fields';

export class TargetWords {
  readonly #table: ObjectTable;
  readonly #text: Text;

  /** @param text looks up a key of the node's catalogue */
  constructor(table: ObjectTable, text: Text) {
    this.#table = table;
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
    const name = this.#text('language').startsWith('zh') ? named?.name.zh : named?.name.en;
    return name === undefined
      ? this.#text(`preview.${kind}.number`, { id })
      : this.#text(`preview.${kind}.named`, { id, name });
  }
}

interface Named {
  readonly name: { readonly en: string; readonly zh: string };
}

/** Whether the Object is blank, or a name that is still being typed, so that there is nothing to say yet. */
export function isUnfinished(objId: Field): boolean {
  return literal(objId) !== undefined && literalNumber(objId) === undefined;
}

/** Names the device before what happens to it; nothing as long as the field is blank. */
export function ofDevice(imei: Field, words: string, text: Text): string {
  const id = literal(imei);
  if (id === undefined) return text('preview.device.source', { source: sourceOf(imei), words });
  return id === '' ? words : text('preview.device.fixed', { id, words });
}

interface TargetHintsOptions {
  /** Type of the node, by which the elements of its dialog are named. */
  readonly type: string;
  /** Looks up a key of the node's catalogue. */
  readonly text: Text;
  /** A key of the catalogue, below `hint.`, and whether it is a doubt. */
  readonly hintOf: (resource: ResourceDefinition) => readonly [key: string, isDoubt: boolean];
  /** Of a Resource that the table does not have. */
  readonly tipOf: (resId: Field) => string;
}

interface TargetValues {
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
    type,
    text,
    hintOf: (resource) => {
      const misuse = misuseOf(resource, use);
      return [misuse ?? 'known', misuse !== undefined];
    },
    tipOf: (resId) => (literal(resId) === '' ? text('tip.resIdBlank') : ''),
  });
}

/** What a node does with a Resource. */
export type ResourceUse = 'read' | 'write' | 'execute';

/**
 * Why a Resource is hardly of use to a node by the standard: what it is fit for alone. `undefined` where all is well. A
 * device may know better, so that it is only said.
 */
export function misuseOf(
  resource: ResourceDefinition,
  use: ResourceUse,
): 'read' | 'write' | 'execute' | 'value' | undefined {
  const { operations } = resource;
  if (use === 'execute') return operations === 'E' ? undefined : 'value';
  if (operations === 'E') return 'execute';
  if (use === 'write') return isWritable(resource) ? undefined : 'read';
  return operations === 'W' ? 'write' : undefined;
}

/** The best first. @param language of the viewer, as a BCP 47 tag */
export function suggestObjects(
  table: ObjectTable,
  typed: string,
  language: string,
): readonly Suggestion[] {
  return table
    .search(typed, language)
    .map((object) => ({ value: String(object.id), label: describeObject(object, language).label }));
}

/** The best first. @param objectId `undefined` if it is not known before a message comes: then there is nothing to suggest */
export function suggestResources(
  table: ObjectTable,
  objectId: number | undefined,
  typed: string,
  text: Text,
  use: ResourceUse,
): readonly Suggestion[] {
  if (objectId === undefined) return [];
  return table
    .searchResources(objectId, typed, text('language'))
    .map((resource) => toSuggestion(resource, text, use));
}

function toSuggestion(resource: ResourceDefinition, text: Text, use: ResourceUse): Suggestion {
  const { label, details } = describeResource(resource, text('language'));
  const line = { value: String(resource.id), label, details };
  const misuse = misuseOf(resource, use);
  return misuse === undefined ? line : { ...line, doubt: text(`mark.${misuse}`) };
}

/** A Resource of a device; picking it fills in all three numbers. */
export interface DiscoveredResource extends Suggestion {
  readonly objectId: number;
  readonly objectInstanceId: number;
}

/**
 * The Resources of all Object Instances, each below its heading; those of the dialog's Object come first.
 *
 * @param chosen the dialog's Object
 * @param text looks up a key of the node's catalogue
 */
export function toDiscovered(
  instances: readonly DeviceInstance[],
  chosen: number | undefined,
  table: ObjectTable,
  text: Text,
  use: ResourceUse,
): DiscoveredResource[] {
  const language = text('language');
  const first = instances.filter(({ objectId }) => objectId === chosen);
  const others = instances.filter(({ objectId }) => objectId !== chosen);
  return [...first, ...others].flatMap(({ objectId, objectInstanceId, resources }) => {
    const object = table.find(objectId);
    const name = object === undefined ? String(objectId) : describeObject(object, language).label;
    const group = text('discover.heading', { object: name, instance: objectInstanceId });
    const lines = resources.map((id): DiscoveredResource => {
      const known = object?.resources.find((resource) => resource.id === id);
      const line =
        known === undefined
          ? { value: String(id), label: String(id) }
          : toSuggestion(known, text, use);
      return { ...line, objectId, objectInstanceId, group };
    });
    // What is of use is looked for more often.
    return [...lines.filter(({ doubt }) => !doubt), ...lines.filter(({ doubt }) => doubt)];
  });
}
