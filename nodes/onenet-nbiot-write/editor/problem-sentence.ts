/** Why something cannot be sent, in the language of the viewer. */

import type { Text } from '../../shared/editor/texts';
import { PROBLEM_RULES } from './problem-rules';

/**
 * @param pointer JSON pointer of the runtime: `/imei`, `/data/0/val`
 * @param problem its sentence; one that no rule knows is said as it came
 * @param isList whether the value names its Resources, so that it matters which of them is meant
 * @param text looks up a key of the node's catalogue
 */
export function problemSentence(
  pointer: string,
  problem: string,
  isList: boolean,
  text: Text,
): string {
  for (const { pattern, key } of PROBLEM_RULES) {
    const match = pattern.exec(problem);
    if (match === null) continue;
    if (key === 'noResource') return text('preview.noResource');
    const values = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, found]) => [
        name,
        name === 'value' ? sayValue(found, text) : name === 'index' ? Number(found) + 1 : found,
      ]),
    );
    return whole(text(`problem.${key}`, values));
  }
  return whole(problem);

  function whole(what: string): string {
    return text('preview.problem', { part: sayPart(pointer, isList, text), problem: what });
  }
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

/** As the runtime names what it found. */
function sayValue(shown: string, text: Text): string {
  const quoted = /^the text (".*")$/.exec(shown)?.[1];
  if (quoted !== undefined) return text('value.text', { text: quoted });
  const key = VALUES[shown];
  return key === undefined ? shown.replace(/^the bigint /, '') : text(`value.${key}`);
}

const VALUES: Readonly<Record<string, string>> = {
  'an empty text': 'emptyText',
  nothing: 'nothing',
  'an array': 'array',
  'an object': 'object',
};
