/** What makes the dialog of the command node help: what matters is shown, and the preview says what it comes to. */

import { dialectOfPlatform, inDialect } from '../../shared/editor/platform-dialect';
import { setHintLine, setRequest, setText, showProblem } from '../../shared/editor/field-hints';
import { prepareImeiField } from '../../shared/editor/imei-field';
import { imeiDoubt } from '../../shared/editor/validators';
import { fieldText, onFieldChange, readField } from '../../shared/editor/typed-fields';
import { prepareForm } from '../../shared/editor/dialog';
import { fillStoreMenu } from '../../shared/editor/context-store-menu';
import { type CommandValues, fieldProblems, isAboutOne, isOperation } from './fields';
import type { CommandOperation } from '../fields';
import { text } from './text';
import { commandWire, commandWords } from './preview-text';

/** In the order of the dialog. */
const CHECKED = ['uuid', 'imei', 'page', 'perPage', 'minInterval', 'maxInterval'] as const;

const TYPED = ['uuid', 'imei', 'page', 'perPage'] as const;
const PLAIN =
  '#node-input-platform, #node-input-operation, #node-input-minInterval, #node-input-maxInterval';

/** Called once the typed inputs are there. @param node as the flow has it */
export function prepareDialog(node: { operation?: string; store?: string }): void {
  if (!isOperation(node.operation)) $('#node-input-operation').val('follow');
  const hasStores = fillStoreMenu('#node-input-store', node.store ?? '', {
    usual: (name) => text('store.usual', { name }),
    gone: (name) => text('store.gone', { name }),
  });
  $('#onenet-nbiot-command-row-store').toggle(hasStores);

  const refreshImei = prepareImeiField(text('label.imei'));
  const update = (): void => {
    refreshImei();
    const values = readValues();
    const { operation, imei } = values;
    $('.onenet-nbiot-command-one').toggle(isAboutOne(operation));
    $('.onenet-nbiot-command-list').toggle(operation === 'list');
    $('.onenet-nbiot-command-follow').toggle(operation === 'follow');
    setHintLine('#onenet-nbiot-command-hint-operation', text(`tip.${operation}`));
    const doubt = imei.type === 'str' ? imeiDoubt(imei.value) : undefined;
    const sentence = doubt === undefined ? '' : text(`doubt.${doubt}`);
    setHintLine('#onenet-nbiot-command-hint-imei', sentence, doubt !== undefined);
    const problems = fieldProblems(values);
    for (const name of CHECKED) showProblem(name, problems.get(name));
    setText('#onenet-nbiot-command-preview-words', commandWords(values, text('language'), text));
    const dialect = dialectOfPlatform($('#node-input-platform').val());
    setRequest('#onenet-nbiot-command-preview-target', inDialect(commandWire(values), dialect));
    // The settings file may know the action by another name, which a dialog does not see.
    setText(
      '#onenet-nbiot-command-preview-note',
      dialect === 'studio' ? text('preview.assumed') : '',
    );
    // With a wait that is none the usual one is taken, and only said below its field.
    const first = [...problems].find(([name]) => !name.endsWith('Interval'));
    const fault =
      first === undefined
        ? ''
        : text('preview.wrong', { part: text(`label.${first[0]}`), problem: first[1] });
    setHintLine('#onenet-nbiot-command-preview-problem', fault, true);
  };
  onFieldChange(TYPED, update);
  $(PLAIN).on('change input', update);
  prepareForm($('#dialog-form'), () => fieldProblems(readValues()).keys());
  update();
}

function readValues(): CommandValues {
  return {
    operation: operation(),
    uuid: readField('uuid'),
    imei: readField('imei'),
    page: readField('page'),
    perPage: readField('perPage'),
    minInterval: fieldText('#node-input-minInterval'),
    maxInterval: fieldText('#node-input-maxInterval'),
  };
}

function operation(): CommandOperation {
  const value = fieldText('#node-input-operation');
  return isOperation(value) ? value : 'follow';
}
