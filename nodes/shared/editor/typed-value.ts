/** What a typed input of a dialog holds, and what can be said of it before a message comes. */

import { isReference } from '../../../lib/contract';
import { sharedText } from './texts';

/** A typed input: its text, and where its value comes from. */
export interface Field {
  readonly value: string;
  readonly type: string;
}

/** The text itself where it is in the dialog for good; `undefined` where a message or the environment brings it. */
export function literal({ value, type }: Field): string | undefined {
  return (type === 'num' || type === 'str') && !isReference(value) ? value.trim() : undefined;
}

/** A literal number of the dialog, in any spelling that Node-RED takes. */
export function literalNumber(field: Field): number | undefined {
  const text = literal(field);
  return text === undefined || text === '' || !Number.isInteger(Number(text))
    ? undefined
    : Number(text);
}

/** Where a value comes from, in the words of a flow: `msg.payload`. */
export function sourceOf({ value, type }: Field): string {
  switch (type) {
    case 'msg':
    case 'flow':
    case 'global':
      return `${type}.${nameOf(value)}`;
    case 'env':
      return `$${value}`;
    default:
      return value;
  }
}

/** The editor stores the context store before the name: `#:(file)::limit`. */
function nameOf(value: string): string {
  return value.replace(/^#:\(.+?\)::/, '');
}

/**
 * A sentence of our own catalogue for what a parser complains of, since its own words are English in every language.
 */
export function sourceProblem(field: Field): string | undefined {
  if (isReference(field.value)) return undefined;
  switch (field.type) {
    case 'msg':
    case 'flow':
    case 'global':
      return pathProblem(field);
    case 'jsonata':
      return complaint('jsonata', (expression) => compiler()?.(expression));
    case 'json':
      return complaint('json', JSON.parse);
    case 'bin':
      return isBytes(field.value) ? undefined : sharedText('typed.bin');
    default:
      return undefined;
  }

  function complaint(key: string, parse: (source: string) => unknown): string | undefined {
    try {
      parse(field.value);
      return undefined;
    } catch (error) {
      const at = positionOf(error);
      return at === undefined ? sharedText(`typed.${key}`) : sharedText(`typed.${key}At`, { at });
    }
  }
}

/** As the runtime reads them: an array of bytes, or a text, in JSON. */
function isBytes(source: string): boolean {
  try {
    const value: unknown = JSON.parse(source);
    return typeof value === 'string' || (Array.isArray(value) && value.every(isByte));
  } catch {
    return false;
  }
}

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}

/** Node-RED's own sentence, which it has in the language of the viewer. */
function pathProblem(field: Field): string | undefined {
  const [, path = ''] = sourceOf(field).split(/\.(.*)/s);
  const verdict = RED.validators.typedInput({ type: 'msg' }).call({}, path);
  return verdict === true ? undefined : RED._('validator.errors.invalid-prop');
}

/** JSONata as the editor has loaded it. */
function compiler(): ((expression: string) => unknown) | undefined {
  return (globalThis as { jsonata?: (expression: string) => unknown }).jsonata;
}

/** Counted from 1; JSONata says it in a field, the engine's parser in its message. */
function positionOf(error: unknown): number | undefined {
  const { position, message = '' } = error as { position?: unknown; message?: string };
  if (typeof position === 'number') return Math.max(1, position);
  const found = /at position (\d+)/.exec(message)?.[1];
  return found === undefined ? undefined : Number(found) + 1;
}

/**
 * What a field names, in words: the thing itself, where it comes from, or one that is still to be named.
 *
 * @param say the words for each of them
 */
export function fieldWords(
  field: Field,
  say: (form: 'fixed' | 'source' | 'blank', values?: Record<string, string>) => string,
): string {
  const fixed = literal(field);
  if (fixed === undefined) return say('source', { source: sourceOf(field) });
  return fixed === '' ? say('blank') : say('fixed', { id: fixed });
}

/** Stands in a request for what is not known before the message comes. */
export const UNKNOWN = '…';

/**
 * A field as a part of a request's target.
 *
 * @param usual what an empty field stands for
 */
export function wirePart(field: Field, usual = UNKNOWN): string {
  const text = literal(field);
  if (text === undefined) return UNKNOWN;
  if (text === '') return usual;
  // A name that is still being typed is no number yet.
  if (field.type === 'num') return String(literalNumber(field) ?? UNKNOWN);
  // No address can carry half a character, and an exception would stop the dialog; the check of the field refuses it.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** A parameter that is left out where the field is blank: `&res_id=5850`. */
export function optionalPart(name: string, field: Field): string {
  const value = wirePart(field, '');
  return value === '' ? '' : `&${name}=${value}`;
}
