import assert from 'node:assert/strict';

import { LOCAL_ERRNO } from '../../lib/onenet/errors';
import { REASONS } from '../../lib/onenet/reason';
import { LANGUAGES, listFiles, listNodeTypes, readJson, readText } from '../support/package-files';

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
        const used = [...keysOfDialog(type), ...keysOfScript(type), ...keysOfRuntime(type)];
        assert.ok(used.length > 5, 'keys were found');
        for (const key of used) assert.ok(texts.has(key), `${key} is in no catalogue`);
      });

      it(`${language}: help names the node`, () => {
        assert.ok(help(type, language).includes(`data-help-name="${type}"`));
      });
    }

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
      const dialog = readText(`nodes/${type}/${type}.html`);
      const values = [...dialog.matchAll(/\b(?:color|background|border)[\w-]*:([^;]+);/g)];
      for (const [, value] of values) assert.match(value ?? '', /^\s*var\(--red-ui-[\w-]+\)$/);
    });

    it('uses no colour but those of the theme in what the dialogs share', () => {
      const style = readText('nodes/shared/editor/style.ts');
      const values = [...style.matchAll(/\b(?:color|background):([^;]+);/g)];
      assert.ok(values.length > 5);
      for (const [, value] of values) {
        assert.match(value ?? '', /^\s*(?:var\(--red-ui-[\w-]+\)|inherit|none)$/);
      }
    });

    it('ties each label of the dialog to a field', () => {
      const dialog = readText(`nodes/${type}/${type}.html`);
      const fields = [...dialog.matchAll(/<label[^>]*\bfor="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(fields.length, dialog.match(/<label\b/g)?.length);
      for (const id of fields) assert.ok(dialog.includes(`id="${id ?? ''}"`), id);
    });
  });
}

describe('texts of the node status', () => {
  const ours = [
    'config',
    'unreachable',
    'no-answer',
    'connection-lost',
    'bad-answer',
    'queue-full',
  ];
  const states = ['superseded', 'stopped', 'expired', 'cancelled', 'queued'];
  const words = [...REASONS, ...ours, ...states];

  for (const language of LANGUAGES) {
    const texts = catalogue('onenet-nbiot-write', language);

    it(`${language}: has a word for each reason and each failure of our own`, () => {
      // Invalid and failed at the device are reasons; queued is no failure.
      assert.equal(Object.keys(LOCAL_ERRNO).length, ours.length + 2 + states.length - 1);
      for (const word of words) assert.ok(texts.has(`onenet-nbiot-write.status.${word}`), word);
    });

    it(`${language}: stays below 20 characters`, () => {
      for (const [key, text] of texts) {
        if (key.includes('.status.')) assert.ok(text.length < 20, `${key}: ${text}`);
      }
    });

    it(`${language}: the config node's catalogue names its own language`, () => {
      const key = 'onenet-nbiot-config.language';
      assert.equal(catalogue('onenet-nbiot-config', language).get(key), language);
    });
  }
});

describe('help of onenet-nbiot-write', () => {
  for (const language of LANGUAGES) {
    it(`${language}: has one place for the table of error numbers`, () => {
      const html = help('onenet-nbiot-write', language);
      assert.equal(html.split('<!-- errno-table -->').length - 1, 1);
    });

    it(`${language}: names every state and every reason`, () => {
      const html = help('onenet-nbiot-write', language).replace(/\s+/g, '');
      const states = ['confirmed', 'queued', 'refused', 'unsent', 'unknown'];
      for (const word of [...states, ...REASONS]) {
        assert.ok(html.includes(`<code>${word}</code>`), word);
      }
    });
  }
});

/** A catalogue with its keys joined by dots. */
function catalogue(type: string, language: string): Map<string, string> {
  const texts = new Map<string, string>();
  collect(readJson(`nodes/${type}/locales/${language}/${type}.json`), '', texts);
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

function keysOfDialog(type: string): string[] {
  const dialog = readText(`nodes/${type}/${type}.html`);
  return [...dialog.matchAll(/data-i18n="(?:\[[\w-]+\])?([^"]+)"/g)].map(([, key]) => key ?? '');
}

function keysOfScript(type: string): string[] {
  const folder = `nodes/${type}/editor`;
  const scripts = [`${folder}.ts`, ...listFiles(folder).map((file) => `${folder}/${file}`)];
  return scripts.flatMap((script) =>
    [...readText(script).matchAll(/\btext\('([\w.-]+)'/g)].map(([, key]) => `${type}.${key ?? ''}`),
  );
}

/** The runtime writes the keys of an operation's node as `${node.type}.key`. */
function keysOfRuntime(type: string): string[] {
  if (type === 'onenet-nbiot-config') return [];
  return listFiles('nodes/shared').flatMap((file) => {
    const code = readText(`nodes/shared/${file}`);
    return [...code.matchAll(/RED\._\(\s*`\$\{node\.type\}\.([\w.-]+)`/g)].map(
      ([, key]) => `${type}.${key ?? ''}`,
    );
  });
}
