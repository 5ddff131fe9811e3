/** The command node's entry in the editor: its properties, label and dialog. */

import {
  checked,
  checkedByType,
  ifGiven,
  numberType,
  SOURCES,
  textType,
  typedFields,
} from '../shared/editor';
import { isAboutOne, isOperation, USUAL_INTERVALS } from './editor/fields';
import { text } from './editor/text';
import { prepareDialog } from './editor/dialog';
import { imei, interval, page, perPage, uuid } from './editor/field-checks';
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

const validInterval = checked(ifGiven(interval));

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
      validate: whenOperation((operation) => operation === 'follow', validInterval),
    },
    maxInterval: {
      value: 60,
      label: text('label.maxInterval'),
      validate: whenOperation((operation) => operation === 'follow', validInterval),
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
    // Where a value comes from is what matters here: a command has its id from a message.
    typedFields(
      {
        uuid: [...SOURCES, textType(uuid)],
        imei: [...SOURCES, textType(imei)],
        page: [numberType(page), ...SOURCES],
        perPage: [numberType(perPage), ...SOURCES],
      },
      text,
    );
    fillIntervals(this);
    // Before the dialog looks for what is wrong, which may be in the fold.
    $('#onenet-nbiot-command-options').prop('open', hasOwnIntervals(this));
    prepareDialog(this);
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
