/** The list of the latest requests, the newest first. It can be paused. */

import { html, setText } from './elements.js';
import { languageTag, text } from './language.js';

/**
 * @typedef {import('../views').RequestView} RequestView
 * @typedef {RequestView | number} Entry a number is that many requests which are too many to show
 */

const MOST = 50;

export function requests() {
  /** @type {readonly Entry[]} oldest first */
  let known = [];
  /** What the list shows: all that is known, unless it is paused. */
  let shown = known;
  /** How many requests came while it was paused. */
  let held = 0;
  let paused = false;

  const list = html('ol', { class: 'list' });
  const nothing = html('p', { class: 'hint' });
  const button = html('button', { type: 'button' });
  const heading = html('h2', { id: 'requests-heading' });
  const element = html('section', { class: 'requests', 'aria-labelledby': 'requests-heading' });
  element.append(html('header', {}, heading, button), nothing, list);
  button.addEventListener('click', () => {
    paused = !paused;
    if (paused) label();
    else catchUp();
  });

  function label() {
    setText(heading, text('requests'));
    setText(nothing, text('noRequests'));
    nothing.hidden = known.length > 0;
    const resume = held === 0 ? text('resume') : text('resumeWith', { count: held });
    setText(button, paused ? resume : text('pause'));
    button.hidden = known.length === 0;
  }

  /** Makes the list anew. */
  function show() {
    list.replaceChildren(...shown.map(row).reverse());
    label();
  }

  function catchUp() {
    shown = known;
    held = 0;
    show();
  }

  return {
    element,
    /** Says everything again, in another language. */
    retell: show,
    /** @param {readonly RequestView[]} all what there is, oldest first */
    replace(all) {
      known = all;
      if (paused) label();
      else catchUp();
    },
    /**
     * @param {readonly RequestView[]} latest oldest first
     * @param {number} skipped how many came before these
     */
    add(latest, skipped) {
      const added = skipped > 0 ? [skipped, ...latest] : [...latest];
      known = [...known, ...added].slice(-MOST);
      if (paused) {
        held += latest.length + skipped;
      } else {
        shown = known;
        list.prepend(...added.map(row).reverse());
        while (list.children.length > MOST) list.lastElementChild?.remove();
      }
      label();
    },
  };
}

/** @param {Entry} entry */
const row = (entry) => (typeof entry === 'number' ? skippedRow(entry) : requestRow(entry));

/** @param {RequestView} request */
function requestRow(request) {
  const { imei, time, durationMs, target, method, body, answer } = request;
  const when = new Date(time);
  const clock = when.toLocaleTimeString(languageTag(), { hour12: false });
  const duration = text('took', { ms: Math.round(durationMs) });
  const line = html('span', { class: 'what' }, describe(request));
  const verdict = html(
    'span',
    { class: 'verdict ' + (request.errno === 0 ? 'good' : 'bad') },
    judge(request),
  );
  const about = html(
    'span',
    { class: 'about' },
    html('time', { datetime: when.toISOString() }, clock),
  );
  if (imei !== undefined) about.append(html('code', {}, imei));
  about.append(html('span', {}, duration));
  const details = html('dl', {}, ...item(text('request'), method + ' ' + target));
  if (body !== '') details.append(...item(text('body'), body));
  details.append(...item(text('answer'), answer ?? text('noAnswer')));
  return html('li', {}, html('details', {}, html('summary', {}, line, verdict, about), details));
}

/** @param {number} count */
function skippedRow(count) {
  return html(
    'li',
    { class: 'skipped' },
    count === 1 ? text('skippedOne') : text('skipped', { count }),
  );
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
