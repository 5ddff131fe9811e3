/** An Object Instance that has a picture: the picture, what it shows in words, and its path. */
export const tile = String.raw`
import { display } from './display.js';
import { highlight, html, setText } from './elements.js';
import { text } from './language.js';
import { lamp } from './lamp.js';
import { thermometer } from './thermometer.js';
import { valve } from './valve.js';

/**
 * @typedef {import('../view').ObjectView} ObjectView
 * @typedef {{ element: SVGElement, show: (object: ObjectView) => string }} Picture a drawing, and how it is
 *   brought up to date; what it then shows is said in words
 * @typedef {{ element: HTMLElement, update: (object: ObjectView) => void }} Tile
 */

/** By Object ID, in the order in which a card shows them. */
const PICTURES = new Map([
  [3311, { make: lamp, name: /** @type {const} */ ('lamp') }],
  [3306, { make: valve, name: /** @type {const} */ ('valve') }],
  [3303, { make: thermometer, name: /** @type {const} */ ('thermometer') }],
  [3341, { make: display, name: /** @type {const} */ ('display') }],
]);

/**
 * The Object Instances that have a picture, in the order of the pictures.
 *
 * @param {readonly ObjectView[]} objects
 */
export function pictured(objects) {
  return [...PICTURES.keys()].flatMap((id) => objects.filter((object) => object.id === id));
}

/**
 * @param {ObjectView} object one that has a picture
 * @returns {Tile}
 */
export function tile(object) {
  const kind = PICTURES.get(object.id);
  if (kind === undefined) throw new RangeError('no picture for Object ' + object.id);
  const picture = kind.make();
  const name = text(kind.name);
  const path = '/' + object.id + '/' + object.instance;
  const words = html('span', { class: 'words' });
  const element = html(
    'figure',
    { class: 'tile ' + kind.name },
    picture.element,
    html('figcaption', {}, html('span', { class: 'name' }, name), words, html('code', {}, path)),
  );
  /** @param {ObjectView} now */
  const update = (now) => {
    const shown = picture.show(now);
    picture.element.setAttribute('aria-label', name + ' ' + path + ': ' + shown);
    return setText(words, shown);
  };
  update(object);
  return {
    element,
    update(now) {
      if (update(now)) highlight(element);
    },
  };
}
`;
