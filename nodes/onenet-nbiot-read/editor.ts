/** The read node's entry in the editor: its properties, label and dialog. */

import { storeBits, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import { refineInPalette, inOneLine, targetOf } from '../shared/editor/labels';
import { textsOf } from '../shared/editor/texts';
import { prepareDialog } from './editor/dialog';
import { READ_FIELDS, readCombination } from './fields';

const text = textsOf('onenet-nbiot-read');

type ReadProperties = StoredProperties<typeof READ_FIELDS>;

RED.nodes.registerType<ReadProperties>('onenet-nbiot-read', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-read.svg',
  defaults: definitionsOf(READ_FIELDS, text, { combination: readCombination }),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text('outputLabel.done') : text('outputLabel.failed');
  },
  label() {
    if (this.name) return this.name;
    const target = targetOf(this, '');
    return target === undefined ? text('paletteLabel') : text('defaultLabel', { target });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    prepareDialog(this);
  },
  oneditsave() {
    storeBits(READ_FIELDS, this);
  },
});
refineInPalette('onenet-nbiot-read', text('paletteLabel'));
