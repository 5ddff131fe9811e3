/** Why something cannot be sent, in the language of the viewer. */

import { faultSentence, languageOf, type Fault } from '../../../lib/contract';
import type { Text } from '../../shared/editor/texts';

/**
 * The sentence of a fault, with the field that is wrong by its label.
 *
 * @param isList whether the value names its Resources, so that it matters which of them is meant
 * @param text looks up a key of the node's catalogue
 */
export function faultText(fault: Fault, isList: boolean, text: Text): string {
  const part = sayPart(fault.pointer, isList, text);
  return text('preview.problem', {
    part,
    problem: faultSentence(fault, languageOf(text('language'))),
  });
}

/** Fields of the dialog by their labels. */
const LABELLED = new Set([
  'imei',
  'objId',
  'objInstId',
  'resId',
  'mode',
  'timeout',
  'payload',
  'valueType',
  'expires',
  'validFrom',
  'retry',
  'trigger',
]);

function sayPart(pointer: string, isList: boolean, text: Text): string {
  const [first = '', index, field] = pointer.split('/').slice(1);
  if (LABELLED.has(first)) return `“${text(`label.${first}`)}”`;
  // A single value goes to the Resource of the dialog, which then is what is wrong.
  if (field === 'res_id' && !isList) return `“${text('label.resId')}”`;
  if (index === undefined || !isList) return text('preview.part.value');
  const number = Number(index) + 1;
  return field === undefined
    ? text('preview.part.element', { number })
    : text('preview.part.elementField', { number, field });
}
