/** The pages for people who use the nodes: their links, their tables, and what they say of the nodes' own words. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';

import { LOCAL_ERRNO, REASONS, STATES } from '../../lib/contract';
import {
  LANGUAGES,
  listNodeTypes,
  readCatalogue,
  readText,
  type Language,
} from '../support/package-files';

const ROOT = join(__dirname, '..', '..');

interface Tables {
  readonly REFERENCES: Readonly<Record<Language, string>>;
  withTables(text: string, language: Language): Promise<string>;
}

const PAGES = [
  ...['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true })
    .map((file) => `docs/${String(file)}`)
    .filter((file) => file.endsWith('.md')),
];

/** Which page is which in the other language. */
const TWINS = [
  ['README.md', 'README.zh-CN.md'],
  ['docs/reference.md', 'docs/zh-CN/reference.md'],
  ['docs/troubleshooting.md', 'docs/zh-CN/troubleshooting.md'],
  ['docs/recipes/README.md', 'docs/zh-CN/recipes/README.md'],
] as const;

/** `[text](target)`, but for addresses. */
const LINK = /\]\((?![a-z]+:)([^)\s]+)\)/g;

describe('the pages', () => {
  for (const page of PAGES) {
    it(`${page} links only to what is there`, () => {
      const missing = [...readText(page).matchAll(LINK)]
        .map(([, target = '']) => target)
        .filter((target) => !leads(page, target));
      assert.deepEqual(missing, []);
    });
  }

  for (const [english, chinese] of TWINS) {
    it(`${english} and its twin have the same parts, and link to each other`, () => {
      const shape = (page: string): readonly string[] =>
        [...withoutCode(readText(page)).matchAll(/^(#+) /gm)].map(([, level = '']) => level);
      assert.deepEqual(shape(chinese), shape(english));
      for (const [from, to] of [
        [english, chinese],
        [chinese, english],
      ] as const) {
        const targets = [...readText(from).matchAll(LINK)].map(([, target = '']) =>
          normalize(join(dirname(from), target)),
        );
        assert.ok(targets.includes(to), from);
      }
    });
  }

  it('the first page is short', () => {
    const words = readText('README.md')
      .split(/\s+/)
      .filter((word) => /\w/.test(word));
    assert.ok(words.length <= 900, `${words.length}`);
    const characters = readText('README.zh-CN.md').match(/\p{Script=Han}/gu) ?? [];
    assert.ok(characters.length <= 1500, `${characters.length}`);
  });
});

describe('the decisions', () => {
  const files = readdirSync(join(ROOT, 'docs/decisions'))
    .filter((file) => /^\d/.test(file))
    .sort();

  it('are numbered without a gap, and each has its number as its title', () => {
    files.forEach((file, index) => {
      const number = String(index + 1).padStart(3, '0');
      assert.ok(file.startsWith(`${number}-`), file);
      assert.ok(readText(`docs/decisions/${file}`).startsWith(`# ${number}: `), file);
    });
  });

  it('are all in the list, by their titles and in their order', () => {
    const list = [...readText('docs/decisions/README.md').matchAll(/^- (.*)$/gm)];
    const wanted = files.map((file) => {
      const [title = ''] = readText(`docs/decisions/${file}`).split('\n');
      return `[${title.slice(2)}](${file})`;
    });
    assert.deepEqual(
      list.map(([, line]) => line),
      wanted,
    );
  });
});

describe('the reference', () => {
  let tables: Tables;
  before(async () => {
    const file = pathToFileURL(join(ROOT, 'scripts/build/field-tables.mjs')).href;
    tables = (await import(file)) as Tables;
  });

  for (const language of LANGUAGES) {
    const page = { 'en-US': 'docs/reference.md', 'zh-CN': 'docs/zh-CN/reference.md' }[language];

    it(`${page} has the table of fields of every node as it is: npm run generate`, async () => {
      const text = readText(tables.REFERENCES[language]);
      assert.equal(text, await tables.withTables(text, language));
      for (const type of listNodeTypes()) {
        assert.ok(text.includes(`<!-- fields: ${type} -->`), type);
      }
    });

    it(`${page} has a row for every state, code and number of ours, and every reason`, () => {
      const text = readText(page);
      const cells = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
      for (const state of STATES) {
        assert.ok(
          cells.some(([, first]) => first === `\`${state}\``),
          state,
        );
      }
      for (const [code, errno] of Object.entries(LOCAL_ERRNO)) {
        assert.ok(
          cells.some(([, first, second]) => first === String(errno) && second === `\`${code}\``),
          code,
        );
      }
      for (const reason of REASONS) assert.ok(text.includes(`\`${reason}\``), reason);
    });
  }
});

describe('troubleshooting', () => {
  for (const [page, language] of [
    ['docs/troubleshooting.md', 'en-US'],
    ['docs/zh-CN/troubleshooting.md', 'zh-CN'],
  ] as const) {
    it(`${page} has the words that a status shows`, () => {
      const catalogue = JSON.stringify(readCatalogue('onenet-nbiot-write', language));
      const rows = [...readText(page).matchAll(/^\| ([^|]+?) +\|/gm)].map(([, cell = '']) => cell);
      // Without the head of the table and the line below it.
      const shown = rows.slice(1).filter((cell) => !/^-+$/.test(cell));
      assert.ok(shown.length >= 8);
      const unknown = shown.filter(
        (cell) => !cell.split('…').every((part) => catalogue.includes(part.trim())),
      );
      assert.deepEqual(unknown, []);
    });
  }
});

/** @param target a file as the page names it, with or without the anchor of a title */
function leads(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(ROOT, file))) return false;
  if (anchor === undefined || statSync(join(ROOT, file)).isDirectory()) return true;
  return anchorsOf(file).includes(decodeURIComponent(anchor));
}

/** As GitHub and npm make them of titles. */
function anchorsOf(page: string): readonly string[] {
  return [...withoutCode(readText(page)).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(text: string): string {
  return text.replace(/^```[^]*?^```/gm, '');
}
