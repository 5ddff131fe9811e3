/** The list of the latest requests, the newest first. It can be held still to be read. */
export const requests = String.raw`
import { html, setText } from './elements.js';
import { text } from './language.js';
import { requestRow, skippedRow } from './request-row.js';

/**
 * @typedef {import('../view').RequestView} RequestView
 * @typedef {RequestView | number} Entry a number is that many requests which are too many to show
 */

const MOST = 50;

export function requests() {
  /** @type {readonly Entry[]} oldest first */
  let known = [];
  /** What the list shows: all that is known, unless it is paused. */
  let shown = known;
  /** How many requests came while it was paused. */
  let held = 0;
  let paused = false;

  const list = html('ol', { class: 'list' });
  const nothing = html('p', { class: 'hint' });
  const button = html('button', { type: 'button' });
  const heading = html('h2', { id: 'requests-heading' });
  const element = html('section', { class: 'requests', 'aria-labelledby': 'requests-heading' });
  element.append(html('header', {}, heading, button), nothing, list);
  button.addEventListener('click', () => {
    paused = !paused;
    if (paused) label();
    else catchUp();
  });

  function label() {
    setText(heading, text('requests'));
    setText(nothing, text('noRequests'));
    nothing.hidden = known.length > 0;
    const resume = held === 0 ? text('resume') : text('resumeWith', { count: held });
    setText(button, paused ? resume : text('pause'));
    button.hidden = known.length === 0;
  }

  /** Makes the list anew. */
  function show() {
    list.replaceChildren(...shown.map(row).reverse());
    label();
  }

  function catchUp() {
    shown = known;
    held = 0;
    show();
  }

  return {
    element,
    /** Says everything again, in another language. */
    retell: show,
    /** @param {readonly RequestView[]} all what there is, oldest first */
    replace(all) {
      known = all;
      if (paused) label();
      else catchUp();
    },
    /**
     * @param {readonly RequestView[]} latest oldest first
     * @param {number} skipped how many came before these
     */
    add(latest, skipped) {
      const added = skipped > 0 ? [skipped, ...latest] : [...latest];
      known = [...known, ...added].slice(-MOST);
      if (paused) {
        held += latest.length + skipped;
      } else {
        shown = known;
        list.prepend(...added.map(row).reverse());
        while (list.children.length > MOST) list.lastElementChild?.remove();
      }
      label();
    },
  };
}

/** @param {Entry} entry */
const row = (entry) => (typeof entry === 'number' ? skippedRow(entry) : requestRow(entry));
`;
