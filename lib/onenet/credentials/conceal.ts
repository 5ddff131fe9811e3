/**
 * Makes a function that puts `***` in the place of a secret, wherever a text repeats it. An answer may show the request
 * that led to it, in whatever spelling its writer chose: JSON may put a backslash before a character or write it as
 * `\u003d` (RFC 8259, section 7), and a URL as `%3D` (RFC 3986, section 2.1). What is shorter than any key of OneNET is
 * left alone: it may stand in any answer by chance, and an answer without it would say something else.
 *
 * @param secret of ASCII characters, not empty
 */
export function concealing(secret: string): (text: string) => string {
  if (secret.length < SHORTEST) return (text) => text;
  const pattern = new RegExp(secret.replace(/[^]/g, spellings), 'g');
  // No spelling is shorter than the secret itself, and most answers are.
  return (text) => (text.length < secret.length ? text : text.replace(pattern, '***'));
}

const SHORTEST = 6;

function spellings(character: string): string {
  const hex = character.charCodeAt(0).toString(16).padStart(2, '0').replace(/[a-f]/g, eitherCase);
  const literal = character === '\t' ? '(?:\\t|\\\\t)' : `\\\\?${quote(character)}`;
  return `(?:${literal}|\\\\u00${hex}|%${hex})`;
}

function eitherCase(digit: string): string {
  return `[${digit}${digit.toUpperCase()}]`;
}

function quote(character: string): string {
  return /\w/.test(character) ? character : `\\${character}`;
}
