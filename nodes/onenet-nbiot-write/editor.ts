/** The write node's entry in the editor: its properties, label and dialog. */

import type { Fault } from '../../lib/contract';
import { storeBits, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import {
  refineInPalette,
  inOneLine,
  objectsFor,
  targetOf,
  writeName,
} from '../shared/editor/labels';
import { textsOf } from '../shared/editor/texts';
import { scheduleCombination } from '../shared/fields';
import { prepareDialog, valueFaultText } from './editor/dialog';
import { literalValidator, type LiteralValue } from './editor/literal-fault';
import { WRITE_FIELDS } from './fields';

const text = textsOf('onenet-nbiot-write');

type WriteProperties = StoredProperties<typeof WRITE_FIELDS>;

/** The canvas marks what the preview says cannot be sent. */
const sentence = (fault: Fault, { payload, payloadType }: LiteralValue): string =>
  valueFaultText(fault, { value: payload, type: payloadType });
const value = literalValidator('payload', sentence);
const resource = literalValidator('resId', sentence);

RED.nodes.registerType<WriteProperties>('onenet-nbiot-write', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-write.svg',
  defaults: definitionsOf(WRITE_FIELDS, text, {
    validators: { payload: value, resId: resource },
    combination: scheduleCombination,
  }),
  inputs: 1,
  outputs: 2,
  paletteLabel: inOneLine(text('paletteLabel')),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text('outputLabel.accepted') : text('outputLabel.failed');
  },
  label() {
    if (this.name) return this.name;
    const target = targetOf(this, '0');
    if (target === undefined) return text('paletteLabel');
    const table = objectsFor(this);
    const name = table && writeName(this, table, text('language'));
    return name === undefined ? text('defaultLabel', { target }) : `${name} ${target}`;
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    prepareDialog(this);
  },
  oneditsave() {
    storeBits(WRITE_FIELDS, this);
  },
});
refineInPalette('onenet-nbiot-write', text('paletteLabel'));
