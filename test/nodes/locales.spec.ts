import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { posix } from 'node:path';

import { LOCAL_ERRNO, REASONS, type FieldRule, type FieldTable } from '../../lib/contract';
import {
  LANGUAGES,
  listFiles,
  listNodeTypes,
  readCatalogue,
  readJson,
  readText,
  type Language,
} from '../support/package-files';
import { FIELD_TABLES } from '../support/field-tables';

/** Makes the rows of a dialog. */
let rowsOf: (page: string, type: string, table: FieldTable, texts: object) => string;

before(async () => {
  ({ dialogBody: rowsOf } = await import('../../scripts/build/dialog-body.mjs'));
});

for (const type of listNodeTypes()) {
  describe(`texts of ${type}`, () => {
    const english = catalogue(type, 'en-US');

    for (const language of LANGUAGES) {
      const texts = catalogue(type, language);

      it(`${language}: has the keys of the other language, and no empty text`, () => {
        assert.deepEqual([...texts.keys()].sort(), [...english.keys()].sort());
        for (const [key, text] of texts) assert.notEqual(text.trim(), '', key);
      });

      it(`${language}: fills in the same values`, () => {
        for (const [key, text] of texts) {
          assert.deepEqual(placeholders(text), placeholders(english.get(key) ?? ''), key);
        }
      });

      it(`${language}: has every key that the dialog, the editor script and the runtime use`, () => {
        const used = [
          ...keysOfDialog(type),
          ...keysOfScript(type),
          ...keysOfRuntime(type),
          ...keysOfTable(type),
        ];
        assert.ok(used.length > 5, 'keys were found');
        for (const key of used) assert.ok(texts.has(key), `${key} is in no catalogue`);
      });

      it(`${language}: help names the node`, () => {
        assert.ok(help(type, language).includes(`data-help-name="${type}"`));
      });
    }

    it('has no text of its own that nothing uses', () => {
      const shared = sharedKeys();
      const own = unusedKeys(type).filter((key) => !shared.has(key.slice(type.length + 1)));
      assert.deepEqual(own, []);
    });

    it('differs between the languages, but for names', () => {
      const chinese = catalogue(type, 'zh-CN');
      const same = [...english].filter(([key, text]) => chinese.get(key) === text);
      const names = new Set([
        'defaultLabel',
        'hint.known',
        'label.apiKey',
        'placeholder.host',
        'placeholder.objInstId',
      ]);
      assert.deepEqual(
        same.map(([key]) => key).filter((key) => !names.has(key.slice(type.length + 1))),
        [],
      );
    });

    it('has help of the same structure in both languages', () => {
      assert.deepEqual(outline(help(type, 'zh-CN')), outline(help(type, 'en-US')));
    });

    it('uses no colour but those of the theme in its dialog', () => {
      const dialog = bodyOf(type);
      const values = [...dialog.matchAll(/\b(?:color|background|border)[\w-]*:([^;]+);/g)];
      for (const [, value] of values) assert.match(value ?? '', /^\s*var\(--red-ui-[\w-]+\)$/);
    });

    it('uses no colour but those of the theme in what the dialogs share', () => {
      const style = readText('nodes/shared/editor/style.css');
      const values = [...style.matchAll(/\b(?:color|background):([^;]+);/g)];
      assert.ok(values.length > 5);
      for (const [, value] of values) {
        assert.match(value ?? '', /^\s*(?:var\(--red-ui-[\w-]+\)|inherit|none)$/);
      }
    });

    it('has a line in its dialog for what each button comes to', () => {
      const buttons = Object.values(FIELD_TABLES[type] ?? {}).flatMap(({ button = [] }) => button);
      const dialog = bodyOf(type);
      for (const button of buttons) {
        assert.ok(dialog.includes(`id="${type}-${button}"`));
        assert.ok(dialog.includes(`id="${type}-hint-${button}"`));
      }
    });

    it('ties each label of the dialog to a field', () => {
      const dialog = bodyOf(type);
      const fields = [...dialog.matchAll(/<label[^>]*\bfor="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(fields.length, dialog.match(/<label\b/g)?.length);
      for (const id of fields) assert.ok(dialog.includes(`id="${id ?? ''}"`), id);
    });
  });
}

/** Words of the status for what the reason of a failure does not say. */
const OUR_WORDS = [
  'config',
  'unreachable',
  'unanswered',
  'bad-answer',
  'queue-full',
  'superseded',
  'stopped',
  'expired',
  'cancelled',
];

/** The nodes that work on messages. */
const OPERATIONS = ['write', 'read', 'execute', 'observe', 'command', 'device'];

for (const type of OPERATIONS.map((name) => `onenet-nbiot-${name}`)) {
  describe(`status of ${type}`, () => {
    // A command that fails on the device, and what is not valid, have the word of the reason.
    const byReason = ['ONENET_COMMAND_FAILED', 'ONENET_INVALID'];
    const phases = ['sending', 'in-line', 'waits-for-device'];
    const words = [...REASONS, ...OUR_WORDS, ...phases, 'idle', 'queued'];

    for (const language of LANGUAGES) {
      const texts = [...catalogue(type, language)].filter(([key]) => key.includes('.status.'));

      it(`${language}: has a word for each reason and each failure of our own, and no other`, () => {
        // Two failures have no answer.
        assert.equal(Object.keys(LOCAL_ERRNO).length, OUR_WORDS.length + 1 + byReason.length);
        assert.deepEqual(
          texts.map(([key]) => key).sort(),
          words.map((word) => `${type}.status.${word}`).sort(),
        );
      });

      it(`${language}: has no more than 20 characters`, () => {
        for (const [key, text] of texts) {
          // That it may have happened has to be said, however long that is.
          const most = key.endsWith('.unanswered') ? 26 : 20;
          assert.ok(text.length <= most, `${key}: ${text}`);
        }
      });
    }
  });
}

for (const type of ['onenet-nbiot-write', 'onenet-nbiot-command']) {
  describe(`help of ${type}`, () => {
    for (const language of LANGUAGES) {
      it(`${language}: names every state`, () => {
        const html = help(type, language).replace(/\s+/g, '');
        const states = ['confirmed', 'queued', 'refused', 'unsent', 'expired', 'cancelled'];
        for (const word of [...states, 'unknown']) {
          assert.ok(html.includes(`<dt><code>${word}</code>`), word);
        }
      });
    }
  });
}

describe('texts that all nodes share', () => {
  it('are used by one node at least', () => {
    const types = listNodeTypes().filter((type) => type !== 'onenet-nbiot-config');
    const unused = types.map(
      (type) => new Set(unusedKeys(type).map((key) => key.slice(type.length + 1))),
    );
    const useless = [...sharedKeys()].filter((key) => unused.every((keys) => keys.has(key)));
    assert.deepEqual(useless, []);
  });

  for (const language of LANGUAGES) {
    it(`${language}: the config node's catalogue names its own language`, () => {
      const key = 'onenet-nbiot-config.language';
      assert.equal(catalogue('onenet-nbiot-config', language).get(key), language);
    });
  }
});

describe('help of onenet-nbiot-write', () => {
  for (const language of LANGUAGES) {
    it(`${language}: has one place for the list of error numbers`, () => {
      const html = help('onenet-nbiot-write', language);
      assert.equal(html.split('<!-- errno-list -->').length - 1, 1);
    });

    it(`${language}: has 900 words at most outside its folds`, () => {
      const open = help('onenet-nbiot-write', language).replace(/<details>[^]*?<\/details>/g, '');
      const words = open
        .replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/);
      assert.ok(words.length <= 900, `${words.length} words`);
    });

    it(`${language}: names every reason`, () => {
      const html = help('onenet-nbiot-write', language).replace(/\s+/g, '');
      for (const word of REASONS) assert.ok(html.includes(`<code>${word}</code>`), word);
    });
  }
});

/** What neither the dialog nor the runtime looks up. */
function unusedKeys(type: string): string[] {
  if (type === 'onenet-nbiot-config') return [];
  const named = new Set([...keysOfDialog(type), ...keysOfRuntime(type), ...keysOfTable(type)]);
  const patterns = patternsOfScripts(type);
  return [...catalogue(type, 'en-US').keys()].filter(
    (key) =>
      // The status has its words by rules of its own; what the config node has is for all nodes.
      !key.startsWith(`${type}.status.`) &&
      !named.has(key) &&
      !patterns.some((pattern) => pattern.test(key)),
  );
}

/** Keys of what the build puts into the catalogue of each node. */
function sharedKeys(): ReadonlySet<string> {
  const texts = new Map<string, string>();
  collect(readJson('nodes/shared/locales/en-US.json'), '', texts);
  return new Set(texts.keys());
}

/** A catalogue with its keys joined by dots. */
function catalogue(type: string, language: Language): Map<string, string> {
  const texts = new Map<string, string>();
  collect(readCatalogue(type, language), '', texts);
  return texts;
}

function collect(node: unknown, path: string, into: Map<string, string>): void {
  if (typeof node === 'string') {
    into.set(path, node);
    return;
  }
  assert.ok(typeof node === 'object' && node !== null, `${path} is neither text nor object`);
  for (const [key, child] of Object.entries(node)) {
    collect(child, path === '' ? key : `${path}.${key}`, into);
  }
}

function help(type: string, language: string): string {
  // The code elements are compared by what they hold, not by how the formatter breaks their tags.
  return readText(`nodes/${type}/locales/${language}/${type}.html`).replace(/<code\s*>/g, '<code>');
}

/** The elements that make up the structure, in their order. */
function outline(html: string): string[] {
  return [...html.matchAll(/<(h3|h4|dl|dt|dd|ol|ul|li|table|tr|th|td|pre)\b/g)].map(
    ([, tag]) => tag ?? '',
  );
}

function placeholders(text: string): string[] {
  return (text.match(/__\w+?__/g) ?? []).sort();
}

/** The dialog as it ships: its page, with the rows that follow from the table of fields. */
function bodyOf(type: string): string {
  const page = readText(`nodes/${type}/${type}.html`);
  return rowsOf(page, type, FIELD_TABLES[type] ?? {}, readCatalogue(type, 'en-US')[type] as object);
}

function keysOfDialog(type: string): string[] {
  return [...bodyOf(type).matchAll(/data-i18n="(?:\[[\w-]+\])?([^"]+)"/g)].map(
    ([, key]) => key ?? '',
  );
}

