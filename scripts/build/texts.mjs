/** A node's texts in every language: the catalogue of labels, and the help. */
import { Failure } from '../project/failure.mjs';
import { errnoList, ERRNO_LIST } from './errno-list.mjs';
import { withListStyle } from './help-style.mjs';
import { needText } from './need-file.mjs';

export const LANGUAGES = ['en-US', 'zh-CN'];

/** The catalogue, checked to be JSON and stripped of white space. @param {string} type @param {string} language */
export function catalogue(type, language) {
  const path = `nodes/${type}/locales/${language}/${type}.json`;
  const text = needText(path);
  try {
    return JSON.stringify(JSON.parse(text));
  } catch (cause) {
    throw new Failure(`Build: ${path} is not JSON: ${cause.message}`, { cause });
  }
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
