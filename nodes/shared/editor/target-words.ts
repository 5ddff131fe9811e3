/** An Object, an Instance and Resources in words. */

import type { ObjectTable } from '../../../lib/lwm2m/objects';
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
