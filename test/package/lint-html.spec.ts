/** No string becomes HTML in code that runs in a browser. */

import assert from 'node:assert/strict';

import { lint } from './support/lint';

const EDITOR = 'nodes/onenet-nbiot-write/editor.ts';
const PAGE = 'lib/simulator/page/public/main.js';

const problems = (code: string, file = EDITOR): Promise<string[]> =>
  lint('local/html-strings', file, code);

const withTypes = (code: string): Promise<string[]> =>
  lint('local/html-strings', EDITOR, code, { withTypes: true });

describe('strings as HTML', function () {
  this.timeout(60_000);

  const forbidden = [
    `line.append('<b>');`,
    'line.prepend(`<i>${icon}</i>`);',
    `line.before('<b>' + name + '</b>');`,
    `line.after(good ? '<b>' : other);`,
    `line.html(text ?? '');`,
    `line.replaceWith('');`,
    `line.wrap('<div>');`,
    `line.append($('<b>'), 'text');`,
    'const made = $(`<option>${name}</option>`);',
    `const made = $('<option value="' + name + '">');`,
    `element.innerHTML = name;`,
    `element['outerHTML'] += name;`,
    `element.insertAdjacentHTML('beforeend', name);`,
    `document.write(name);`,
    `$.parseHTML(name);`,
  ];
  for (const code of forbidden) {
    it(`are refused: ${code}`, async () => {
      assert.equal((await problems(code)).length, 1);
    });
  }

  const allowed = [
    `line.append($('<div>').text(name));`,
    `line.append($('<i class="fa fa-warning" aria-hidden="true">'));`,
    `line.html();`,
    `line.text(name);`,
    'const field = $(`#node-input-${name}`);',
    `const field = $('#node-input-' + name);`,
    `socket.write(name);`,
    `element.textContent = name;`,
  ];
  for (const code of allowed) {
    it(`are not seen in: ${code}`, async () => {
      assert.deepEqual(await problems(code), []);
    });
  }

  it('are refused on the page of the simulator, and not in code of the runtime', async () => {
    const code = `element.innerHTML = '<b>';`;
    assert.equal((await problems(code, PAGE)).length, 1);
    assert.deepEqual(await problems(code, 'nodes/onenet-nbiot-write/write-node.ts'), []);
  });

  const types = 'declare const list: JQuery; declare const element: HTMLElement;';
  const forbiddenByType: [title: string, code: string][] = [
    ['a string', 'declare const name: string; list.append(name);'],
    ['anything at all', 'declare const thing: any; list.append(thing);'],
    [
      'what is not known',
      'declare const thing: unknown; list.append(thing as never, thing as any);',
    ],
    ['a number', 'declare const size: number; list.append(size as any);'],
    ['a node or a string', 'declare const either: JQuery | string; list.append(either);'],
    ['strings of a list', 'declare const names: string[]; list.append(...names);'],
    ['a function', 'list.append(() => `<b>`);'],
  ];
  for (const [title, code] of forbiddenByType) {
    it(`are told by their type: ${title}`, async () => {
      assert.ok((await withTypes(`${types} ${code}`)).length > 0);
    });
  }

  const allowedByType: [title: string, code: string][] = [
    ['a list of jQuery', `const made = $('<b>'); list.append(made);`],
    ['an element', 'list.append(element);'],
    [
      'elements of an array',
      'declare const all: Element[]; list.append(...all); list.append(all);',
    ],
    ['an element that may be missing', 'declare const one: Text | undefined; list.append(one);'],
    ["text by the DOM's own method", `element.append('text', element);`],
  ];
  for (const [title, code] of allowedByType) {
    it(`are not seen in ${title}`, async () => {
      assert.deepEqual(await withTypes(`${types} ${code}`), []);
    });
  }
});
