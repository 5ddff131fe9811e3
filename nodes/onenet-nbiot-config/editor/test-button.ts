/** The button that asks the platform whether host and key are right. */

import { ask } from '../../shared/editor/ask';
import { findingSentence, isGood, readFinding } from '../../shared/editor/finding';
import { text } from './text';

/** What Node-RED puts into the field of a password that is stored but never sent to the editor. */
const STORED = '__PWRD__';

const RESULT = '#onenet-nbiot-config-test-result';

/** @param id of the config node, so that the runtime finds the stored key */
export function prepareTestButton(id: string): void {
  const button = $('#onenet-nbiot-config-test');
  button.on('click', (event) => {
    event.preventDefault();
    const apiKey = fieldText('#node-config-input-apiKey');
    const question = {
      id,
      host: fieldText('#node-config-input-host'),
      imei: fieldText('#onenet-nbiot-config-test-imei'),
      ...(apiKey === STORED ? {} : { apiKey }),
    };
    button.prop('disabled', true);
    show(text('test.running'), undefined);
    void ask('onenet-nbiot-config/test', question).then((asked) => {
      button.prop('disabled', false);
      const finding = readFinding(asked);
      show(findingSentence(finding, text), isGood(finding));
    });
  });

  // A verdict on something else than what stands there now would mislead.
  $('#node-config-input-host, #node-config-input-apiKey, #onenet-nbiot-config-test-imei').on(
    'input change',
    showPurpose,
  );
  showPurpose();
}

function showPurpose(): void {
  show(text('test.hint'), undefined);
}

/** @param good whether it is good news; `undefined` where it is no news at all */
function show(sentence: string, good: boolean | undefined): void {
  const line = $(RESULT)
    .text(` ${sentence}`)
    .toggleClass('onenet-nbiot-good', good === true)
    .toggleClass('onenet-nbiot-bad', good === false);
  if (good !== undefined) {
    line.prepend(`<i class="fa fa-${good ? 'check-circle' : 'warning'}" aria-hidden="true"></i>`);
  }
}

function fieldText(selector: string): string {
  const value = $(selector).val();
  return typeof value === 'string' ? value.trim() : '';
}
