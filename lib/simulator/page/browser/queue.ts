/** The commands that the platform keeps for a device, and the button that wakes it. */
export const queue = String.raw`
import { html, setText } from './elements.js';
import { languageTag, text } from './language.js';
import { post } from './post.js';

/**
 * @typedef {import('../view').DeviceView} DeviceView
 * @typedef {import('../view').CommandView} CommandView
 */

const STATES = /** @type {const} */ ({
  wait: 'commandWaits',
  sent: 'commandSent',
  success: 'commandDone',
  failed: 'commandFailed',
  expired: 'commandExpired',
  cancelled: 'commandCancelled',
});

/** @param {DeviceView} device */
export function queue(device) {
  const label = text('wakeDevice', { imei: device.imei });
  const button = html('button', { type: 'button', class: 'wake', 'aria-label': label }, text('wake'));
  const problem = html('p', { class: 'problem', role: 'alert' });
  const heading = html('h4');
  const list = html('ol', { class: 'commands' });
  const element = html('section', { class: 'queue', 'aria-label': text('commandsOf', { imei: device.imei }) });
  element.append(html('header', {}, heading, button), problem, list);
  let known = '';

  button.addEventListener('click', () => void wake());
  async function wake() {
    const done = await post(device.imei, 'wake', {});
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
  const item = html('li', { class: status }, html('span', { class: 'what' }, path + ' · ' + what), state);
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
`;
