/** A text with a button that copies it. */

import { html, svg } from './elements.js';
import { text } from './language.js';

/**
 * @param {string} value what is shown and copied
 * @param {string} what it is, for the button's name
 */
export function copyable(value, what) {
  const code = html('code', {}, value);
  const label = text('copy', { what });
  const status = html('span', { class: 'copied', role: 'status' });
  const button = html(
    'button',
    { type: 'button', class: 'copy', title: label, 'aria-label': label },
    icon(),
  );
  button.addEventListener('click', () => {
    copy(code, value).then(
      () => {
        status.textContent = text('copied');
        setTimeout(() => {
          status.textContent = '';
        }, 1500);
      },
      // The text is selected then, and Ctrl-C is at hand.
      () => getSelection()?.selectAllChildren(code),
    );
  });
  return html('span', { class: 'copyable' }, code, button, status);
}

/**
 * @param {Node} shown
 * @param {string} value
 */
async function copy(shown, value) {
  await navigator.clipboard.writeText(value);
  getSelection()?.selectAllChildren(shown);
}

function icon() {
  return svg(
    'svg',
    { viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svg('rect', { x: '5.5', y: '5.5', width: '8', height: '8', rx: '1.5' }),
    svg('path', { d: 'M3.5 10.5h-1v-8h8v1' }),
  );
}
