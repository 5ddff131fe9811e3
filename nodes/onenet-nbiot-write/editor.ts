/** The write node's entry in the editor: its properties, label and dialog. */

import { SOURCES } from '../../lib/contract';
import {
  addSearchWords,
  inOneLine,
  targetOf,
  typedFields,
  writeName,
  type FieldType,
} from '../shared/editor';
import { objectsFor } from '../shared/editor/objects';
import {
  definitionsOf,
  fieldTypesOf,
  hasDefault,
  type StoredProperties,
} from '../shared/editor/field-definitions';
import { isDelivery } from '../shared/editor/delivery-section';
import { prepareDialog } from './editor/dialog';
import { delivery } from './editor/fields';
import { literalValidator } from './editor/literal-validator';
import { text } from './editor/text';
import { WRITE_FIELDS } from './fields';

type WriteProperties = StoredProperties<typeof WRITE_FIELDS>;

/** The canvas marks what the preview says cannot be sent. */
const value = literalValidator('payload');
const resource = literalValidator('resId');

RED.nodes.registerType<WriteProperties>('onenet-nbiot-write', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-write.svg',
  defaults: definitionsOf(WRITE_FIELDS, text, { payload: value, resId: resource }),
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
    delivery.prepare(this);
    typedFields({ ...fieldTypesOf(WRITE_FIELDS, text), mode: [modeType(this), ...SOURCES] }, text);
    // Before the dialog looks for what is wrong, which may be in the fold.
    $('#onenet-nbiot-write-options').prop('open', hasOwnOptions(this));
    prepareDialog(isNew(this));
  },
  oneditsave() {
    this.trigger = delivery.readTrigger();
  },
});
addSearchWords('onenet-nbiot-write', text('paletteLabel'));

/**
 * The write mode by name, stored as the platform's number. A stored value that is neither (`${MODE}`) becomes an
 * entry of its own, since the menu would otherwise put its first entry in place of it.
 */
function modeType(node: WriteProperties): FieldType {
  const options = [
    { value: '2', label: text('mode.update') },
    { value: '1', label: text('mode.replace') },
  ];
  const known = options.some((option) => option.value === node.mode);
  if (node.modeType === 'num' && !known) options.push({ value: node.mode, label: node.mode });
  return {
    value: 'num',
    label: text('mode.number'),
    icon: 'fa fa-list-ul',
    default: '2',
    options,
  };
}

/** A fold that hides a choice somebody made would mislead. */
function hasOwnOptions(node: WriteProperties): boolean {
  const always = ['readBack', 'mode', 'timeout', 'valueType', 'keepLatest'] as const;
  return isChanged(node, always) || hasOwnCaching(node);
}

/** What is folded away of cached delivery. */
function hasOwnCaching(node: WriteProperties): boolean {
  const mayBeCached = isDelivery(node.delivery) && node.delivery !== 'instant';
  return mayBeCached && isChanged(node, ['validFrom', 'retry', 'trigger']);
}

/** As it came from the palette; the platform may have been chosen for it. */
function isNew(node: WriteProperties): boolean {
  const names = Object.keys(WRITE_FIELDS) as (keyof typeof WRITE_FIELDS)[];
  return !isChanged(
    node,
    names.filter((name) => name !== 'platform'),
  );
}

function isChanged(node: WriteProperties, names: readonly (keyof typeof WRITE_FIELDS)[]): boolean {
  return names.some((name) => !hasDefault(WRITE_FIELDS, name, node));
}
