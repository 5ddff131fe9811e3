/** A node's texts in every language: the catalogue of labels, and the help with its list of status numbers. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Failure, needText } from '../project/project.mjs';

const require = createRequire(import.meta.url);

export const LANGUAGES = ['en-US', 'zh-CN'];

/**
 * The catalogue, stripped of white space. What the nodes that work on messages have in common is in each of them, since
 * Node-RED looks up a status or a text of a node in the node's own catalogue only; so is what stands in the groups of
 * texts that a catalogue names under `with`.
 *
 * @param {string} type @param {string} language
 */
export function catalogue(type, language) {
  const path = `nodes/${type}/locales/${language}/${type}.json`;
  const { [type]: content, ...others } = readJson(path);
  if (content === undefined || Object.keys(others).length > 0) {
    throw new Failure(`Build: ${path} must have one key, "${type}".`);
  }
  const { with: groups = [], ...own } = content;
  const shared = [language, ...groups.map((group) => `${group}/${language}`)];
  const texts =
    type === 'onenet-nbiot-config'
      ? own
      : shared
          .map((name) => readJson(`nodes/shared/locales/${name}.json`))
          .reduceRight((merged, each) => merge(each, merged, path), own);
  return JSON.stringify({ [type]: texts });
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(needText(path));
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure(`Build: ${path} is not JSON: ${cause.message}`, { cause });
  }
}

/** Both, of which none has a text of the other. @param {object} shared @param {object} own @param {string} path */
function merge(shared, own, path) {
  const merged = { ...shared };
  for (const [key, value] of Object.entries(own)) {
    const other = shared[key];
    if (other !== undefined && (typeof value === 'string' || typeof other === 'string')) {
      throw new Failure(`Build: ${path}: "${key}" is among the texts that the nodes share.`);
    }
    merged[key] = other === undefined ? value : merge(other, value, path);
  }
  return merged;
}

/**
 * The help; a placeholder in it becomes the list of status numbers.
 * @param {string} type @param {string} language @param {string} dist where the compiled `lib` is
 */
export function helpPage(type, language, dist) {
  const path = `nodes/${type}/locales/${language}/${type}.html`;
  const html = needText(path);
  if (!html.includes(`data-help-name="${type}"`)) {
    throw new Failure(`Build: ${path} has no data-help-name="${type}".`);
  }
  const filled = html.includes(ERRNO_LIST)
    ? html.replaceAll(ERRNO_LIST, () => errnoList(language, dist))
    : html;
  const left = /<!--\s*errno-[\w-]+\s*-->/.exec(filled);
  if (left !== null) throw new Failure(`Build: ${path}: nothing fills ${left[0]}.`);
  return withListStyle(filled);
}

/** What a help page writes where the list shall stand. */
const ERRNO_LIST = '<!-- errno-list -->';

/** The word of ours on a line of its own: beside the platform's text it would read as part of it. */
const REASON = { 'en-US': 'reason: ', 'zh-CN': 'reason：' };

/** The numberings, in the order in which people meet them, and what stands on their folds. */
const NUMBERINGS = {
  'en-US': {
    nb: 'Classic OneNET, its NB-IoT API',
    'sub-code': 'Classic OneNET, sub-codes of 5106: what the device said',
    'platform-wide': 'Classic OneNET, all its APIs',
    'new-platform': 'New OneNET',
    local: 'Of this node, all negative',
  },
  'zh-CN': {
    nb: '经典 OneNET 的 NB-IoT 接口',
    'sub-code': '经典 OneNET 5106 的子错误码：设备的答复',
    'platform-wide': '经典 OneNET 的全部接口',
    'new-platform': '新版 OneNET',
    local: '本节点自己的编号（均为负数）',
  },
};

/**
 * A closed fold for each numbering: nobody reads hundreds of numbers in a row. Lists and no tables, since the help is read
 * in a narrow side bar.
 *
 * @param {keyof typeof REASON} language
 * @param {string} dist where the compiled `lib` is
 * @returns {string} html
 */
function errnoList(language, dist) {
  const { listErrnoRows } = require(join(dist, 'lib', 'onenet'));
  const rows = listErrnoRows(language);
  if (rows.length === 0) throw new Failure('Build: listErrnoRows gives no rows.');
  const folds = Object.entries(NUMBERINGS[language]).map(([source, title]) => {
    const items = rows.filter((row) => row.source === source);
    if (items.length === 0) throw new Failure(`Build: there is no errno of the kind "${source}".`);
    return [
      '<details class="onenet-nbiot-numbering">',
      `<summary>${escapeHtml(title)}</summary>`,
      '<dl class="onenet-nbiot-list">',
      ...items.map((row) => toHtml(row, REASON[language])),
      '</dl>',
      '</details>',
    ].join('\n');
  });
  const shown = rows.filter(({ source }) => source in NUMBERINGS[language]);
  if (shown.length < rows.length)
    throw new Failure('Build: an errno stands in no fold of the help.');
  return folds.join('\n');
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

/** The class of such a list. */
const LIST = 'onenet-nbiot-list';

const STYLE = `<style>
.${LIST} { margin: 6px 0 10px; }
.${LIST} > dt {
  padding-top: 5px;
  border-top: 1px solid var(--red-ui-secondary-border-color);
  font-weight: normal;
}
.${LIST} > dd { margin: 0; padding-bottom: 6px; }
.${LIST} code { white-space: normal; overflow-wrap: anywhere; }
</style>
`;

/** Puts the style at the end of a page that has lists: its first paragraph stays the palette's tooltip. @param {string} html */
function withListStyle(html) {
  if (!html.includes(`class="${LIST}"`)) return html;
  return html.replace(/<\/script>\s*$/, (end) => STYLE + end);
}
