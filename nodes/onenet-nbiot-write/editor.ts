/** The write node in the editor: its properties and label, and of its dialog what does not follow from its table of fields. */

import { SOURCES } from '../../lib/contract';
import { readValues, storeBits, type StoredProperties } from '../shared/editor/dialog-values';
import { definitionsOf } from '../shared/editor/field-definitions';
import type { DeviceTarget } from '../shared/editor/imei-field';
import {
  inOneLine,
  labelStyle,
  objectsFor,
  refineInPalette,
  targetOf,
  writeName,
} from '../shared/editor/labels';
import { prepareOperationDialog } from '../shared/editor/operation-dialog';
import { TargetFields } from '../shared/editor/target-fields';
import { textsOf } from '../shared/editor/texts';
import { fillNumber, literal, type FieldType } from '../shared/editor/typed-fields';
import { scheduleCombination } from '../shared/fields';
import { showHints } from './editor/hints';
import { literalValidator, namesResources, partOf } from './editor/literal-fault';
import { writePreview } from './editor/preview';
import { WRITE_FIELDS } from './fields';

const TYPE = 'onenet-nbiot-write';

const text = textsOf(TYPE);

type WriteProperties = StoredProperties<typeof WRITE_FIELDS>;

RED.nodes.registerType<WriteProperties>('onenet-nbiot-write', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-write.svg',
  defaults: definitionsOf(WRITE_FIELDS, text, {
    // The canvas marks what the preview says cannot be sent.
    validators: { payload: literalValidator('payload'), resId: literalValidator('resId') },
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
  labelStyle,
  oneditprepare() {
    prepareOperationDialog(this, {
      type: TYPE,
      table: WRITE_FIELDS,
      text,
      combination: scheduleCombination,
      target: (changed) => new TargetFields({ type: TYPE, text, use: 'write', changed }),
      types: { mode: [modeType(this), ...SOURCES] },
      showHints,
      preview: writePreview,
      partOf: (pointer, values) => partOf(pointer, namesResources(values.payload)),
      devicePicked: ({ target }) => {
        if (target !== undefined) fillTarget(target);
      },
    });
  },
  oneditsave() {
    storeBits(WRITE_FIELDS, this);
  },
});
refineInPalette(TYPE, text('paletteLabel'));

/** A flow written by hand may lack both. */
interface StoredMode {
  readonly mode?: string;
  readonly modeType?: string;
}

/**
 * The write mode by name, stored as the platform's number. A stored value that is neither (`${MODE}`) becomes an
 * entry of its own, since the menu would otherwise put its first entry in place of it.
 */
function modeType({ mode, modeType: type }: StoredMode): FieldType {
  const options = [
    { value: '2', label: text('mode.update') },
    { value: '1', label: text('mode.replace') },
  ];
  const known = mode === undefined || options.some((option) => option.value === mode);
  if (type === 'num' && !known) options.push({ value: mode, label: mode });
  return {
    value: 'num',
    label: text('mode.number'),
    icon: 'fa fa-list-ul',
    default: '2',
    options,
  };
}

/** What a write to the device starts with, where nothing has been chosen yet. */
function fillTarget({ objectId, objectInstanceId, resourceId }: DeviceTarget): void {
  const { objId, objInstId, resId } = readValues(WRITE_FIELDS);
  const isBlank = [objId, resId].every((field) => literal(field) === '');
  if (!isBlank || literal(objInstId) === undefined) return;
  fillNumber('objId', objectId);
  fillNumber('objInstId', objectInstanceId);
  fillNumber('resId', resourceId);
}
