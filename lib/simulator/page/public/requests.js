/** The list of the latest requests, the newest first. It can be paused. */

import { html, setText } from './elements.js';
import { languageTag, nameOf, text } from './language.js';

/**
 * @typedef {import('../views').RequestView} RequestView
 * @typedef {{ request: RequestView, count: number, row?: HTMLElement }} RequestEntry a request, or the last of
 *   several polls of one command
 * @typedef {{ skipped: number, row?: HTMLElement }} SkippedEntry so many requests that are too many to show
 * @typedef {RequestEntry | SkippedEntry} Entry
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
  const element = html('section', {
    id: 'requests',
    class: 'requests',
    'aria-labelledby': 'requests-heading',
  });
  element.append(html('header', {}, heading, button), nothing, list);
  button.addEventListener('click', () => {
    paused = !paused;
    if (!paused) catchUp();
    showLabels();
  });

  function showLabels() {
    setText(heading, text('requests'));
    setText(nothing, text('noRequests'));
    nothing.hidden = known.length > 0;
    const resume = held === 0 ? text('resume') : text('resumeWith', { count: held });
    setText(button, paused ? resume : text('pause'));
    button.hidden = known.length === 0;
  }

  /** Adds and removes rows only where the list has changed, so that focus and unfolded rows stay. */
  function showRows() {
    const rows = shown.map(rowOf).reverse();
    const kept = new Set(rows);
    for (const row of [...list.children]) {
      if (!kept.has(/** @type {HTMLElement} */ (row))) row.remove();
    }
    list.prepend(...rows.filter((row) => row.parentNode !== list));
  }

  function catchUp() {
    shown = known;
    held = 0;
    showRows();
  }

  return {
    element,
    /** Shows everything again, in another language. */
    translate() {
      for (const entry of new Set([...known, ...shown])) delete entry.row;
      showRows();
      showLabels();
    },
    /** @param {readonly RequestView[]} all what there is, oldest first */
    replace(all) {
      known = all.reduce(addRequest, /** @type {readonly Entry[]} */ ([]));
      if (!paused) catchUp();
      showLabels();
    },
    /**
     * @param {readonly RequestView[]} latest oldest first
     * @param {number} skipped how many came before these
     */
    add(latest, skipped) {
      const before = skipped > 0 ? [...known, { skipped }] : known;
      known = latest.reduce(addRequest, before).slice(-MOST);
      if (paused) held += latest.length + skipped;
      else catchUp();
      showLabels();
    },
  };
}

/**
 * A poll of a cached command joins the last one of the same command, if only polls came between: a flow that follows
 * a command would otherwise push everything else out of the list.
 *
 * @param {readonly Entry[]} entries oldest first
 * @param {RequestView} request
 * @returns {readonly Entry[]}
 */
function addRequest(entries, request) {
  const previous = findPoll(entries, request);
  if (previous === undefined) return [...entries, { request, count: 1 }];
  const entry = { request, count: previous.count + 1 };
  if (previous.row?.querySelector('details')?.open) unfold(rowOf(entry));
  return [...entries.filter((each) => each !== previous), entry];
}

/**
 * @param {readonly Entry[]} entries
 * @param {RequestView} request
 */
function findPoll(entries, { call, target }) {
  if (!call?.isPoll) return undefined;
  for (const entry of [...entries].reverse()) {
    if (!('request' in entry) || !entry.request.call?.isPoll) return undefined;
    if (entry.request.target === target) return entry;
  }
  return undefined;
}

/** @param {HTMLElement} row */
function unfold(row) {
  const details = row.querySelector('details');
  if (details) details.open = true;
}

/** @param {Entry} entry */
function rowOf(entry) {
  entry.row ??= 'request' in entry ? requestRow(entry) : skippedRow(entry.skipped);
  return entry.row;
}

/** @param {RequestEntry} entry */
function requestRow({ request, count }) {
  const { imei, time, durationMs, target, method, body, answer } = request;
  const when = new Date(time);
  const clock = when.toLocaleTimeString(languageTag(), { hour12: false });
  const duration = text('took', { ms: Math.round(durationMs) });
  const times = count > 1 ? ' · ' + text('times', { count }) : '';
  const line = html('span', { class: 'what' }, describe(request) + times);
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
  return nameOf(call.title) + (values === '' ? '' : ' · ' + values);
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
