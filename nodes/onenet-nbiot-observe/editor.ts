/** The observe node's entry in the editor: its properties, label and dialog. */

import { choiceOf, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import { refineInPalette, inOneLine, targetOf } from '../shared/editor/labels';
import { textsOf } from '../shared/editor/texts';
import { prepareDialog } from './editor/dialog';
import { OBSERVE_FIELDS, observeCombination } from './fields';

const text = textsOf('onenet-nbiot-observe');

type ObserveProperties = StoredProperties<typeof OBSERVE_FIELDS>;

RED.nodes.registerType<ObserveProperties>('onenet-nbiot-observe', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-observe.svg',
  defaults: definitionsOf(OBSERVE_FIELDS, text, { combination: observeCombination }),
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
    const key = `defaultLabel.${choiceOf(OBSERVE_FIELDS.action, this.action)}`;
    return target === undefined ? text('paletteLabel') : text(key, { target });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    prepareDialog(this);
  },
});
refineInPalette('onenet-nbiot-observe', text('paletteLabel'));
