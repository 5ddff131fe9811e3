/** The button that asks the platform whether host and key are right. */

import { CONNECTION_SETTINGS } from '../../../lib/contract';
import { diagnosisSentence, isGood, post, readDiagnosis } from '../../shared/editor/admin-client';
import { icon } from '../../shared/editor/elements';
import { CONNECTION_KEYS, STORED } from '../../shared/editor/platform-field';
import { sharedText as text } from '../../shared/editor/texts';
import { literal } from '../../shared/editor/typed-fields';
import { fieldValue } from './access';

const RESULT = '#onenet-nbiot-config-test-result';
const IMEI = '#onenet-nbiot-config-test-imei';

/** @param id of the config node, so that the runtime finds the stored key */
export function prepareTestButton(id: string): void {
  $(IMEI).val(imeiBehind());
  const button = $('#onenet-nbiot-config-test');
  button.on('click', (event) => {
    event.preventDefault();
    const question = {
      id,
      ...Object.fromEntries(CONNECTION_SETTINGS.map((name) => [name, fieldValue(name)])),
      ...Object.fromEntries(CONNECTION_KEYS.map(typedKey)),
      imei: imeiText(),
    };
    button.prop('disabled', true);
    show(text('test.running'), undefined);
    void post('onenet-nbiot-config/test', question).then((reply) => {
      button.prop('disabled', false);
      const diagnosis = readDiagnosis(reply);
      show(diagnosisSentence(diagnosis), isGood(diagnosis), diagnosis.page);
    });
  });

  // A verdict on something else than what stands there now would mislead.
  const fields = [...CONNECTION_SETTINGS, ...CONNECTION_KEYS].map(
    (name) => `#node-config-input-${name}`,
  );
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
function typedKey(name: (typeof CONNECTION_KEYS)[number]): [name: string, key: string | undefined] {
  const key = fieldValue(name);
  return [name, key === STORED ? undefined : key];
}

function imeiText(): string {
  const value = $(IMEI).val();
  return typeof value === 'string' ? value.trim() : '';
}

type TypedInput = Omit<JQuery, 'typedInput'> & {
  typedInput(question: 'instance'): object | undefined;
  typedInput(property: 'type' | 'value'): string;
};

let latest: TypedInput | undefined;

/**
 * Remembers the field of each dialog that opens. The editor takes a dialog out of the page while another one lies
 * over it, so that it could not be found any more.
 */
export function watchImei(): void {
  $('body').on('change', '#node-input-imei', ({ target }) => {
    // The published types know only how a typed input is made.
    latest = $(target as HTMLElement) as unknown as TypedInput;
  });
}

/** Nothing where there is no such dialog, or where a message or the environment brings its IMEI. */
function imeiBehind(): string {
  // In a dialog that was closed the field is no typed input any more.
  if (latest?.typedInput('instance') === undefined) return '';
  const field = { value: latest.typedInput('value'), type: latest.typedInput('type') };
  return literal(field) ?? '';
}

/** The part of a sentence that is the address of the page. */
export interface PageLink {
  readonly address: string;
}

/**
 * The sentence as its parts, of which the strings are text. The address is that of the computer that runs Node-RED: in a
 * browser on another computer it would lead astray, so there it stays a text.
 *
 * @param page what of the sentence is the address
 * @param hostname of the page of the editor
 */
export function withPageLink(
  sentence: string,
  page: string | undefined,
  hostname = window.location.hostname,
): readonly (string | PageLink)[] {
  if (page === undefined || !ADDRESS.test(page) || !LOOPBACK.test(hostname)) return [sentence];
  const at = sentence.indexOf(page);
  if (at < 0) return [sentence];
  return [sentence.slice(0, at), { address: page }, sentence.slice(at + page.length)];
}

const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+$/;
const LOOPBACK = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/;
