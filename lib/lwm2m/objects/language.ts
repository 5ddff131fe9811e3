/** Which of the two names a reader wants to see first. */

import type { Name } from './definition';

/** Both names, the one in the reader's language first. `language` is a BCP 47 tag such as `zh-CN`. */
export function namesIn(name: Name, language: string): readonly [own: string, other: string] {
  return isChinese(language) ? [name.zh, name.en] : [name.en, name.zh];
}

export function isChinese(language: string): boolean {
  return /^zh\b/i.test(language);
}
