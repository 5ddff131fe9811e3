/** The language of the page, and its texts in it. */

import { TEXTS } from './texts.js';

/** @typedef {keyof typeof TEXTS} TextKey */

const STORED = 'onenet-simulator-language';

/** @type {'en' | 'zh'} */
let current = readStored() ?? (/^zh\b/i.test(navigator.language) ? 'zh' : 'en');
setDocumentLanguage();

/** The tag of the language, for formats. */
export function languageTag() {
  return current === 'zh' ? 'zh-CN' : 'en';
}

export function switchLanguage() {
  current = current === 'zh' ? 'en' : 'zh';
  try {
    localStorage.setItem(STORED, current);
  } catch {
    // A browser that stores nothing does not remember the choice.
  }
  setDocumentLanguage();
}

/**
 * A text with its {places} filled in.
 *
 * @param {TextKey} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function text(key, values = {}) {
  return TEXTS[key][current].replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** @param {import('../views').NameView} name */
export const nameOf = (name) => name[current];

function setDocumentLanguage() {
  document.documentElement.lang = languageTag();
}

/** @returns {'en' | 'zh' | undefined} */
function readStored() {
  try {
    const stored = localStorage.getItem(STORED);
    return stored === 'zh' || stored === 'en' ? stored : undefined;
  } catch {
    return undefined;
  }
}
