/** The command node's entry in the editor: its properties, label and dialog. */

import {
  addStyle,
  checked,
  checkedByType,
  ifGiven,
  notBlank,
  numberType,
  positiveNumber,
  SOURCES,
  textType,
  typedField,
  wholeNumber,
} from '../shared/editor';
import { isAboutOne, isOperation, USUAL_INTERVALS } from './editor/command-values';
import { prepareDialog } from './editor/dialog';
import { text } from './editor/text';
import { whenOperation } from './editor/when-operation';

/** Numbers become text once the dialog has stored them. */
interface CommandProperties {
  name: string;
  platform: string;
  operation: string;
  uuid: string;
  uuidType: string;
  imei: string;
  imeiType: string;
  page: string;
  pageType: string;
  perPage: string;
  perPageType: string;
  minInterval: number | string;
  maxInterval: number | string;
  store: string;
}

const uuid = notBlank(() => text('error.uuid'));
const imei = notBlank(() => text('error.imei'));
const page = wholeNumber({ min: 1, max: 1_000_000, blank: true }, () => text('error.page'));
const perPage = wholeNumber({ min: 1, max: 1000, blank: true }, () => text('error.perPage'));
const interval = checked(ifGiven(positiveNumber(() => text('error.interval'))));

RED.nodes.registerType<CommandProperties>('onenet-nbiot-command', {
  category: 'OneNET',
  color: '#A9CBD0',
  icon: 'onenet-nbiot-command.svg',
  defaults: {
    name: { value: '' },
    platform: {
      value: '',
      type: 'onenet-nbiot-config',
      required: true,
      label: text('label.platform'),
    },
    operation: {
      value: 'follow',
      label: text('label.operation'),
      validate: checked(
        ifGiven((value) => (isOperation(value) ? undefined : text('error.operation'))),
      ),
    },
    uuid: {
      value: 'onenet.uuid',
      label: text('label.uuid'),
      validate: whenOperation(
        isAboutOne,
        checkedByType('uuidType', { str: uuid }, RED.validators.typedInput('uuidType')),
      ),
    },
    uuidType: { value: 'msg' },
    imei: {
      value: 'onenet.request.imei',
      label: text('label.imei'),
      validate: checkedByType('imeiType', { str: imei }, RED.validators.typedInput('imeiType')),
    },
    imeiType: { value: 'msg' },
    page: {
      value: '',
      label: text('label.page'),
      validate: whenOperation(
        (operation) => operation === 'list',
        checkedByType('pageType', { num: page }, RED.validators.typedInput('pageType')),
      ),
    },
    pageType: { value: 'num' },
    perPage: {
      value: '',
      label: text('label.perPage'),
      validate: whenOperation(
        (operation) => operation === 'list',
        checkedByType('perPageType', { num: perPage }, RED.validators.typedInput('perPageType')),
      ),
    },
    perPageType: { value: 'num' },
    minInterval: {
      value: 2,
      label: text('label.minInterval'),
      validate: whenOperation((operation) => operation === 'follow', interval),
    },
    maxInterval: {
      value: 60,
      label: text('label.maxInterval'),
      validate: whenOperation((operation) => operation === 'follow', interval),
    },
    store: { value: '' },
  },
  inputs: 1,
  outputs: 2,
  paletteLabel: text('paletteLabel'),
  inputLabels: text('inputLabel'),
  outputLabels(index) {
    const operation = isOperation(this.operation) ? this.operation : 'follow';
    return text(index === 0 ? `outputLabel.${operation}` : failedLabel(operation));
  },
  label() {
    if (this.name) return this.name;
    return text(`defaultLabel.${isOperation(this.operation) ? this.operation : 'follow'}`);
  },
  labelStyle() {
    return this.name ? 'node_label_italic' : '';
  },
  oneditprepare() {
    addStyle();
    // Where a value comes from is what matters here: a command has its id from a message.
    typedField('uuid', [...SOURCES, textType(uuid)]);
    typedField('imei', [...SOURCES, textType(imei)]);
    typedField('page', [numberType(page), ...SOURCES]);
    typedField('perPage', [numberType(perPage), ...SOURCES]);
    fillIntervals(this);
    prepareDialog(this);
    $('#onenet-nbiot-command-options').prop('open', hasOwnIntervals(this));
  },
});

/** Following and asking find out how a command ended; the others fail by themselves. */
function failedLabel(operation: string): string {
  return operation === 'follow' || operation === 'status'
    ? 'outputLabel.ended'
    : 'outputLabel.failed';
}

/** Shows what holds where the flow has nothing. */
function fillIntervals(node: Partial<CommandProperties>): void {
  for (const name of ['minInterval', 'maxInterval'] as const) {
    if (node[name] === undefined) $(`#node-input-${name}`).val(USUAL_INTERVALS[name]);
  }
}

/** A fold that hides a choice somebody made would mislead. */
function hasOwnIntervals({
  minInterval = USUAL_INTERVALS.minInterval,
  maxInterval = USUAL_INTERVALS.maxInterval,
  store,
}: Partial<CommandProperties>): boolean {
  return (
    Number(minInterval) !== USUAL_INTERVALS.minInterval ||
    Number(maxInterval) !== USUAL_INTERVALS.maxInterval ||
    Boolean(store)
  );
}
