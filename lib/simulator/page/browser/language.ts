/** Which language the page speaks. */
export const language = String.raw`
import { CHINESE, ENGLISH } from './texts.js';

/** @typedef {keyof typeof ENGLISH} TextKey */

const STORED = 'onenet-simulator-language';

/** @type {'en' | 'zh'} */
let current = readStored() ?? (/^zh\b/i.test(navigator.language) ? 'zh' : 'en');
announce();

/** The tag of the language, for formats. */
export function languageTag() {
  return current === 'zh' ? 'zh-CN' : 'en';
}

export function switchLanguage() {
  current = current === 'zh' ? 'en' : 'zh';
  try {
    localStorage.setItem(STORED, current);
  } catch {
    // A browser that stores nothing forgets the choice, which is what its owner wanted.
  }
  announce();
}

/**
 * A text with its {places} filled in.
 *
 * @param {TextKey} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function text(key, values = {}) {
  const words = (current === 'zh' ? CHINESE : ENGLISH)[key];
  return words.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** @param {import('../view').NameView} name */
export const nameOf = (name) => name[current];

function announce() {
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
`;
