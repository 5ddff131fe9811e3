/** All Resources of a device as tables, one for each Object Instance: path, name, value. */

import { highlight, html, setText, svg } from './elements.js';
import { nameOf, text } from './language.js';
import { showValues } from './values.js';

/**
 * @typedef {import('../views').ObjectView} ObjectView
 * @typedef {import('../views').ResourceView} ResourceView
 * @typedef {import('./pictures.js').SetValue} SetValue
 */

/**
 * @param {readonly ObjectView[]} objects
 * @param {{ open: boolean, setValue: SetValue }} options whether it is unfolded at first, and how a value is set
 */
export function resources(objects, { open, setValue }) {
  /** @type {Map<string, HTMLElement>} by path */
  const values = new Map();
  const tables = objects.map((object) => table(object, values, setValue));
  const element = html('details', { class: 'resources' });
  element.append(html('summary', {}, text('allResources', { count: values.size })), ...tables);
  element.open = open;
  return {
    element,
    /** @param {readonly ObjectView[]} now */
    update(now) {
      for (const object of now) {
        for (const resource of object.resources) {
          const value = values.get(pathOf(object, resource));
          if (value !== undefined && show(value, resource) && element.open) {
            highlight(value.closest('td') ?? value);
          }
        }
      }
    },
  };
}

/**
 * @param {ObjectView} object
 * @param {Map<string, HTMLElement>} values
 * @param {SetValue} setValue
 */
function table(object, values, setValue) {
  const head = html('tr', { class: 'unseen' });
  head.append(
    ...[text('path'), text('name'), text('value')].map((label) =>
      html('th', { scope: 'col' }, label),
    ),
  );
  const rows = object.resources.map((resource) => {
    const path = pathOf(object, resource);
    const value = html('span', { class: 'value' });
    show(value, resource);
    values.set(path, value);
    const cell = html('td', {}, value);
    // What a server can write is written from a flow; a reading comes from the device itself.
    if (resource.operations === 'R') cell.append(editor(path, value, setValue));
    const code = html('th', { scope: 'row' }, html('code', {}, path));
    return html('tr', {}, code, html('td', {}, nameOf(resource.name)), cell);
  });
  const caption = html('caption', {}, object.id + ' ' + nameOf(object.name));
  const columns = html('colgroup', {}, html('col', { class: 'path' }), html('col'), html('col'));
  return html('table', {}, caption, columns, html('thead', {}, head), html('tbody', {}, ...rows));
}

/**
 * A button that turns into a form to set the value by hand.
 *
 * @param {string} path
 * @param {HTMLElement} value where the value is shown
 * @param {SetValue} setValue
 */
function editor(path, value, setValue) {
  const label = text('setValue', { path });
  const pencil = svg('path', { d: 'M3 13l.7-2.8 7-7 2.1 2.1-7 7zM9.2 4.7l2.1 2.1' });
  const icon = svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, pencil);
  const button = html('button', {
    type: 'button',
    class: 'edit',
    title: label,
    'aria-label': label,
  });
  button.append(icon);
  const input = html('input', { type: 'text', 'aria-label': label, autocomplete: 'off' });
  const problem = html('span', { class: 'problem', role: 'alert' });
  const form = html('form', {}, input, html('button', {}, text('set')));
  const cancel = html('button', { type: 'button' }, text('cancelEdit'));
  form.append(cancel, problem);
  form.hidden = true;

  /** @param {boolean} editing */
  function toggle(editing) {
    form.hidden = !editing;
    button.hidden = editing;
    setText(problem, '');
    if (!editing) {
      button.focus();
      return;
    }
    input.value = value.classList.contains('empty') ? '' : (value.textContent ?? '');
    input.select();
  }
  button.addEventListener('click', () => toggle(true));
  cancel.addEventListener('click', () => toggle(false));
  form.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') toggle(false);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  async function submit() {
    if (await setValue(path, input.value)) toggle(false);
    else setText(problem, text('valueRefused'));
  }
  return html('span', { class: 'editor' }, button, form);
}

/**
 * @param {HTMLElement} value
 * @param {ResourceView} resource
 * @returns {boolean} whether the text differed
 */
function show(value, resource) {
  const shown = showValues(resource);
  value.classList.toggle('empty', shown === '');
  return setText(value, shown || text(resource.values.length === 0 ? 'noValue' : 'empty'));
}

/**
 * @param {ObjectView} object
 * @param {ResourceView} resource
 */
const pathOf = (object, resource) => '/' + [object.id, object.instance, resource.id].join('/');
