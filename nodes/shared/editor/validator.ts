/** Checks in the form in which Node-RED's editor wants them: as validators of a node's properties. */

import type { Check } from './check';
import type { Validator } from './editor-api';

/** Validates a plain property. */
export function checked(check: Check): Validator {
  return function (value, options) {
    return verdict(check(value), options);
  };
}

/**
 * Validates the value of a typed input.
 *
 * @param typeProperty the property that holds the type
 * @param checks by type; a type without one is left to `core`, the editor's own validator of typed inputs
 */
export function checkedByType(
  typeProperty: string,
  checks: Readonly<Record<string, Check>>,
  core: Validator,
): Validator {
  return function (value, options) {
    const check = checks[currentType(this, typeProperty)];
    if (check !== undefined) return verdict(check(value), options);
    const answer = core.call(this, value, options);
    return typeof answer === 'string' ? withoutMarkup(answer) : answer;
  };
}

function verdict(problem: string | undefined, options: object | undefined): boolean | string {
  if (problem === undefined) return true;
  return options === undefined ? false : withoutMarkup(problem);
}

/**
 * The editor shows what a validator says as text in a tooltip, but as HTML in its sidebar (4.1 and 5.0), and its own
 * validators quote what stands in the field: a flow that somebody imports must not bring a script along.
 */
function withoutMarkup(sentence: string): string {
  return sentence.replace(/</g, '\u2039');
}

/** While the dialog is open its type field leads; Node-RED's own validator asks in the same order. */
function currentType(node: object, typeProperty: string): string {
  const inDialog: unknown = $(`#node-input-${typeProperty}`).val();
  const stored: unknown = (node as Readonly<Record<string, unknown>>)[typeProperty];
  if (typeof inDialog === 'string' && inDialog !== '') return inDialog;
  return typeof stored === 'string' ? stored : '';
}
