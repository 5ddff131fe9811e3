/** What stands in a write node's dialog. */

import { DeliverySection, type DeliveryValues } from '../../shared/editor/delivery-section';
import {
  namesOfTyped,
  problemsIn,
  readTypedValues,
  type TypedValues,
} from '../../shared/editor/field-definitions';
import { fieldText, onFieldChange } from '../../shared/editor/typed-fields';
import { WRITE_FIELDS } from '../fields';
import { text } from './text';

/** Typed fields, and what else matters to what the dialog says. */
export type DialogValues = TypedValues<typeof WRITE_FIELDS> & {
  readonly valueType: string;
} & DeliveryValues;

/** The fields below which there may be a sentence, in the order of the dialog. */
export const FIELDS = namesOfTyped(WRITE_FIELDS);

export const delivery = new DeliverySection('onenet-nbiot-write', text);

export function readValues(): DialogValues {
  return {
    ...readTypedValues(WRITE_FIELDS),
    valueType: fieldText('#node-input-valueType', 'auto'),
    ...delivery.read(),
  };
}

/** Calls back at each change of any field. */
export function onChange(changed: () => void): void {
  onFieldChange(FIELDS, changed);
  delivery.onChange(changed);
  $('#node-input-platform, #node-input-valueType').on('change', changed);
}

/** A sentence for each field that is wrong, in the order of the dialog. */
export type FieldProblems = ReadonlyMap<string, string>;

export function fieldProblems(values: DialogValues): FieldProblems {
  return problemsIn(WRITE_FIELDS, { ...values }, text);
}
