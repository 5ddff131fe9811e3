/** The button that asks the platform whether host and key are right. */

import { ask } from '../../shared/editor/ask';
import { diagnosisSentence, isGood, readDiagnosis } from '../../shared/editor/diagnosis';
import { icon } from '../../shared/editor/hint';
import { fieldValue } from './access-fields';
import { STORED } from './access-hints';
import { withPageLink, type PageLink } from './page-link';
import { imeiBehind } from './test-imei';
import { text } from './text';

const RESULT = '#onenet-nbiot-config-test-result';
const IMEI = '#onenet-nbiot-config-test-imei';

const SETTINGS = [
  'host',
  'auth',
  'dialect',
  'tokenRes',
  'tokenVersion',
  'tokenMethod',
  'tls',
  'proxy',
] as const;
const KEYS = ['apiKey', 'accessKey'] as const;

/** @param id of the config node, so that the runtime finds the stored key */
export function prepareTestButton(id: string): void {
  $(IMEI).val(imeiBehind());
  const button = $('#onenet-nbiot-config-test');
  button.on('click', (event) => {
    event.preventDefault();
    const question = {
      id,
      ...Object.fromEntries(SETTINGS.map((name) => [name, fieldValue(name)])),
      ...Object.fromEntries(KEYS.map(typedKey)),
      imei: imeiText(),
    };
    button.prop('disabled', true);
    show(text('test.running'), undefined);
    void ask('onenet-nbiot-config/test', question).then((asked) => {
      button.prop('disabled', false);
      const diagnosis = readDiagnosis(asked);
      show(diagnosisSentence(diagnosis, text), isGood(diagnosis), diagnosis.page);
    });
  });

  // A verdict on something else than what stands there now would mislead.
  const fields = [...SETTINGS, ...KEYS].map((name) => `#node-config-input-${name}`);
  $([...fields, IMEI].join()).on('input change', showPurpose);
  showPurpose();
}

function showPurpose(): void {
  show(text('test.hint'), undefined);
}

/**
 * @param good whether it is good news; `undefined` where it is no news at all
 * @param page the address in the sentence that may be followed
 */
function show(sentence: string, good: boolean | undefined, page?: string): void {
  const line = $(RESULT)
    .empty()
    .toggleClass('onenet-nbiot-good', good === true)
    .toggleClass('onenet-nbiot-bad', good === false);
  if (good !== undefined) line.append(icon(good ? 'check-circle' : 'warning'));
  // Elements and text nodes only: the sentence holds words of the platform, and jQuery reads strings as HTML.
  line.append(document.createTextNode(' '), ...withPageLink(sentence, page).map(toNode));
}

function toNode(part: string | PageLink): Text | Element {
  if (typeof part === 'string') return document.createTextNode(part);
  const link = document.createElement('a');
  link.href = part.address;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = part.address;
  return link;
}

/** A stored key is not in the editor; the runtime has it. */
function typedKey(name: (typeof KEYS)[number]): [name: string, key: string | undefined] {
  const key = fieldValue(name);
  return [name, key === STORED ? undefined : key];
}

function imeiText(): string {
  const value = $(IMEI).val();
  return typeof value === 'string' ? value.trim() : '';
}
