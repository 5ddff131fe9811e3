/** The execute node's entry in the editor: its properties, label and dialog. */

import { storeBits, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import { refineInPalette, inOneLine, targetOf } from '../shared/editor/labels';
import { textsOf } from '../shared/editor/texts';
import { scheduleCombination } from '../shared/fields';
import { prepareDialog } from './editor/dialog';
import { EXECUTE_FIELDS } from './fields';

const text = textsOf('onenet-nbiot-execute');

type ExecuteProperties = StoredProperties<typeof EXECUTE_FIELDS>;

RED.nodes.registerType<ExecuteProperties>('onenet-nbiot-execute', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-execute.svg',
  defaults: definitionsOf(EXECUTE_FIELDS, text, { combination: scheduleCombination }),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text('outputLabel.done') : text('outputLabel.failed');
  },
  label() {
    if (this.name) return this.name;
    const target = targetOf(this, '0');
    return target === undefined ? text('paletteLabel') : text('defaultLabel', { target });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    prepareDialog(this);
  },
  oneditsave() {
    storeBits(EXECUTE_FIELDS, this);
  },
});
refineInPalette('onenet-nbiot-execute', text('paletteLabel'));
