/** The command node's entry in the editor: its properties, label and dialog. */

import { addSearchWords, inOneLine, typedFields } from '../shared/editor';
import {
  definitionsOf,
  fieldTypesOf,
  hasDefault,
  type StoredProperties,
} from '../shared/editor/field-definitions';
import { prepareDialog } from './editor/dialog';
import { isOperation } from './editor/fields';
import { text } from './editor/text';
import { COMMAND_FIELDS } from './fields';

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
    const operation = isOperation(this.operation) ? this.operation : 'follow';
    return text(index === 0 ? `outputLabel.${operation}` : failedLabel(operation));
  },
  label() {
    if (this.name) return this.name;
    return text(`defaultLabel.${isOperation(this.operation) ? this.operation : 'follow'}`);
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    typedFields(fieldTypesOf(COMMAND_FIELDS, text), text);
    fillIntervals(this);
    // Before the dialog looks for what is wrong, which may be in the fold.
    $('#onenet-nbiot-command-options').prop('open', hasOwnIntervals(this));
    prepareDialog(this);
  },
});
addSearchWords('onenet-nbiot-command', text('paletteLabel'));

/** Following and asking find out how a command ended; the others fail by themselves. */
function failedLabel(operation: string): string {
  return operation === 'follow' || operation === 'status'
    ? 'outputLabel.ended'
    : 'outputLabel.failed';
}

/** Shows what holds where the flow has nothing. */
function fillIntervals(node: Partial<CommandProperties>): void {
  for (const name of ['minInterval', 'maxInterval'] as const) {
    if (node[name] === undefined) $(`#node-input-${name}`).val(COMMAND_FIELDS[name].value);
  }
}

/** A fold that hides a choice somebody made would mislead. */
function hasOwnIntervals(node: CommandProperties): boolean {
  const folded = ['minInterval', 'maxInterval', 'store'] as const;
  return folded.some((name) => !hasDefault(COMMAND_FIELDS, name, node));
}
