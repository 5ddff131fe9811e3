/** The device node's entry in the editor: its properties, label and dialog. */

import { typedFields } from '../shared/editor';
import {
  definitionsOf,
  fieldTypesOf,
  type StoredProperties,
} from '../shared/editor/field-definitions';
import { prepareDialog } from './editor/dialog';
import { isQuery } from './editor/fields';
import { text } from './editor/text';
import { DEVICE_FIELDS } from './fields';

type DeviceProperties = StoredProperties<typeof DEVICE_FIELDS>;

RED.nodes.registerType<DeviceProperties>('onenet-nbiot-device', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-device.svg',
  defaults: definitionsOf(DEVICE_FIELDS, text),
  inputs: 1,
  outputs: 2,
  paletteLabel: text('paletteLabel'),
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
    typedFields(fieldTypesOf(DEVICE_FIELDS, text), text);
    prepareDialog(this);
  },
});

function queryOf({ query }: { readonly query: unknown }): string {
  return isQuery(query) ? query : 'state';
}
