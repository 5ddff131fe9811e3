/** A small chart of a sensor's latest values. */

import { setText, svg } from './elements.js';
import { languageTag, text } from './language.js';

const WIDTH = 144;
const HEIGHT = 24;

/** @returns {{ element: SVGElement, show: (history: readonly number[] | undefined) => void }} */
export function chart() {
  const line = svg('polyline', { class: 'line' });
  const last = svg('circle', { class: 'last', r: '2' });
  const title = svg('title');
  const viewBox = '-3 -3 ' + (WIDTH + 6) + ' ' + (HEIGHT + 6);
  const element = svg('svg', { class: 'chart', viewBox, role: 'img' }, title, line, last);
  return {
    element,
    show(history = []) {
      element.toggleAttribute('hidden', history.length < 2);
      if (history.length < 2) return;
      const min = Math.min(...history);
      const max = Math.max(...history);
      const points = history.map((value, index) => [
        (index / (history.length - 1)) * WIDTH,
        max === min ? HEIGHT / 2 : HEIGHT - ((value - min) / (max - min)) * HEIGHT,
      ]);
      line.setAttribute('points', points.map((point) => point.join()).join(' '));
      const [x = 0, y = 0] = points.at(-1) ?? [];
      last.setAttribute('cx', String(x));
      last.setAttribute('cy', String(y));
      const format = new Intl.NumberFormat(languageTag());
      const range = { min: format.format(min), max: format.format(max) };
      setText(title, text('chart', { count: history.length, ...range }));
    },
  };
}
