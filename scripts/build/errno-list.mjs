/** The list of status numbers in a node's help, from the same data that the runtime explains them by. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Failure } from '../project/failure.mjs';

const require = createRequire(import.meta.url);

/** What a help page writes where the list shall stand. */
export const ERRNO_LIST = '<!-- errno-list -->';

/** The word of ours on a line of its own: beside the platform's text it would read as part of it. */
const REASON = { 'en-US': 'reason: ', 'zh-CN': 'reason：' };

/**
 * A list and no table, since the help is read in a narrow side bar.
 * @param {keyof typeof REASON} language
 * @param {string} dist where the compiled `lib` is
 * @returns {string} html
 */
export function errnoList(language, dist) {
  const { listErrnoRows } = require(join(dist, 'lib', 'onenet', 'errno'));
  const rows = listErrnoRows(language);
  if (rows.length === 0) throw new Failure('Build: listErrnoRows gives no rows.');
  const items = rows.map((row) => toHtml(row, REASON[language]));
  return ['<dl class="onenet-nbiot-list">', ...items, '</dl>'].join('\n');
}

/**
 * @param {{ errno: number, text: string, reason: string, cause: string, cure: string }} row
 * @param {string} label
 */
function toHtml({ errno, text, reason, cause, cure }, label) {
  const lines = [`${label}<code>${reason}</code>`, escapeHtml(cause), escapeHtml(cure)];
  return `<dt><b>${errno}</b> <code>${escapeHtml(text)}</code></dt>\n<dd>${lines.join('<br>')}</dd>`;
}

/** @param {string} text */
const escapeHtml = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
