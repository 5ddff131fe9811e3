/** Which devices are shown, where there are more than a page can draw: a search by IMEI, and pages. */

import { html, setText } from './elements.js';
import { text } from './language.js';

/** @param {(imei: string, page: number) => void} choose shows the devices with these digits, and of these that page, from 1 */
export function pager(choose) {
  const field = html('input', { type: 'search', inputmode: 'numeric', autocomplete: 'off' });
  const label = html('label', {}, html('span', { class: 'unseen' }), field);
  const earlier = html('button', { type: 'button' });
  const later = html('button', { type: 'button' });
  const where = html('p', { role: 'status' });
  const element = html('div', { class: 'pager' }, label, earlier, later, where);
  let shown = { first: 0, count: 0, matching: 0, total: 0 };
  let page = 1;

  /** @param {number} step */
  const turn = (step) => {
    page += step;
    choose(field.value.trim(), page);
  };
  earlier.addEventListener('click', () => turn(-1));
  later.addEventListener('click', () => turn(1));
  field.addEventListener('input', () => {
    page = 1;
    choose(field.value.trim(), page);
  });

  function translate() {
    const { first, count, matching, total } = shown;
    const name = text('find');
    field.placeholder = name;
    setText(/** @type {HTMLElement} */ (label.firstElementChild), name);
    setText(earlier, text('earlier'));
    setText(later, text('later'));
    earlier.disabled = first === 0;
    later.disabled = first + count >= matching;
    const range = { first: first + 1, last: first + count, count: matching };
    setText(where, matching === 0 ? text('noneFound') : text('someOf', range));
    element.hidden = total <= count && field.value === '';
  }

  return {
    element,
    translate,
    /** @param {Pick<import('../views').StateView, 'first' | 'matching' | 'total' | 'devices'>} view */
    show({ first, matching, total, devices }) {
      shown = { first, matching, total, count: devices.length };
      translate();
    },
  };
}
