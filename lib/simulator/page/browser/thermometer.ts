/** Object 3303, Temperature: a thermometer on the scale of the sensor. */
export const thermometer = String.raw`
import { drawing, setText, svg } from './elements.js';
import { languageTag, text } from './language.js';
import { numberOf, textOf } from './values.js';

/** The names that sensors use for their units (RFC 8428, section 12.1), and the sign that people use. */
const SIGNS = new Map([['Cel', '°C'], ['Far', '°F'], ['K', 'K']]);

/** @returns {import('./tile.js').Picture} */
export function thermometer() {
  const highest = svg('text', { class: 'scale', x: '64', y: '20' });
  const lowest = svg('text', { class: 'scale', x: '64', y: '64' });
  const element = drawing(
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
`;
