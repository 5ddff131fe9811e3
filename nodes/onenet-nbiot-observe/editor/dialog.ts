/** What makes the dialog of the observe node help. */

import { OBSERVE_ACTIONS, type ObserveAction } from '../../../lib/contract';
import { setHintLine } from '../../shared/editor/field-hints';
import { readTypedValues } from '../../shared/editor/field-definitions';
import { prepareOperationDialog } from '../../shared/editor/operation-dialog';
import { fieldText } from '../../shared/editor/typed-fields';
import { OBSERVE_FIELDS } from '../fields';
import { observeRequests, observeWords, type ObserveValues } from './preview-text';
import { text } from './text';

const TYPE = 'onenet-nbiot-observe';

/** Called once the typed inputs are there. @param stored the action that the flow has */
export function prepareDialog(stored: unknown): void {
  if (readAction(stored) !== stored) $('#node-input-action').val('observe');
  prepareOperationDialog<ObserveValues>({
    ...{ type: TYPE, table: OBSERVE_FIELDS, text, use: 'read', plain: ['platform', 'action'] },
    read: () => ({
      ...readTypedValues(OBSERVE_FIELDS),
      action: readAction(fieldText('#node-input-action')),
    }),
    show: ({ action }) => {
      $(`.${TYPE}-conditions`).toggle(action === 'observe');
      setHintLine(`#${TYPE}-hint-action`, text(`tip.action.${action}`));
    },
    words: (values, objects) => observeWords(values, objects, text('language'), text),
    requests: observeRequests,
    body: () => '{}',
  });
}

export function readAction(value: unknown): ObserveAction {
  return OBSERVE_ACTIONS.find((action) => action === value) ?? 'observe';
}
