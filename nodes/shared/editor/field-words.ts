/** A typed input in the sentences and the request of a preview. */

import { literal, sourceOf, type Field } from './typed-value';

/**
 * What a field names: the thing itself, where it comes from, or one that is still to be named.
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

/** Stands in a request for what is not known before a message comes. */
export const UNKNOWN = '…';

/** A field as a part of a target. */
export function targetPart(field: Field): string {
  const text = literal(field) ?? '';
  return text === '' ? UNKNOWN : encodeURIComponent(text);
}

/** `&name=value`; nothing for a blank field, of which the platform has a default. */
export function optionalParameter(name: string, field: Field): string {
  return literal(field) === '' ? '' : `&${name}=${targetPart(field)}`;
}
