/** What the browser starts with: puts the parts together and keeps them up to date. */

import { card } from './card.js';
import { copyable } from './copy-button.js';
import { html, setText } from './elements.js';
import { switchLanguage, text } from './language.js';
import { pager } from './pager.js';
import { requests } from './requests.js';
import { listen, post } from './server.js';

/**
 * @typedef {import('../views').DeviceView} DeviceView
 * @typedef {import('./server.js').Connection} Connection
 */

const title = html('h1');
const intro = html('p');
const status = html('p', { class: 'connection', role: 'status' });
const language = html('button', { type: 'button' });
const reset = html('button', { type: 'button' });
const access = html('dl', { class: 'access' });
const devicesHeading = html('h2', { id: 'devices-heading', class: 'unseen' });
const cards = html('div', { class: 'cards' });
const toDevices = html('a', { href: '#devices' });
const toRequests = html('a', { href: '#requests' });
const log = requests();
const pages = pager((imei, page) => choose(imei, page));

/** @type {Map<string, { view: DeviceView, card: ReturnType<typeof card> }>} by IMEI */
let shown = new Map();
let address = '';
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
  // A card is drawn for its Object Instances; a device can lose one, and get it back.
  const isSame = instancesOf(known.view) === instancesOf(view);
  known.view = view;
  if (isSame) {
    known.card.update(view);
    return;
  }
  const { element } = known.card;
  known.card = card(view);
  element.replaceWith(known.card.element);
}

/** @param {DeviceView} device */
const instancesOf = ({ objects }) => objects.map(({ id, instance }) => id + '/' + instance).join();

/** Shows what is outside of the lists in the language of the page. */
function translate() {
  document.title = text('title');
  setText(title, text('title'));
  setText(intro, text('intro'));
  setText(devicesHeading, text('devices'));
  setText(toDevices, text('devices'));
  setText(toRequests, text('requests'));
  setText(reset, text('resetAll'));
  reset.title = text('resetAllHint');
  pages.translate();
  setText(language, text('otherLanguage'));
  language.lang = text('otherLanguage') === 'English' ? 'en' : 'zh-CN';
  access.replaceChildren(
    ...(address ? [entry('address', address)] : []),
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
  translate();
  showAll([...shown.values()].map((each) => each.view));
  log.translate();
});

reset.addEventListener('click', () => void post('reset', {}));

document.body.replaceChildren(
  html(
    'header',
    { class: 'top' },
    html('div', { class: 'titles' }, title, intro),
    html('div', { class: 'controls' }, status, reset, language),
    access,
  ),
  html('nav', { class: 'jump' }, toDevices, toRequests),
  html(
    'main',
    {},
    html(
      'section',
      { id: 'devices', class: 'devices', 'aria-labelledby': 'devices-heading' },
      devicesHeading,
      pages.element,
      cards,
    ),
    log.element,
  ),
);
log.translate();
translate();
const choose = listen({
  state(view) {
    const { devices, requests: all, publicKey, publicAccessKey } = view;
    const same = devices.length === shown.size && devices.every(({ imei }) => shown.has(imei));
    if (same) devices.forEach(show);
    else showAll(devices);
    log.replace(all);
    pages.show(view);
    const isKnown = address === view.address && key === publicKey && accessKey === publicAccessKey;
    if (isKnown) return;
    address = view.address;
    key = publicKey;
    accessKey = publicAccessKey;
    translate();
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
