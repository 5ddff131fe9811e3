/** What makes the dialog of the execute node help. */

import { DeliverySection } from '../../shared/editor/delivery-section';
import { readTypedValues } from '../../shared/editor/field-definitions';
import { prepareOperationDialog } from '../../shared/editor/operation-dialog';
import { EXECUTE_FIELDS } from '../fields';
import { executeBody, executeRequests, executeWords, type ExecuteValues } from './preview-text';
import { text } from './text';

const TYPE = 'onenet-nbiot-execute';

export const delivery = new DeliverySection(TYPE, text);

/** Called once the typed inputs are there. */
export function prepareDialog(): void {
  prepareOperationDialog<ExecuteValues>({
    ...{ type: TYPE, table: EXECUTE_FIELDS, text, use: 'execute', delivery, plain: ['platform'] },
    read: () => ({ ...readTypedValues(EXECUTE_FIELDS), ...delivery.read() }),
    show: (values) => {
      delivery.show(values);
    },
    words: (values, objects) => executeWords(values, objects, text('language'), text),
    requests: executeRequests,
    body: executeBody,
  });
}
