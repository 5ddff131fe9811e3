/** What makes the dialog of the read node help. */

import { DeliverySection } from '../../shared/editor/delivery-section';
import { readTypedValues } from '../../shared/editor/field-definitions';
import { prepareOperationDialog } from '../../shared/editor/operation-dialog';
import { READ_FIELDS } from '../fields';
import { type ReadValues, readRequests, readWords } from './preview-text';
import { text } from './text';

const TYPE = 'onenet-nbiot-read';

export const delivery = new DeliverySection(TYPE, text);

/** Called once the typed inputs are there. */
export function prepareDialog(): void {
  prepareOperationDialog<ReadValues>({
    ...{ type: TYPE, table: READ_FIELDS, text, use: 'read', delivery, plain: ['platform'] },
    // To read twice changes nothing, so that there is no choice.
    read: () => ({ ...readTypedValues(READ_FIELDS), ...delivery.read(), secondWrite: true }),
    show: (values) => {
      delivery.show(values);
    },
    words: (values, objects) => readWords(values, objects, text('language'), text),
    requests: readRequests,
    body: () => '',
  });
}
