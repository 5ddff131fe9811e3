/** The address of the simulator's page within a sentence, as a link where it leads there. */

/** The part of a sentence that is the address of the page. */
export interface PageLink {
  readonly address: string;
}

/**
 * The sentence as its parts, of which the strings are text. The address is that of the computer that runs Node-RED: in a browser on another
 * computer it would lead astray, so there it stays a text.
 *
 * @param page what of the sentence is the address
 * @param hostname of the page of the editor
 */
export function withPageLink(
  sentence: string,
  page: string | undefined,
  hostname = window.location.hostname,
): readonly (string | PageLink)[] {
  if (page === undefined || !ADDRESS.test(page) || !LOOPBACK.test(hostname)) return [sentence];
  const at = sentence.indexOf(page);
  if (at < 0) return [sentence];
  return [sentence.slice(0, at), { address: page }, sentence.slice(at + page.length)];
}

const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+$/;
const LOOPBACK = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/;
