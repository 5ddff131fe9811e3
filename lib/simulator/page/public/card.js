/** One device: its IMEI, how it can be reached, its cached commands, its pictures and its Resources. */

import { copyable } from './copy-button.js';
import { html, setText } from './elements.js';
import { languageTag, text } from './language.js';
import { pictured, tile } from './pictures.js';
import { resources } from './resources.js';
import { postControl } from './server.js';

/**
 * @typedef {import('../views').DeviceView} DeviceView
 * @typedef {import('../views').CommandView} CommandView
 */

/** @param {DeviceView} device */
export function card(device) {
  const choice = reachability(device);
  const { imei } = device;
  /** @type {import('./pictures.js').SetValue} */
  const setValue = (path, value) => postControl(imei, 'value', { path, text: value });
  const tiles = pictured(device.objects).map((object) => tile(object, setValue));
  const list = resources(device.objects, { open: tiles.length === 0, setValue });
  const kept = queue(device);
  const waiting = html('span', { class: 'waiting', role: 'status' });
  const heading = html(
    'h3',
    {},
    html('span', { class: 'label' }, 'IMEI'),
    copyable(device.imei, 'IMEI'),
  );
  const label = text('resetDevice', { imei });
  const reset = html('button', {
    type: 'button',
    class: 'reset',
    title: label,
    'aria-label': label,
  });
  reset.append(text('reset'));
  reset.addEventListener('click', () => void postControl(imei, 'reset', {}));
  const element = html('article', { class: 'card' });
  element.append(
    html('header', {}, html('div', { class: 'head' }, heading, waiting, reset), choice.element),
    kept.element,
  );
  if (tiles.length > 0)
    element.append(html('div', { class: 'tiles' }, ...tiles.flatMap((each) => each.elements)));
  element.append(list.element);

  /** @param {DeviceView} now */
  function showWaiting({ waiting: count }) {
    waiting.hidden = count === 0;
    setText(waiting, count === 1 ? text('waitingOne') : text('waiting', { count }));
  }
  /** One that has just woken looks as if it were always awake. @param {DeviceView} now */
  function showState({ reachability, awake }) {
    element.dataset.reachability = awake ? 'awake' : reachability;
  }
  showWaiting(device);
  showState(device);
  return {
    element,
    /** @param {DeviceView} now */
    update(now) {
      showState(now);
      showWaiting(now);
      choice.update(now);
      pictured(now.objects).forEach((object, index) => tiles[index]?.update(object));
      kept.update(now);
      list.update(now.objects);
    },
  };
}

const CHOICES = /** @type {const} */ (['reachable', 'slow', 'asleep', 'offline']);

const HINTS = /** @type {const} */ ({
  reachable: 'reachableHint',
  slow: 'slowHint',
  asleep: 'asleepHint',
  offline: 'offlineHint',
});

/** @param {DeviceView} device */
function reachability(device) {
  let shown = device;
  const hint = html('p', { class: 'hint' });
  const problem = html('p', { class: 'problem', role: 'alert' });
  const inputs = CHOICES.map((choice) => {
    const input = html('input', {
      type: 'radio',
      name: 'reachability ' + device.imei,
      value: choice,
    });
    input.addEventListener('change', () => void choose(choice));
    return input;
  });
  const names = CHOICES.map((choice) => html('span', {}, text(choice)));
  const labels = CHOICES.map((choice, index) =>
    html('label', { class: choice }, .../** @type {Node[]} */ ([inputs[index], names[index]])),
  );
  const legend = html('legend', { class: 'unseen' }, text('state'));
  const element = html('fieldset', { class: 'reachability' }, legend);
  element.append(html('div', { class: 'choices' }, ...labels), hint, problem);

  /** @param {string} choice */
  async function choose(choice) {
    const done = await postControl(device.imei, 'reachability', { reachability: choice });
    setText(problem, done ? '' : text('changeFailed'));
    if (!done) update(shown);
  }

  /** @param {DeviceView} now */
  function update(now) {
    shown = now;
    for (const input of inputs) input.checked = input.value === now.reachability;
    CHOICES.forEach((choice, index) => {
      const name = /** @type {HTMLElement} */ (names[index]);
      setText(name, text(choice === 'asleep' && now.awake ? 'asleepAwake' : choice));
    });
    setText(hint, describe(now));
  }
  update(device);
  return { element, update };
}

/** @param {DeviceView} device */
function describe({ reachability, delayMs, wakeEveryMs, awake }) {
  if (awake) return text('awakeHint');
  const wakes = reachability === 'asleep' && wakeEveryMs !== undefined;
  return wakes
    ? text('wakesHint', { seconds: wakeEveryMs / 1000 })
    : text(HINTS[reachability], { seconds: delayMs / 1000 });
}

const STATES = /** @type {const} */ ({
  wait: 'commandWaits',
  sent: 'commandSent',
  success: 'commandDone',
  failed: 'commandFailed',
  expired: 'commandExpired',
  cancelled: 'commandCancelled',
});

/** @param {DeviceView} device */
function queue(device) {
  const label = text('wakeDevice', { imei: device.imei });
  const button = html(
    'button',
    { type: 'button', class: 'wake', 'aria-label': label },
    text('wake'),
  );
  const problem = html('p', { class: 'problem', role: 'alert' });
  const heading = html('h4');
  const list = html('ol', { class: 'commands' });
  const element = html('section', {
    class: 'queue',
    'aria-label': text('commandsOf', { imei: device.imei }),
  });
  element.append(html('header', {}, heading, button), problem, list);
  let known = '';

  button.addEventListener('click', () => void wake());
  async function wake() {
    const done = await postControl(device.imei, 'wake', {});
    setText(problem, done ? '' : text('wakeFailed'));
  }

  /** @param {DeviceView} now */
  function update({ reachability, commands }) {
    button.hidden = reachability !== 'asleep';
    element.hidden = button.hidden && commands.length === 0;
    const latest = JSON.stringify(commands);
    if (latest === known) return;
    known = latest;
    const count = commands.filter(({ status }) => status === 'wait' || status === 'sent').length;
    setText(heading, commands.length === 0 ? text('noCommands') : text('queued', { count }));
    list.replaceChildren(...commands.map(row));
    list.hidden = commands.length === 0;
  }
  update(device);
  return { element, update };
}

/** @param {CommandView} command */
function row({ path, values, status, confirmStatus = '', validFrom, expires }) {
  const what = values.map(([id, value]) => id + ' = ' + value).join(', ');
  const state = html('span', { class: 'state' }, text(STATES[status], { why: confirmStatus }));
  const item = html(
    'li',
    { class: status },
    html('span', { class: 'what' }, path + ' · ' + what),
    state,
  );
  if (status !== 'wait' && status !== 'sent') return item;
  if (validFrom !== undefined) item.append(moment('from', validFrom));
  item.append(moment('until', expires));
  return item;
}

/**
 * @param {'from' | 'until'} key
 * @param {number} time milliseconds since 1970
 */
function moment(key, time) {
  const when = new Date(time);
  const isToday = when.toDateString() === new Date().toDateString();
  const date = isToday ? '' : when.toLocaleDateString(languageTag()) + ' ';
  const shown = date + when.toLocaleTimeString(languageTag(), { hour12: false });
  return html('time', { datetime: when.toISOString() }, text(key, { time: shown }));
}
