/** The observe node's entry in the editor: its properties, label and dialog. */

import { targetOf, typedFields } from '../shared/editor';
import {
  definitionsOf,
  fieldTypesOf,
  hasDefault,
  type StoredProperties,
} from '../shared/editor/field-definitions';
import { prepareDialog, readAction } from './editor/dialog';
import { text } from './editor/text';
import { OBSERVE_FIELDS } from './fields';

type ObserveProperties = StoredProperties<typeof OBSERVE_FIELDS>;

RED.nodes.registerType<ObserveProperties>('onenet-nbiot-observe', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-observe.svg',
  defaults: definitionsOf(OBSERVE_FIELDS, text),
  inputs: 1,
  outputs: 2,
  paletteLabel: text('paletteLabel'),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text('outputLabel.done') : text('outputLabel.failed');
  },
  label() {
    if (this.name) return this.name;
    const target = targetOf(this, '');
    const key = `defaultLabel.${readAction(this.action)}`;
    return target === undefined ? text('paletteLabel') : text(key, { target });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    typedFields(fieldTypesOf(OBSERVE_FIELDS, text), text);
    // A fold that hides a choice somebody made would mislead.
    const isUsual = hasDefault(OBSERVE_FIELDS, 'timeout', this);
    $('#onenet-nbiot-observe-options').prop('open', !isUsual);
    prepareDialog(this.action);
  },
});
