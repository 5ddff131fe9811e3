/** The write node's entry in the editor: its properties, label and dialog. */

import { OBJECT_ID_MAX, OBJECT_INSTANCE_ID_MAX, RESOURCE_ID_MAX } from '../../lib/lwm2m';
import {
  addStyle,
  checkedByType,
  checked,
  ifGiven,
  notBlank,
  numberType,
  SOURCES,
  textType,
  typedField,
  wholeNumber,
  writeTarget,
  type FieldType,
} from '../shared/editor';
import { prepareDelivery } from './editor/delivery-section';
import { prepareDialog } from './editor/dialog';
import { readTrigger } from './editor/dialog-fields';
import { EVERY_TRIGGER, isDelivery } from './editor/dialog-values';
import { text } from './editor/text';
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

// A blank instance, mode or timeout has its usual value; flows written by hand may leave them out.
const imei = notBlank(() => text('error.imei'));
const objId = wholeNumber({ min: 0, max: OBJECT_ID_MAX }, () => text('error.objId'));
const objInstId = wholeNumber({ min: 0, max: OBJECT_INSTANCE_ID_MAX, blank: true }, () =>
  text('error.objInstId'),
);
const resId = wholeNumber({ min: 0, max: RESOURCE_ID_MAX, blank: true }, () => text('error.resId'));
const mode = wholeNumber({ min: 1, max: 2, blank: true }, () => text('error.mode'));
/** The platform waits 5 to 40 s (OneNET documentation, "write device resource", URL parameters). */
const timeout = wholeNumber({ min: 5, max: 40, blank: true }, () => text('error.timeout'));
const number = notBlank(() => text('error.number'));
/** From 31 years on, a number is no wait but a moment in time, and the runtime refuses it. */
const LONGEST_WAIT = 999_999_999;
const expires = wholeNumber({ min: 1, max: LONGEST_WAIT, blank: true }, () =>
  text('error.expires'),
);
const validFrom = wholeNumber({ min: 0, max: LONGEST_WAIT, blank: true }, () =>
  text('error.validFrom'),
);
/** 0 to 10 (OneNET documentation, "cached command: write device resource", `retry`). */
const retry = wholeNumber({ min: 0, max: 10, blank: true }, () => text('error.retry'));
const trigger = wholeNumber({ min: 1, max: EVERY_TRIGGER }, () => text('error.trigger'));

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
    addStyle();
    prepareDelivery(this);
    typedField('imei', [textType(imei), ...SOURCES]);
    typedField('objId', [numberType(objId), ...SOURCES]);
    typedField('objInstId', [numberType(objInstId), ...SOURCES]);
    typedField('resId', [numberType(resId), ...SOURCES]);
    typedField('payload', [...SOURCES, 'str', numberType(number), 'bool', 'bin', 'json']);
    typedField('mode', [modeType(this), ...SOURCES]);
    typedField('timeout', [numberType(timeout), ...SOURCES]);
    typedField('expires', [numberType(expires), ...SOURCES]);
    typedField('validFrom', [numberType(validFrom), ...SOURCES]);
    typedField('retry', [numberType(retry), ...SOURCES]);
    prepareDialog();
    $('#onenet-nbiot-write-options').prop('open', hasOwnOptions(this));
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
