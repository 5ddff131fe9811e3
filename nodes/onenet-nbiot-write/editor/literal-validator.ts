/** Marks a node on the canvas whose value cannot be sent, where all of it stands in the dialog. */

import type { Validator } from '../../shared/editor';
import { asText } from '../../shared/editor/validators';
import { faultText } from './fault-text';
import { literalFault, type LiteralValue } from './literal-fault';
import { text } from './text';

/** @param property of the two that a fault may be about */
export function literalValidator(property: 'payload' | 'resId'): Validator {
  return function (value, options) {
    const values = valuesOf(this, property, value);
    const fault = literalFault(values);
    if (fault === undefined || propertyOf(fault.pointer) !== property) return true;
    const isList = values.payloadType === 'json' && /^\s*[[{]/.test(values.payload);
    return options === undefined ? false : faultText(fault, isList, text).replace(/</g, '\u2039');
  };
}

function propertyOf(pointer: string): 'payload' | 'resId' {
  return pointer === '/resId' ? 'resId' : 'payload';
}

/**
 * The values of the open dialog, if it is this node's: the editor also validates other nodes meanwhile, those of a
 * platform that was changed.
 */
function valuesOf(node: object, property: string, value: unknown): LiteralValue {
  const stored = node as Readonly<Record<string, unknown>>;
  const isOpen = $(`#node-input-${property}`).val() === value;
  const valueOf = (name: keyof LiteralValue): string => {
    const inDialog: unknown = isOpen ? $(`#node-input-${name}`).val() : undefined;
    return rawText(inDialog ?? stored[name]);
  };
  return {
    payload: valueOf('payload'),
    payloadType: valueOf('payloadType'),
    resId: valueOf('resId'),
    resIdType: valueOf('resIdType'),
    valueType: valueOf('valueType'),
    [property]: rawText(value),
  };
}

function rawText(value: unknown): string {
  return typeof value === 'string' ? value : asText(value);
}
