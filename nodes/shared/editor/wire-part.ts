/** Values of a dialog as they stand in a request. */

import { type Field, literal, literalNumber } from './typed-value';

/** Stands for what is not known before the message comes. */
export const UNKNOWN = '…';

/** @param usual what an empty field stands for */
export function wirePart(field: Field, usual = UNKNOWN): string {
  const text = literal(field);
  if (text === undefined) return UNKNOWN;
  if (text === '') return usual;
  // A name that is still being typed is no number yet.
  if (field.type === 'num') return String(literalNumber(field) ?? UNKNOWN);
  return encodeURIComponent(text);
}

/** A parameter that is left out where the field is blank: `&res_id=5850`. */
export function optionalPart(name: string, field: Field): string {
  const value = wirePart(field, '');
  return value === '' ? '' : `&${name}=${value}`;
}
