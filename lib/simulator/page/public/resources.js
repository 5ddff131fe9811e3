/** All Resources of a device as tables, one for each Object Instance: path, name, value. */

import { highlight, html, setText } from './elements.js';
import { nameOf, text } from './language.js';
import { showValues } from './values.js';

/**
 * @typedef {import('../views').ObjectView} ObjectView
 * @typedef {import('../views').ResourceView} ResourceView
 */

/**
 * @param {readonly ObjectView[]} objects
 * @param {boolean} open whether it is unfolded at first
 */
export function resources(objects, open) {
  /** @type {Map<string, HTMLElement>} by path */
  const cells = new Map();
  const tables = objects.map((object) => table(object, cells));
  const element = html('details', { class: 'resources' });
  element.append(html('summary', {}, text('allResources', { count: cells.size })), ...tables);
  element.open = open;
  return {
    element,
    /** @param {readonly ObjectView[]} now */
    update(now) {
      for (const object of now) {
        for (const resource of object.resources) {
          const cell = cells.get(pathOf(object, resource));
          if (cell !== undefined && setCell(cell, resource) && element.open) highlight(cell);
        }
      }
    },
  };
}

/**
 * @param {ObjectView} object
 * @param {Map<string, HTMLElement>} cells
 */
function table(object, cells) {
  const head = html('tr', { class: 'unseen' });
  head.append(
    ...[text('path'), text('name'), text('value')].map((label) =>
      html('th', { scope: 'col' }, label),
    ),
  );
  const rows = object.resources.map((resource) => {
    const path = pathOf(object, resource);
    const cell = html('td');
    setCell(cell, resource);
    cells.set(path, cell);
    const code = html('th', { scope: 'row' }, html('code', {}, path));
    return html('tr', {}, code, html('td', {}, nameOf(resource.name)), cell);
  });
  const caption = html('caption', {}, object.id + ' ' + nameOf(object.name));
  const columns = html('colgroup', {}, html('col', { class: 'path' }), html('col'), html('col'));
  return html('table', {}, caption, columns, html('thead', {}, head), html('tbody', {}, ...rows));
}

/**
 * @param {HTMLElement} cell
 * @param {ResourceView} resource
 */
function setCell(cell, resource) {
  const values = showValues(resource);
  cell.classList.toggle('empty', values === '');
  return setText(cell, values || text(resource.values.length === 0 ? 'noValue' : 'empty'));
}

/**
 * @param {ObjectView} object
 * @param {ResourceView} resource
 */
const pathOf = (object, resource) => '/' + [object.id, object.instance, resource.id].join('/');
