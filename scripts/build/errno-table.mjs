/** The table of status numbers in a node's help, from the same data that the runtime explains them by. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Failure } from '../project/failure.mjs';

const require = createRequire(import.meta.url);

/** What a help page writes where the table shall stand. */
export const ERRNO_TABLE = '<!-- errno-table -->';

const HEADINGS = {
  'en-US': ['errno', 'error', 'reason', 'What it means, and what to do'],
  'zh-CN': ['errno', 'error', 'reason', '含义与处理办法'],
};

/**
 * Four columns, the sentences in one: the help is read in a narrow side bar.
 * @param {keyof typeof HEADINGS} language
 * @param {string} dist where the compiled `lib` is
 * @returns {string} html
 */
export function errnoTable(language, dist) {
  const { listErrnoRows } = require(join(dist, 'lib', 'onenet', 'errno'));
  const rows = listErrnoRows(language);
  if (rows.length === 0) throw new Failure('Build: listErrnoRows gives no rows.');
  const head = HEADINGS[language].map((heading) => `<th>${heading}</th>`);
  return [
    '<table>',
    `<thead><tr>${head.join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(toHtml),
    '</tbody>',
    '</table>',
  ].join('\n');
}

/** @param {{ errno: number, text: string, reason: string, cause: string, cure: string }} row */
function toHtml({ errno, text, reason, cause, cure }) {
  const cells = [
    String(errno),
    `<code>${escapeHtml(text)}</code>`,
    `<code>${reason}</code>`,
    `${escapeHtml(cause)}<br>${escapeHtml(cure)}`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** @param {string} text */
const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
