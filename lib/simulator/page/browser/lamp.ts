/** Object 3311, Light Control: a bulb in its colour, as bright as it is dimmed. */
export const lamp = String.raw`
import { drawing, svg } from './elements.js';
import { text } from './language.js';
import { numberOf, textOf, valueOf } from './values.js';

const BULB = 'M48 10a27 27 0 0 0-16 48.8c3.6 2.8 5 5.6 5 10.2h22c0-4.6 1.4-7.4 5-10.2A27 27 0 0 0 48 10z';

/** @returns {import('./tile.js').Picture} */
export function lamp() {
  const element = drawing(
    'lamp',
    96,
    96,
    svg('circle', { class: 'glow', cx: '48', cy: '38', r: '30' }),
    svg('path', { class: 'glass', d: BULB }),
    svg('path', { class: 'light', d: BULB }),
    svg('path', { class: 'filament', d: 'M41 69V50l-4-7m18 26V50l4-7M41 50l3.5-5 3.5 5 3.5-5 3.5 5' }),
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
`;
