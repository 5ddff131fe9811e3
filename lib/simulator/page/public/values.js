/** What the Resources of an Object Instance hold. */

import { languageTag } from './language.js';

/**
 * @typedef {import('../views').ObjectView} ObjectView
 * @typedef {import('../views').ResourceView} ResourceView
 * @typedef {import('../views').ValueView} ValueView
 */

/**
 * The value of a Resource that has one.
 *
 * @param {ObjectView} object
 * @param {number} id
 * @returns {ValueView | undefined}
 */
export function valueOf(object, id) {
  return object.resources.find((resource) => resource.id === id)?.values[0];
}

/**
 * @param {ObjectView} object
 * @param {number} id
 * @returns {number | undefined}
 */
export function numberOf(object, id) {
  const value = valueOf(object, id);
  return typeof value === 'number' ? value : undefined;
}

/**
 * @param {ObjectView} object
 * @param {number} id
 * @returns {string | undefined}
 */
export function textOf(object, id) {
  const value = valueOf(object, id);
  return typeof value === 'string' ? value : undefined;
}

/**
 * The latest numbers of a sensor, the oldest first.
 *
 * @param {ObjectView} object
 * @param {number} id
 */
export function historyOf(object, id) {
  return object.resources.find((resource) => resource.id === id)?.history;
}

/** Empty, if there is none or it is empty itself. @param {ResourceView} resource */
export function showValues({ values }) {
  return values.map(showValue).join(', ');
}

/** @param {ValueView} value */
function showValue(value) {
  if (typeof value !== 'object') return String(value);
  if ('digits' in value) return value.digits;
  if ('opaque' in value) return value.opaque.replace(/..(?=.)/g, '$& ');
  const time = new Date(value.time * 1000);
  if (Number.isNaN(time.getTime())) return String(value.time);
  return time.toLocaleString(languageTag(), { dateStyle: 'medium', timeStyle: 'medium' });
}
