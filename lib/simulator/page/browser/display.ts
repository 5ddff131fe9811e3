/** Object 3341, Addressable Text Display: three lines of characters with a light behind them. */
export const display = String.raw`
import { drawing, setText, svg } from './elements.js';
import { text } from './language.js';
import { numberOf, textOf } from './values.js';

const LINES = 3;
const COLUMNS = 32;

/** @returns {import('./tile.js').Picture} */
export function display() {
  const lines = Array.from({ length: LINES }, (_, line) =>
    svg('text', { class: 'characters', x: '22', y: String(36 + 22 * line) }),
  );
  const element = drawing(
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
    const columns = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(character) ? 2 : 1;
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
`;
