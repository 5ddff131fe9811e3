/** One request with its answer: a line, and all of it when unfolded. */
export const requestRow = String.raw`
import { html } from './elements.js';
import { languageTag, text } from './language.js';

/** @typedef {import('../view').RequestView} RequestView */

/** @param {RequestView} request */
export function requestRow(request) {
  const { imei, time, durationMs, target, method, body, answer } = request;
  const when = new Date(time);
  const clock = when.toLocaleTimeString(languageTag(), { hour12: false });
  const duration = text('took', { ms: Math.round(durationMs) });
  const line = html('span', { class: 'what' }, describe(request));
  const verdict = html('span', { class: 'verdict ' + (request.errno === 0 ? 'good' : 'bad') }, judge(request));
  const about = html('span', { class: 'about' }, html('time', { datetime: when.toISOString() }, clock));
  if (imei !== undefined) about.append(html('code', {}, imei));
  about.append(html('span', {}, duration));
  const details = html('dl', {}, ...item(text('request'), method + ' ' + target));
  if (body !== '') details.append(...item(text('body'), body));
  details.append(...item(text('answer'), answer ?? text('noAnswer')));
  return html('li', {}, html('details', {}, html('summary', {}, line, verdict, about), details));
}

/** @param {number} count */
export function skippedRow(count) {
  return html('li', { class: 'skipped' }, count === 1 ? text('skippedOne') : text('skipped', { count }));
}

/** @param {RequestView} request */
function describe({ call, method, target }) {
  if (call === undefined) return method + ' ' + target;
  const values = call.values.map(([id, value]) => id + ' = ' + value).join(', ');
  return text(call.kind, { path: call.path }) + (values === '' ? '' : ' · ' + values);
}

/** @param {RequestView} request */
function judge({ errno, error = '', status, answer }) {
  if (answer === undefined) return text('cut');
  if (errno === undefined) return 'HTTP ' + status;
  return errno === 0 ? text('ok') : errno + ' ' + error;
}

/**
 * @param {string} name
 * @param {string} value
 */
const item = (name, value) => [html('dt', {}, name), html('dd', {}, html('code', {}, value))];
`;
