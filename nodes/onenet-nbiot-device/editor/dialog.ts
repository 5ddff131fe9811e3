/** What makes the dialog of the device node help: what matters is shown, and the preview says what it comes to. */

import { faultSentence, languageOf, type DeviceQuery, type Fault } from '../../../lib/contract';
import { prepareForm } from '../../shared/editor/dialog';
import { prepareImeiField } from '../../shared/editor/imei-field';
import { setHintLine, setText, showProblem } from '../../shared/editor/field-hints';
import { dialectOfPlatform } from '../../shared/editor/platform-dialect';
import { fieldText, onFieldChange, readField } from '../../shared/editor/typed-fields';
import { literal, type Field } from '../../shared/editor/typed-value';
import { imeiDoubt } from '../../shared/editor/validators';
import { fieldProblems, isQuery, TYPED, wantedProduct, type DeviceValues } from './fields';
import { deviceWire, deviceWords } from './preview-text';
import { text } from './text';

/** Called once the typed inputs are there. @param node as the flow has it */
export function prepareDialog(node: { query?: string; online?: string }): void {
  if (!isQuery(node.query)) $('#node-input-query').val('state');
  if (node.online === undefined) $('#node-input-online').val('');
  const update = (): void => {
    const values = readValues();
    const { query, imei } = values;
    const dialect = dialectOfPlatform($('#node-input-platform').val());
    const wanted = wantedProduct(query, dialect);
    $('.onenet-nbiot-device-one').toggle(query !== 'list');
    $('.onenet-nbiot-device-history').toggle(query === 'history');
    $('.onenet-nbiot-device-list').toggle(query === 'list');
    $('.onenet-nbiot-device-product').toggle(wanted.product || !isBlank(values.productId));
    $('.onenet-nbiot-device-project').toggle(wanted.project || !isBlank(values.projectId));
    setHintLine('#onenet-nbiot-device-hint-query', text(`tip.${query}`));
    const doubt = imei.type === 'str' ? imeiDoubt(imei.value) : undefined;
    const sentence = doubt === undefined ? '' : text(`doubt.${doubt}`);
    setHintLine('#onenet-nbiot-device-hint-imei', sentence, doubt !== undefined);
    const problems = fieldProblems(values);
    for (const name of TYPED) showProblem(name, problems.get(name));
    setText('#onenet-nbiot-device-preview-words', deviceWords(values, text));
    const wire = deviceWire(values, dialect);
    setText('#onenet-nbiot-device-preview-target', wire.ok ? wire.value : '');
    const [first] = problems;
    const fault = wire.ok ? '' : faultText(wire.fault);
    setHintLine(
      '#onenet-nbiot-device-preview-problem',
      first === undefined
        ? fault
        : text('preview.wrong', { part: text(`label.${first[0]}`), problem: first[1] }),
      true,
    );
  };
  onFieldChange(TYPED, update);
  $('#node-input-platform, #node-input-query, #node-input-online').on('change input', update);
  const refreshImei = prepareImeiField(text('label.imei'), undefined, () => ({
    productId: literal(readField('productId')),
    projectId: literal(readField('projectId')),
  }));
  onFieldChange(['imei'], refreshImei);
  prepareForm($('#dialog-form'), () => fieldProblems(readValues()).keys());
  update();
}

/** Of a call that the generation does not have, or for which it wants to be told more. */
function faultText(fault: Fault): string {
  const problem = faultSentence(fault, languageOf(text('language')));
  const name = fault.pointer.slice(1);
  return name === ''
    ? text('preview.unsendable', { problem })
    : text('preview.wrong', { part: text(`label.${name}`), problem });
}

function isBlank(field: Field): boolean {
  return literal(field) === '';
}

function readValues(): DeviceValues {
  const fields = Object.fromEntries(TYPED.map((name) => [name, readField(name)]));
  return {
    ...(fields as Record<(typeof TYPED)[number], Field>),
    query: chosenQuery(),
    online: fieldText('#node-input-online'),
  };
}

function chosenQuery(): DeviceQuery {
  const value = fieldText('#node-input-query');
  return isQuery(value) ? value : 'state';
}
