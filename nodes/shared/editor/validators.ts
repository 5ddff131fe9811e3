import { isReference } from '../../../lib/contract';
import type { Validator } from './editor-api';
import { currentValue } from './open-dialogs';

/** Checks of what stands in a field: a sentence that says what to enter, or nothing if all is well. */
export type Check = (value: unknown) => string | undefined;

/** A field's content as trimmed text; anything but text and numbers counts as blank. */
export function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

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
 * @param checks by type; a type without one is left to Node-RED
 */
export function checkedByType(
  typeProperty: string,
  checks: Readonly<Record<string, Check>>,
): Validator {
  return function (value, options) {
    const type = asText(currentValue(this, typeProperty));
    const check = checks[type];
    if (check !== undefined) return verdict(check(value), options);
    // By its type and not by the name of the property, with which it would ask the dialog of any node that is open.
    const answer = RED.validators.typedInput({ type }).call(this, value, options);
    return typeof answer === 'string' ? withoutMarkup(answer) : answer;
  };
}

/** What a validator answers. @param problem nothing where all is well */
export function verdict(
  problem: string | undefined,
  options: object | undefined,
): boolean | string {
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

/**
 * Why a text may not be the IMEI of a device, or nothing. A doubt and no error: platforms also take identities that
 * are no IMEI.
 *
 * 15 digits, the last of which checks the others by the Luhn formula (3GPP TS 23.003, section 6.2 and annex B).
 */
export function imeiDoubt(value: unknown): 'length' | 'check-digit' | undefined {
  const text = asText(value);
  if (text === '' || isReference(text)) return undefined;
  if (!/^\d{15}$/.test(text)) return 'length';
  const sum = Array.from(text, Number).reduce((total, digit, at) => {
    const doubled = digit * 2;
    return total + (at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0 ? undefined : 'check-digit';
}
