/** What the browser starts with: puts the parts together and keeps them up to date. */

import { card } from './card.js';
import { copyable } from './copy-button.js';
import { html, setText } from './elements.js';
import { switchLanguage, text } from './language.js';
import { requests } from './requests.js';
import { listen } from './server.js';

/**
 * @typedef {import('../views').DeviceView} DeviceView
 * @typedef {import('./server.js').Connection} Connection
 */

const title = html('h1');
const intro = html('p');
const status = html('p', { class: 'connection', role: 'status' });
const language = html('button', { type: 'button' });
const access = html('dl', { class: 'access' });
const devicesHeading = html('h2', { id: 'devices-heading', class: 'unseen' });
const cards = html('div', { class: 'cards' });
const log = requests();

/** @type {Map<string, { view: DeviceView, card: ReturnType<typeof card> }>} by IMEI */
let shown = new Map();
/** @type {string | undefined} */
let key;
/** @type {string | undefined} */
let accessKey;
/** @type {Connection} */
let connection = 'connecting';

/** @param {readonly DeviceView[]} devices */
function showAll(devices) {
  shown = new Map(devices.map((view) => [view.imei, { view, card: card(view) }]));
  cards.replaceChildren(...[...shown.values()].map((each) => each.card.element));
}

/** @param {DeviceView} view */
function show(view) {
  const known = shown.get(view.imei);
  if (known === undefined) return;
  known.view = view;
  known.card.update(view);
}

function speak() {
  document.title = text('title');
  setText(title, text('title'));
  setText(intro, text('intro'));
  setText(devicesHeading, text('devices'));
  setText(language, text('otherLanguage'));
  language.lang = text('otherLanguage') === 'English' ? 'en' : 'zh-CN';
  access.replaceChildren(
    entry('address', location.origin),
    ...(key ? [entry('key', key)] : []),
    ...(accessKey ? [entry('accessKey', accessKey)] : []),
  );
  showConnection();
}

/**
 * @param {'address' | 'key' | 'accessKey'} name
 * @param {string} value
 */
const entry = (name, value) =>
  html('div', {}, html('dt', {}, text(name)), html('dd', {}, copyable(value, text(name))));

function showConnection() {
  status.dataset.connection = connection;
  setText(status, text(connection));
}

language.addEventListener('click', () => {
  switchLanguage();
  speak();
  showAll([...shown.values()].map((each) => each.view));
  log.retell();
});

document.body.replaceChildren(
  html(
    'header',
    { class: 'top' },
    html('div', { class: 'titles' }, title, intro),
    html('div', { class: 'controls' }, status, language),
    access,
  ),
  html(
    'main',
    {},
    html(
      'section',
      { class: 'devices', 'aria-labelledby': 'devices-heading' },
      devicesHeading,
      cards,
    ),
    log.element,
  ),
);
log.retell();
speak();
listen({
  state({ devices, requests: all, publicKey, publicAccessKey }) {
    const same = devices.length === shown.size && devices.every(({ imei }) => shown.has(imei));
    if (same) devices.forEach(show);
    else showAll(devices);
    log.replace(all);
    if (key === publicKey && accessKey === publicAccessKey) return;
    key = publicKey;
    accessKey = publicAccessKey;
    speak();
  },
  update({ devices, requests: latest, skipped }) {
    devices.forEach(show);
    log.add(latest, skipped);
  },
  connection(now) {
    connection = now;
    showConnection();
  },
});