function keysOfScript(type: string): string[] {
  return scriptsOf(type).flatMap((script) =>
    [...readText(script).matchAll(/\btext\('([\w.-]+)'/g)].map(([, key]) => `${type}.${key ?? ''}`),
  );
}

/** The editor script of a node, and all of nodes that it imports. */
function scriptsOf(type: string): string[] {
  const found = new Set<string>();
  const collectFrom = (script: string): void => {
    if (found.has(script)) return;
    found.add(script);
    const imports = readText(script).matchAll(/^(?:im|ex)port (?!type )[^;]*? from '(\.[^']+)'/gm);
    for (const [, path = ''] of imports) {
      const imported = posix.join(posix.dirname(script), path);
      const file = [`${imported}.ts`, `${imported}/index.ts`].find((each) => existsSync(each));
      if (file?.startsWith('nodes/') === true) collectFrom(file);
    }
  };
  collectFrom(`nodes/${type}/editor.ts`);
  return [...found];
}

/** The sentences for fields that break the rules of their table. */
function keysOfTable(type: string): string[] {
  return Object.entries(FIELD_TABLES[type] ?? {}).flatMap(([name, field]) => {
    const { rule, error = name } = field;
    if (rule === undefined) return [];
    const label = `${type}.label.${name}`;
    return hasSentences(rule) ? [label] : [`${type}.error.${error}`, label];
  });
}

