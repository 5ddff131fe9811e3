/**
 * The tables of fields in `docs/reference.md` and its Chinese twin, made of each node's table of fields and its texts.
 * `npm run generate` writes them between their marks; a test fails while they are stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { format } from 'prettier';

import { fieldTable, inRoot, isStarted, runMain } from '../project/project.mjs';
import { catalogue, LANGUAGES } from './texts.mjs';

const require = createRequire(import.meta.url);
// From here on `require` reads TypeScript.
require('tsx/cjs');

/** @type {Record<string, string>} */
export const REFERENCES = {
  'en-US': 'docs/reference.md',
  'zh-CN': 'docs/zh-CN/reference.md',
};

const WORDS = {
  'en-US': {
    head: ['Field', 'Property', 'Default', 'Takes', 'Used when'],
    blank: 'blank',
    none: 'anything',
    whole: (from, to) =>
      `a whole number, ${to === undefined ? `${from} or more` : `${from} to ${to}`}`,
    number: (from) => (from === undefined ? 'a number' : `a number, ${from} or more`),
    'above-zero': 'a number above 0',
    text: 'a text',
    identity: 'the identity of a device',
    id: 'an id without white space, or blank',
    words: 'a text of at most 64 characters',
    instant: 'a time with its zone, ISO 8601, or blank',
    arguments: 'a text of at most 2048 bytes',
    simulator: '`simulator`',
    notSimulator: 'not `simulator`',
    host: 'host name, http or https address, or `simulator`',
    node: (type) => `a \`${type}\` node`,
    yesNo: '`true`, `false`',
    orBlank: ', or blank',
    typed: ' ‡',
  },
  'zh-CN': {
    head: ['字段', '属性', '默认值', '取值', '何时使用'],
    blank: '空',
    none: '不限',
    whole: (from, to) => (to === undefined ? `不小于 ${from} 的整数` : `${from} 到 ${to} 的整数`),
    number: (from) => (from === undefined ? '数字' : `不小于 ${from} 的数字`),
    'above-zero': '大于 0 的数字',
    text: '文本',
    identity: '设备标识',
    id: '标识，不含空白，可留空',
    words: '文本，至多 64 个字符',
    instant: '带时区的时间（ISO 8601），可留空',
    arguments: '文本，至多 2048 字节',
    simulator: '`simulator`',
    notSimulator: '不是 `simulator`',
    host: '主机名、http 或 https 地址，或 `simulator`',
    node: (type) => `\`${type}\` 节点`,
    yesNo: '`true`、`false`',
    orBlank: '，可留空',
    typed: ' ‡',
  },
};

/** The text of a reference with its tables as they should be. @param {string} text @param {string} language */
export async function withTables(text, language) {
  const filled = text.replace(
    /<!-- fields: ([\w-]+) -->[^]*?<!-- end of fields -->/g,
    (_all, type) =>
      `<!-- fields: ${type} -->\n\n${table(type, language)}\n\n<!-- end of fields -->`,
  );
  const options = JSON.parse(readFileSync(inRoot('.prettierrc.json'), 'utf8'));
  return format(filled, { ...options, parser: 'markdown' });
}

/** @param {string} type @param {string} language */
function table(type, language) {
  const words = WORDS[language];
  const texts = JSON.parse(catalogue(type, language))[type];
  const fields = fieldTable(type, require(inRoot('nodes', type, 'fields.ts')));
  const rows = Object.entries(fields).map(([name, field]) => [
    labelOf(texts, name),
    `\`${name}\`${field.types === undefined ? '' : words.typed}`,
    valueOf(field, words),
    takes(field, words),
    usedWhen(field, words),
  ]);
  const dashes = words.head.map(() => '---');
  return [words.head, dashes, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Some labels stand by another name, or are a group's. @param {any} texts @param {string} name */
function labelOf({ label = {} }, name) {
  const text = label[name];
  return typeof text === 'string' ? text : '';
}

function valueOf({ type, value }, words) {
  if (value === '') return words.blank;
  return type === 'msg' ? `\`msg.${value}\`` : `\`${value}\``;
}

function takes({ rule, value, types, configType }, words) {
  if (configType !== undefined) return words.node(configType);
  // The rule of such a field is for what its number type takes only.
  if (types?.includes('num') && types.includes('json')) return words.none;
  if (typeof value === 'boolean') return words.yesNo;
  switch (rule?.kind) {
    case undefined:
      return words.none;
    case 'whole':
      return words.whole(rule.min, rule.max) + (rule.blank === true ? words.orBlank : '');
    case 'one-of':
      return rule.values.map((each) => (each === '' ? words.blank : `\`${each}\``)).join(', ');
    case 'identity':
      return rule.blank === true ? words.id : words.identity;
    case 'number':
      return words.number(rule.min) + (rule.blank === true ? words.orBlank : '');
    case 'above-zero':
      return words[rule.kind] + (rule.blank === true ? words.orBlank : '');
    default:
      return typeof words[rule.kind] === 'string' ? words[rule.kind] : `\`${rule.kind}\``;
  }
}

function usedWhen({ when = [] }, words) {
  const conditions = [when].flat().map(({ property, values, isSimulator }) => {
    const wanted = values?.map((each) => `\`${each}\``).join(', ');
    return `\`${property}\`: ${wanted ?? (isSimulator ? words.simulator : words.notSimulator)}`;
  });
  return conditions.join('; ');
}

if (isStarted(import.meta.url)) {
  await runMain(async () => {
    for (const language of LANGUAGES) {
      const path = inRoot(REFERENCES[language]);
      writeFileSync(path, await withTables(readFileSync(path, 'utf8'), language));
    }
  });
}
