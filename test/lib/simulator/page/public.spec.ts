/** The files that the browser loads. */

import assert from 'node:assert/strict';
import { readFiles } from '../../../../lib/simulator/page';
import { TEXTS } from '../../../../lib/simulator/page/public/texts';

const SCRIPTS = [...readFiles()].filter(([path]) => path.endsWith('.js'));

describe('page: the files for the browser', () => {
  it('have no place where a text could become HTML or code', () => {
    assert.ok(SCRIPTS.length > 8);
    for (const [path, { body }] of SCRIPTS) {
      assert.doesNotMatch(
        body,
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|\beval\b|Function\(/,
        path,
      );
    }
  });

  it('say everything in both languages, with the same places to fill in', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const [key, { en, zh }] of Object.entries(TEXTS)) {
      assert.ok(en !== '' && zh !== '', key);
      assert.deepEqual(places(zh), places(en), key);
    }
  });

  it('say nothing that no script uses', () => {
    const source = SCRIPTS.filter(([path]) => path !== '/page/texts.js')
      .map(([, { body }]) => body)
      .join();
    for (const key of Object.keys(TEXTS))
      assert.match(source, new RegExp(`'${key}'|\\b${key},`), key);
  });
});