/** Whether the sentences of a rule are those of the runtime alone. */
function hasSentences(rule: FieldRule): boolean {
  return (
    ['words', 'instant', 'arguments'].includes(rule.kind) ||
    (rule.kind === 'identity' && rule.blank === true)
  );
}

/** The runtime writes the keys of an operation's node as `${node.type}.key`. */
function keysOfRuntime(type: string): string[] {
  if (type === 'onenet-nbiot-config') return [];
  return runtimeScripts().flatMap((code) =>
    [...code.matchAll(/RED\._\(\s*`\$\{(?:[\w.#]+\.)?type\}\.([\w.-]+)`/g)].map(
      ([, key]) => `${type}.${key ?? ''}`,
    ),
  );
}

function runtimeScripts(): string[] {
  return ['admin', 'message', 'platform', 'tracking']
    .map((name) => `nodes/shared/${name}`)
    .flatMap((folder) => listFiles(folder).map((file) => readText(`${folder}/${file}`)));
}

/**
 * What scripts look up: quoted keys, and those that are put together, `tip.${operation}`, as patterns. More is found
 * than is looked up, but nothing less.
 */
function patternsOfScripts(type: string): RegExp[] {
  return scriptsOf(type).flatMap((script) =>
    [...readText(script).matchAll(/'([\w.-]+)'|`([^`\n]+)`/g)].map(([, quoted, template]) => {
      const key = quoted ?? template?.replace(/\$\{[^}]*\}/g, '*') ?? '';
      const pattern = key.replace(/[^\w*-]/g, '\\$&').replaceAll('*', '[\\w-]+');
      return new RegExp(`^${type}\\.${pattern}$`);
    }),
  );
}
