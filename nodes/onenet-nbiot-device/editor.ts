/** The device node's entry in the editor: its properties, label and dialog. */

import { choiceOf, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import { refineInPalette, inOneLine } from '../shared/editor/labels';
import { textsOf } from '../shared/editor/texts';
import { deviceCombination, prepareDialog } from './editor/dialog';
import { DEVICE_FIELDS } from './fields';

const text = textsOf('onenet-nbiot-device');

type DeviceProperties = StoredProperties<typeof DEVICE_FIELDS>;

RED.nodes.registerType<DeviceProperties>('onenet-nbiot-device', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-device.svg',
  defaults: definitionsOf(DEVICE_FIELDS, text, { combination: deviceCombination }),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text(`outputLabel.${queryOf(this)}`) : text('outputLabel.failed');
  },
  label() {
    return this.name || text(`defaultLabel.${queryOf(this)}`);
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    prepareDialog(this);
  },
});
refineInPalette('onenet-nbiot-device', text('paletteLabel'));

function queryOf({ query }: { readonly query: unknown }): string {
  return choiceOf(DEVICE_FIELDS.query, query);
}
