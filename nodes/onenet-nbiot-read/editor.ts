/** The read node's entry in the editor: its properties, label and dialog. */

import { targetOf, typedFields } from '../shared/editor';
import { mayBeCached, isDelivery } from '../shared/editor/delivery-section';
import {
  definitionsOf,
  fieldTypesOf,
  hasDefault,
  type StoredProperties,
} from '../shared/editor/field-definitions';
import { delivery, prepareDialog } from './editor/dialog';
import { text } from './editor/text';
import { READ_FIELDS } from './fields';

type ReadProperties = StoredProperties<typeof READ_FIELDS>;

RED.nodes.registerType<ReadProperties>('onenet-nbiot-read', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-read.svg',
  defaults: definitionsOf(READ_FIELDS, text),
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
    return target === undefined ? text('paletteLabel') : text('defaultLabel', { target });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    delivery.prepare(this);
    typedFields(fieldTypesOf(READ_FIELDS, text), text);
    // Before the dialog looks for what is wrong, which may be in the fold.
    $('#onenet-nbiot-read-options').prop('open', hasOwnOptions(this));
    prepareDialog();
  },
  oneditsave() {
    this.trigger = delivery.readTrigger();
  },
});

/** A fold that hides a choice somebody made would mislead. */
function hasOwnOptions(node: ReadProperties): boolean {
  const isCached = isDelivery(node.delivery) && mayBeCached(node.delivery);
  const folded = isCached
    ? (['timeout', 'validFrom', 'retry', 'trigger'] as const)
    : (['timeout'] as const);
  return folded.some((name) => !hasDefault(READ_FIELDS, name, node));
}
