import type { Validator } from '../../shared/editor';
import { isOperation, type CommandOperation } from './fields';

/** Asks a validator only with the operations that use the field: what is not seen cannot be wrong. */
export function whenOperation(
  uses: (operation: CommandOperation) => boolean,
  validator: Validator,
): Validator {
  return function (value, options) {
    const inDialog: unknown = $('#node-input-operation').val();
    const { operation: stored } = this as { readonly operation?: unknown };
    const operation = isOperation(inDialog) ? inDialog : stored;
    return isOperation(operation) && !uses(operation) ? true : validator.call(this, value, options);
  };
}
