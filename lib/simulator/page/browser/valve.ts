/** Object 3306, Actuation: a valve from above. Its lever lies along the pipe when it is open. */
export const valve = String.raw`
import { drawing, svg } from './elements.js';
import { text } from './language.js';
import { numberOf, valueOf } from './values.js';

/** @returns {import('./tile.js').Picture} */
export function valve() {
  const element = drawing(
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
      // A valve that only opens and closes never hears of degrees, and its 5851 stays 0.
      const degree = numberOf(object, 5851) || 100;
      element.style.setProperty('--open', String(open ? degree / 100 : 0));
      element.classList.toggle('open', open);
      if (!open) return text('closed');
      return degree === 100 ? text('open') : text('openAt', { percent: degree });
    },
  };
}
`;
