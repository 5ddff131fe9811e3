/** The command node's entry in the editor: its properties, label and dialog. */

import { choiceOf, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import { refineInPalette, inOneLine } from '../shared/editor/labels';
import { textsOf } from '../shared/editor/texts';
import { prepareDialog } from './editor/dialog';
import { COMMAND_FIELDS } from './fields';

const text = textsOf('onenet-nbiot-command');

type CommandProperties = StoredProperties<typeof COMMAND_FIELDS>;

RED.nodes.registerType<CommandProperties>('onenet-nbiot-command', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-command.svg',
  defaults: definitionsOf(COMMAND_FIELDS, text),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    const operation = choiceOf(COMMAND_FIELDS.operation, this.operation);
    return text(index === 0 ? `outputLabel.${operation}` : failedLabel(operation));
  },
  label() {
    if (this.name) return this.name;
    return text(`defaultLabel.${choiceOf(COMMAND_FIELDS.operation, this.operation)}`);
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    prepareDialog(this);
  },
});
refineInPalette('onenet-nbiot-command', text('paletteLabel'));

/** Following and asking find out how a command ended; the others fail by themselves. */
function failedLabel(operation: string): string {
  return operation === 'follow' || operation === 'status'
    ? 'outputLabel.ended'
    : 'outputLabel.failed';
}
