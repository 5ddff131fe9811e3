import type { Validator } from '../../shared/editor';
import { isDelivery, mayBeCached } from './fields';

/**
 * Asks a validator only where OneNET may come to keep the command: what is not used, and not seen either, cannot be
 * wrong.
 */
export function whenCached(validator: Validator): Validator {
  return function (value, options) {
    const inDialog: unknown = $('#node-input-delivery').val();
    const { delivery: stored } = this as { readonly delivery?: unknown };
    const delivery = isDelivery(inDialog) ? inDialog : stored;
    return isDelivery(delivery) && mayBeCached(delivery)
      ? validator.call(this, value, options)
      : true;
  };
}
