/** The table of status numbers in a node's help, from the same data that the runtime explains them by. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Failure } from '../project/failure.mjs';

const require = createRequire(import.meta.url);

/** What a help page writes where the table shall stand. */
export const ERRNO_TABLE = '<!-- errno-table -->';

const HEADINGS = {
  'en-US': ['errno', 'error', 'What it means', 'What to do'],
  'zh-CN': ['errno', 'error', '含义', '处理办法'],
};

/**
 * @param {keyof typeof HEADINGS} language
 * @param {string} dist where the compiled `lib` is
 * @returns {string} html
 */
export function errnoTable(language, dist) {
  const { listErrnoRows } = require(join(dist, 'lib', 'onenet', 'errno'));
  const rows = listErrnoRows(language);
  if (rows.length === 0) throw new Failure('Build: listErrnoRows gives no rows.');
  const body = rows.map(({ errno, error, cause, cure }) => row('td', [errno, error, cause, cure]));
  return [
    '<table>',
    `<thead>${row('th', HEADINGS[language])}</thead>`,
    `<tbody>`,
    ...body,
    '</tbody>',
    '</table>',
  ].join('\n');
}

/** @param {'td' | 'th'} tag @param {(string | number)[]} cells */
const row = (tag, cells) =>
  `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(String(cell))}</${tag}>`).join('')}</tr>`;

/** @param {string} text */
const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
