/** The write node's entry in the editor: its properties, label and dialog. */

import {
  checkedByType,
  checked,
  ifGiven,
  numberType,
  SOURCES,
  textType,
  typedFields,
  writeTarget,
  type FieldType,
} from '../shared/editor';
import { prepareDelivery } from './editor/hints';
import { prepareDialog } from './editor/dialog';
import { EVERY_TRIGGER, isDelivery, readTrigger } from './editor/fields';
import { text } from './editor/text';
import {
  expires,
  imei,
  mode,
  number,
  objId,
  objInstId,
  resId,
  retry,
  timeout,
  trigger,
  validFrom,
} from './editor/field-checks';
import { whenCached } from './editor/when-cached';

interface WriteProperties {
  name: string;
  platform: string;
  imei: string;
  imeiType: string;
  objId: string;
  objIdType: string;
  objInstId: string;
  objInstIdType: string;
  resId: string;
  resIdType: string;
  payload: string;
  payloadType: string;
  valueType: string;
  mode: string;
  modeType: string;
  timeout: string;
  timeoutType: string;
  delivery: string;
  secondWrite: boolean;
  expires: string;
  expiresType: string;
  validFrom: string;
  validFromType: string;
  retry: string;
  retryType: string;
  trigger: number;
  waitForResult: boolean;
  store: string;
  keepLatest: boolean;
}

RED.nodes.registerType<WriteProperties>('onenet-nbiot-write', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-write.svg',
  defaults: {
    name: { value: '' },
    platform: {
      value: '',
      type: 'onenet-nbiot-config',
      required: true,
      label: text('label.platform'),
    },
    imei: {
      value: '',
      label: text('label.imei'),
      validate: checkedByType('imeiType', { str: imei }, RED.validators.typedInput('imeiType')),
    },
    imeiType: { value: 'str' },
    objId: {
      value: '',
      label: text('label.objId'),
      validate: checkedByType('objIdType', { num: objId }, RED.validators.typedInput('objIdType')),
    },
    objIdType: { value: 'num' },
    objInstId: {
      value: '0',
      label: text('label.objInstId'),
      validate: checkedByType(
        'objInstIdType',
        { num: objInstId },
        RED.validators.typedInput('objInstIdType'),
      ),
    },
    objInstIdType: { value: 'num' },
    resId: {
      value: '',
      label: text('label.resId'),
      validate: checkedByType('resIdType', { num: resId }, RED.validators.typedInput('resIdType')),
    },
    resIdType: { value: 'num' },
    payload: {
      value: 'payload',
      label: text('label.payload'),
      validate: checkedByType(
        'payloadType',
        { num: number },
        RED.validators.typedInput('payloadType'),
      ),
    },
    payloadType: { value: 'msg' },
    valueType: {
      value: 'auto',
      label: text('label.valueType'),
      validate: checked((value) =>
        value === 'auto' || value === 'opaque' || value === 'time'
          ? undefined
          : text('error.valueType'),
      ),
    },
    mode: {
      value: '2',
      label: text('label.mode'),
      validate: checkedByType('modeType', { num: mode }, RED.validators.typedInput('modeType')),
    },
    modeType: { value: 'num' },
    timeout: {
      value: '25',
      label: text('label.timeout'),
      validate: checkedByType(
        'timeoutType',
        { num: timeout },
        RED.validators.typedInput('timeoutType'),
      ),
    },
    timeoutType: { value: 'num' },
    delivery: {
      value: 'instant',
      label: text('label.delivery'),
      validate: checked(
        ifGiven((value) => (isDelivery(value) ? undefined : text('error.delivery'))),
      ),
    },
    secondWrite: { value: false },
    expires: {
      value: '86400',
      label: text('label.expires'),
      validate: whenCached(
        checkedByType('expiresType', { num: expires }, RED.validators.typedInput('expiresType')),
      ),
    },
    expiresType: { value: 'num' },
    validFrom: {
      value: '',
      label: text('label.validFrom'),
      validate: whenCached(
        checkedByType(
          'validFromType',
          { num: validFrom },
          RED.validators.typedInput('validFromType'),
        ),
      ),
    },
    validFromType: { value: 'num' },
    retry: {
      value: '3',
      label: text('label.retry'),
      validate: whenCached(
        checkedByType('retryType', { num: retry }, RED.validators.typedInput('retryType')),
      ),
    },
    retryType: { value: 'num' },
    trigger: {
      value: 7,
      label: text('label.trigger'),
      validate: whenCached(checked(ifGiven(trigger))),
    },
    waitForResult: { value: false },
    store: { value: '' },
    keepLatest: { value: false },
  },
  inputs: 1,
  outputs: 2,
  paletteLabel: text('paletteLabel'),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    return index === 0 ? text('outputLabel.accepted') : text('outputLabel.failed');
  },
  label() {
    if (this.name) return this.name;
    const target = writeTarget(this);
    return target === undefined ? text('paletteLabel') : text('defaultLabel', { target });
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    prepareDelivery(this);
    typedFields(
      {
        imei: [textType(imei), ...SOURCES],
        objId: [numberType(objId), ...SOURCES],
        objInstId: [numberType(objInstId), ...SOURCES],
        resId: [numberType(resId), ...SOURCES],
        payload: [...SOURCES, 'str', numberType(number), 'bool', 'bin', 'json'],
        mode: [modeType(this), ...SOURCES],
        timeout: [numberType(timeout), ...SOURCES],
        expires: [numberType(expires), ...SOURCES],
        validFrom: [numberType(validFrom), ...SOURCES],
        retry: [numberType(retry), ...SOURCES],
      },
      text,
    );
    // Before the dialog looks for what is wrong, which may be in the fold.
    $('#onenet-nbiot-write-options').prop('open', hasOwnOptions(this));
    prepareDialog();
  },
  oneditsave() {
    this.trigger = readTrigger();
  },
});

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
  const usual =
    node.modeType === 'num' &&
    node.mode === '2' &&
    node.timeoutType === 'num' &&
    node.timeout === '25' &&
    node.valueType === 'auto';
  return !usual || node.keepLatest || hasOwnCaching(node);
}

/** What is folded away of cached delivery; a flow older than that has nothing of it. */
function hasOwnCaching(node: Partial<WriteProperties>): boolean {
  if (!isDelivery(node.delivery) || node.delivery === 'instant') return false;
  const { validFrom: begin, validFromType = 'num', retryType = 'num' } = node;
  return (
    Boolean(begin) ||
    validFromType !== 'num' ||
    (node.retry ?? '3') !== '3' ||
    retryType !== 'num' ||
    (node.trigger ?? EVERY_TRIGGER) !== EVERY_TRIGGER
  );
}
