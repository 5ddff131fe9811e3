/** One device: who it is, how it can be reached, what it looks like, and all that it holds. */
export const card = String.raw`
import { copyable } from './copy-button.js';
import { html, setText } from './elements.js';
import { text } from './language.js';
import { queue } from './queue.js';
import { reachability } from './reachability.js';
import { resources } from './resources.js';
import { pictured, tile } from './tile.js';

/** @typedef {import('../view').DeviceView} DeviceView */

/** @param {DeviceView} device */
export function card(device) {
  const choice = reachability(device);
  const tiles = pictured(device.objects).map(tile);
  const list = resources(device.objects, tiles.length === 0);
  const kept = queue(device);
  const waiting = html('span', { class: 'waiting', role: 'status' });
  const heading = html('h3', {}, html('span', { class: 'label' }, 'IMEI'), copyable(device.imei, 'IMEI'));
  const element = html('article', { class: 'card' });
  element.append(html('header', {}, html('div', { class: 'head' }, heading, waiting), choice.element), kept.element);
  if (tiles.length > 0) element.append(html('div', { class: 'tiles' }, ...tiles.map((each) => each.element)));
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
`;
