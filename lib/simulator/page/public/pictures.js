/** The pictures of the Object Instances that have one. */

import { chart } from './chart.js';
import { highlight, html, setText, svg } from './elements.js';
import { languageTag, text } from './language.js';
import { historyOf, numberOf, textOf, valueOf } from './values.js';

/**
 * @typedef {import('../views').ObjectView} ObjectView
 * @typedef {{ element: SVGElement, show: (object: ObjectView) => string }} Picture an element, and how it is
 *   brought up to date; what it then shows is said in words
 * @typedef {(path: string, text: string) => Promise<boolean>} SetValue sets a Resource by hand; says whether it took it
 * @typedef {{ elements: readonly HTMLElement[], update: (object: ObjectView) => void }} Tile
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
 * @param {SetValue} setValue
 * @returns {Tile}
 */
export function tile(object, setValue) {
  const kind = PICTURES.get(object.id);
  if (kind === undefined) throw new RangeError('no picture for Object ' + object.id);
  const picture = kind.make();
  const sensor = kind.name === 'thermometer' ? reading(object, setValue) : undefined;
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
    sensor?.show(now);
    return setText(words, shown);
  };
  update(object);
  return {
    elements: sensor === undefined ? [element] : [element, sensor.element],
    update(now) {
      if (update(now)) highlight(element);
    },
  };
}

/**
 * What a thermometer has below its picture: its last values, and a slider that sets the next one.
 *
 * @param {ObjectView} object
 * @param {SetValue} setValue
 */
function reading({ id, instance }, setValue) {
  const path = '/' + id + '/' + instance + '/5700';
  const last = chart();
  const slider = html('input', { type: 'range', 'aria-label': text('setValue', { path }) });
  // Once when it is released, not for every step on the way.
  slider.addEventListener('change', () => void setValue(path, slider.value));
  return {
    element: html('div', { class: 'tile reading' }, html('code', {}, path), last.element, slider),
    /** @param {ObjectView} now */
    show(now) {
      last.show(historyOf(now, 5700));
      slider.min = String(numberOf(now, 5603) ?? -40);
      slider.max = String(numberOf(now, 5604) ?? 85);
      slider.step = '0.5';
      if (!slider.matches(':active')) slider.value = String(numberOf(now, 5700) ?? 0);
    },
  };
}

/**
 * A picture; to a screen reader it is an image, and its label is set by the caller.
 *
 * @param {string} kind
 * @param {number} width
 * @param {number} height
 * @param {...Node} children
 */
function image(kind, width, height, ...children) {
  const viewBox = '0 0 ' + width + ' ' + height;
  return svg('svg', { class: 'picture ' + kind, viewBox, role: 'img' }, ...children);
}

const BULB =
  'M48 10a27 27 0 0 0-16 48.8c3.6 2.8 5 5.6 5 10.2h22c0-4.6 1.4-7.4 5-10.2A27 27 0 0 0 48 10z';

/**
 * Object 3311, Light Control: a bulb in its colour, as bright as it is dimmed.
 *
 * @returns {Picture}
 */
function lamp() {
  const element = image(
    'lamp',
    96,
    96,
    svg('circle', { class: 'glow', cx: '48', cy: '38', r: '30' }),
    svg('path', { class: 'glass', d: BULB }),
    svg('path', { class: 'light', d: BULB }),
    svg('path', {
      class: 'filament',
      d: 'M41 69V50l-4-7m18 26V50l4-7M41 50l3.5-5 3.5 5 3.5-5 3.5 5',
    }),
    svg('path', { class: 'cap', d: 'M38 69h20v5H38zm1 6h18v5H39zm2 6h14l-3 5h-8z' }),
  );
  return {
    element,
    show(object) {
      const on = valueOf(object, 5850) === true;
      const dimmer = numberOf(object, 5851);
      const level = on ? (dimmer ?? 100) / 100 : 0;
      // The eye sees little difference between the brightest lamps, and much between the darkest.
      element.style.setProperty('--level', String(Math.sqrt(level)));
      element.style.setProperty('--lamp', readColour(textOf(object, 5706)));
      if (!on) return text('off');
      return dimmer === undefined ? text('on') : text('onAt', { percent: dimmer });
    },
  };
}

/** What is written is any text; only what the browser knows as a colour is one. @param {string} [colour] */
function readColour(colour = '') {
  const known = CSS.supports('color', colour) && !/var\(/i.test(colour);
  return known ? colour : '#ffd27f';
}

/**
 * Object 3306, Actuation: a valve from above. Its lever lies along the pipe when it is open.
 *
 * @returns {Picture}
 */
function valve() {
  const element = image(
    'valve',
    96,
    96,
    svg('path', { class: 'pipe', d: 'M0 44h96v28H0z' }),
    svg('path', { class: 'water', d: 'M0 48h40v20H0z' }),
    svg('path', { class: 'water beyond', d: 'M40 48h56v20H40z' }),
    svg('path', { class: 'flow', d: 'M2 54h92M10 62h84' }),
    svg('path', { class: 'flange', d: 'M16 40h7v36h-7zM73 40h7v36h-7z' }),
    svg('circle', { class: 'housing', cx: '48', cy: '58', r: '20' }),
    svg(
      'g',
      { class: 'lever' },
      svg('path', { class: 'bore', d: 'M34 53h28v10H34z' }),
      svg('rect', { class: 'handle', x: '42', y: '52.5', width: '46', height: '11', rx: '5.5' }),
      svg('circle', { class: 'stem', cx: '48', cy: '58', r: '4' }),
    ),
  );
  return {
    element,
    show(object) {
      const open = valueOf(object, 5850) === true;
      // A valve that only opens and closes is not told a degree: its 5851 stays 0.
      const degree = numberOf(object, 5851) || 100;
      element.style.setProperty('--open', String(open ? degree / 100 : 0));
      element.classList.toggle('open', open);
      if (!open) return text('closed');
      return degree === 100 ? text('open') : text('openAt', { percent: degree });
    },
  };
}

/** The names that sensors use for their units (RFC 8428, section 12.1), and the sign that people use. */
const SIGNS = new Map([
  ['Cel', '°C'],
  ['Far', '°F'],
  ['K', 'K'],
]);

/**
 * Object 3303, Temperature: a thermometer on the scale of the sensor.
 *
 * @returns {Picture}
 */
function thermometer() {
  const highest = svg('text', { class: 'scale', x: '64', y: '20' });
  const lowest = svg('text', { class: 'scale', x: '64', y: '64' });
  const element = image(
    'thermometer',
    96,
    96,
    svg('rect', { class: 'tube', x: '41', y: '8', width: '14', height: '66', rx: '7' }),
    svg('circle', { class: 'tube', cx: '48', cy: '76', r: '13' }),
    svg('rect', { class: 'column', x: '45', y: '14', width: '6', height: '58' }),
    svg('circle', { class: 'bulb', cx: '48', cy: '76', r: '9' }),
    svg('path', { class: 'ticks', d: 'M57 15h4M57 26h3M57 37h4M57 48h3M57 59h4' }),
    highest,
    lowest,
  );
  return {
    element,
    show(object) {
      const value = numberOf(object, 5700);
      const min = numberOf(object, 5603) ?? -40;
      const max = numberOf(object, 5604) ?? 85;
      const level = value === undefined || max <= min ? 0 : (value - min) / (max - min);
      element.style.setProperty('--level', String(Math.min(1, Math.max(0, level))));
      setText(highest, String(max));
      setText(lowest, String(min));
      if (value === undefined) return text('noValue');
      const unit = textOf(object, 5701) ?? '';
      return (value.toLocaleString(languageTag()) + ' ' + (SIGNS.get(unit) ?? unit)).trim();
    },
  };
}

const LINES = 3;
const COLUMNS = 32;

/**
 * Object 3341, Addressable Text Display: three lines of characters with a backlight.
 *
 * @returns {Picture}
 */
function display() {
  const lines = Array.from({ length: LINES }, (_, line) =>
    svg('text', { class: 'characters', x: '22', y: String(36 + 22 * line) }),
  );
  const element = image(
    'display',
    352,
    104,
    svg('rect', { class: 'bezel', width: '352', height: '104', rx: '10' }),
    svg('rect', { class: 'screen', x: '10', y: '10', width: '332', height: '84', rx: '4' }),
    svg('rect', { class: 'backlight', x: '10', y: '10', width: '332', height: '84', rx: '4' }),
    ...lines,
  );
  return {
    element,
    show(object) {
      const shown = textOf(object, 5527) ?? '';
      const rows = wrap(shown);
      lines.forEach((line, index) => setText(line, rows[index] ?? ''));
      element.classList.toggle('blank', shown === '');
      element.style.setProperty('--level', String((numberOf(object, 5548) ?? 100) / 100));
      return shown === '' ? text('noText') : shown;
    },
  };
}

/** Lines of so many columns; a Chinese character takes two. @param {string} words */
function wrap(words) {
  const rows = [''];
  let width = 0;
  for (const character of words) {
    const columns =
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        character,
      )
        ? 2
        : 1;
    if (character === '\n' || width + columns > COLUMNS) {
      if (rows.length === LINES) {
        rows[LINES - 1] = (rows[LINES - 1] ?? '').replace(/.$/su, '…');
        return rows;
      }
      rows.push('');
      width = 0;
      if (character === '\n') continue;
    }
    rows[rows.length - 1] += character;
    width += columns;
  }
  return rows;
}
