/**
 * Takes secrets out of texts of foreign origin. An answer may show the request that led to it, in whatever spelling its
 * writer chose: JSON puts backslashes before characters or writes `\u003d` (RFC 8259, section 7), also within JSON within
 * JSON; a URL has `%3D` (RFC 3986, section 2.1) or, encoded again, `%253D`; HTML has `&#61;`, `&#x3d;`, `&equals;`; and
 * one may be within the other.
 *
 * So a text is read in steps that each take every spelling back by one layer, with a note of where each character stood,
 * and the secrets are looked for in what is left. No pattern is built from a secret, and each step takes time by the
 * length of the text alone.
 */

/** What is shorter may stand in any answer by chance, and an answer without it would say something else. */
const SHORTEST = 6;

/** Encodings within each other that are taken back; each step takes back any number of the same kind. */
const STEPS = 6;

const CONCEALED = '***';

/**
 * Makes a function that puts `***` in the place of the secrets, wherever a text repeats one. What is shorter than any
 * key of OneNET is left alone.
 */
export function concealing(...secrets: readonly string[]): (text: string) => string {
  const plain = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(withSpaces);
  if (plain.length === 0) return (text) => text;
  const bare = plain
    .map((secret) => decode(secret).text)
    .filter(({ length }) => length >= SHORTEST);
  const shortest = Math.min(
    ...plain.map(({ length }) => length),
    ...bare.map(({ length }) => length),
  );
  return (text) => {
    // No spelling is shorter than the secret itself, and most answers are.
    if (text.length < shortest) return text;
    const literal = plain.reduce((left, secret) => left.replaceAll(secret, CONCEALED), text);
    return /[\\%&]/.test(literal) ? concealSpelt(literal, bare) : literal;
  };
}

/** In a query string a plus sign is a space (the form encoding of HTML), and becomes one, or is made of one. */
function withSpaces(secret: string): string[] {
  return [...new Set([secret, secret.replaceAll('+', ' '), secret.replaceAll(' ', '+')])];
}

function concealSpelt(text: string, secrets: readonly string[]): string {
  let decoded: Decoded = { text, starts: undefined };
  const spans: Span[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const next = decodeOnce(decoded, text.length);
    if (next === undefined) break;
    decoded = next;
    for (const secret of secrets) findSpans(decoded, secret, spans);
  }
  return spans.length === 0 ? text : cutOut(text, spans);
}

type Span = readonly [start: number, end: number];

/** @param starts where each character stood in the original; without it, where it stands now */
interface Decoded {
  readonly text: string;
  readonly starts: Uint32Array | undefined;
}

function decode(text: string): Decoded {
  let decoded: Decoded = { text, starts: undefined };
  for (let step = 0; step < STEPS; step += 1) {
    decoded = decodeOnce(decoded, text.length) ?? decoded;
  }
  return decoded;
}

/** One layer less; `undefined` if there is none. */
function decodeOnce({ text, starts }: Decoded, length: number): Decoded | undefined {
  if (!/[\\%&]/.test(text)) return undefined;
  // Numbers, since a million strings of one character would take longer than an answer may hold up the event loop.
  const codes = new Uint16Array(text.length);
  const nextStarts = new Uint32Array(text.length + 1);
  let size = 0;
  let from = 0;
  // Where a spelling without a character of its own began: it belongs to the character after it, as in `\\"`.
  let begun: number | undefined;
  const keep = (until: number): void => {
    for (let at = from; at < until; at += 1) {
      codes[size] = text.charCodeAt(at);
      nextStarts[size++] = begun ?? (starts === undefined ? at : (starts[at] ?? at));
      begun = undefined;
    }
  };
  let at = nextSpecial(text, 0);
  while (at < text.length) {
    const spelt = readSpelling(text, at);
    if (spelt === undefined) {
      at = nextSpecial(text, at + 1);
      continue;
    }
    keep(at);
    const start = begun ?? starts?.[at] ?? at;
    begun = spelt.character === '' ? start : undefined;
    if (spelt.character !== '') {
      codes[size] = spelt.character.charCodeAt(0);
      nextStarts[size++] = start;
    }
    from = spelt.end;
    at = nextSpecial(text, from);
  }
  if (from === 0) return undefined;
  keep(text.length);
  nextStarts[size] = begun ?? starts?.[text.length] ?? length;
  const decoded = Buffer.from(codes.buffer, 0, 2 * size).toString('utf16le');
  return { text: decoded, starts: nextStarts.subarray(0, size + 1) };
}

function nextSpecial(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x5c || code === 0x25 || code === 0x26) return at;
    at += 1;
  }
  return at;
}

interface Spelling {
  /** One UTF-16 unit, or none. */
  readonly character: string;
  readonly end: number;
}

function readSpelling(text: string, at: number): Spelling | undefined {
  switch (text.charAt(at)) {
    case '\\':
      return readBackslashes(text, at);
    case '%':
      return readPercent(text, at);
    default:
      return readEntity(text, at);
  }
}

/**
 * Any number of backslashes, and what they are before: JSON in JSON doubles them each time. Logs of nginx and Python have
 * `\x3D`, JavaScript may have `\u{3d}`, C and shells `\75`.
 */
function readBackslashes(text: string, at: number): Spelling {
  let end = at;
  while (text.charAt(end) === '\\') end += 1;
  const spelt = readUnicode(text, end) ?? readHex(text, end) ?? readOctal(text, end);
  if (spelt !== undefined) return spelt;
  const control = text.charAt(end) === 't' ? '\t' : undefined;
  return control === undefined ? { character: '', end } : { character: control, end: end + 1 };
}

/** `u003d`, `u{3d}`, `U0000003d` */
function readUnicode(text: string, at: number): Spelling | undefined {
  const letter = text.charAt(at);
  if (letter !== 'u' && letter !== 'U') return undefined;
  const digits = letter === 'U' && text.startsWith('0000', at + 1) ? 8 : 4;
  const code = hexAt(text, at + 1, digits);
  if (code !== undefined) return { character: String.fromCharCode(code), end: at + 1 + digits };
  const braced = /^\{0{0,4}([0-9a-f]{1,4})\}/i.exec(text.slice(at + 1, at + 11));
  if (braced === null) return undefined;
  const [whole, hex = ''] = braced;
  return { character: String.fromCharCode(parseInt(hex, 16)), end: at + 1 + whole.length };
}

/** `x3d` */
function readHex(text: string, at: number): Spelling | undefined {
  const code = /^x$/i.test(text.charAt(at)) ? hexAt(text, at + 1, 2) : undefined;
  return code === undefined ? undefined : { character: String.fromCharCode(code), end: at + 3 };
}

/**
 * `75`, `075`: as many digits as JavaScript takes (ECMA-262, annex B.1.2). What would be a control character is meant as
 * the digit that it is.
 */
function readOctal(text: string, at: number): Spelling | undefined {
  let code = 0;
  let end = at;
  while (end < at + 3) {
    const digit = text.charCodeAt(end) - 0x30;
    if (!(digit >= 0 && digit <= 7) || 8 * code + digit > 0xff) break;
    code = 8 * code + digit;
    end += 1;
  }
  const isShown = code === TAB || code >= SPACE;
  return isShown ? { character: String.fromCharCode(code), end } : undefined;
}

const TAB = 0x09;
const SPACE = 0x20;

/** `%3D`, `%253D`, `%25253D` and so on; `%u003D` is what JavaScript's `escape` makes of other characters. */
function readPercent(text: string, at: number): Spelling | undefined {
  let digits = at + 1;
  while (text.startsWith('25', digits)) digits += 2;
  const unicode = readUnicode(text, digits);
  if (unicode !== undefined) return unicode;
  const code = hexAt(text, digits, 2);
  if (code !== undefined) return { character: String.fromCharCode(code), end: digits + 2 };
  return digits === at + 1 ? undefined : { character: '%', end: digits };
}

/** `&#61;`, `&#x3D;`, `&equals;`, also as `&amp;#61;` and so on. */
function readEntity(text: string, at: number): Spelling | undefined {
  let name = at + 1;
  while (text.startsWith('amp;', name)) name += 4;
  ENTITY.lastIndex = name;
  const found = mayBeEntity(text, name) ? ENTITY.exec(text) : null;
  if (found === null) return name === at + 1 ? undefined : { character: '&', end: name };
  const [whole, decimal, hex, word = ''] = found;
  const code =
    decimal === undefined ? (hex === undefined ? undefined : parseInt(hex, 16)) : Number(decimal);
  const character =
    code === undefined
      ? ENTITIES.get(word.toLowerCase())
      : code <= 0xffff
        ? String.fromCharCode(code)
        : undefined;
  if (character !== undefined) return { character, end: name + whole.length };
  return name === at + 1 ? undefined : { character: '&', end: name };
}

/** A letter, or a number sign before a digit; to try the pattern at each of a million `&` would hold up the event loop. */
function mayBeEntity(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== NUMBER_SIGN) return isLetter(text.charCodeAt(at));
  const code = text.charCodeAt(at + 1);
  const isHex = (code | 0x20) === SMALL_X;
  return isHex ? hexDigit(text.charCodeAt(at + 2)) !== undefined : code >= 0x30 && code <= 0x39;
}

function isLetter(code: number): boolean {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

const NUMBER_SIGN = 0x23;
const SMALL_X = 0x78;

/** Sticky, and of bounded length. */
const ENTITY = /(?:#(\d{1,40})|#x([0-9a-f]{1,40})|([a-z]{1,40}));?/iy;

/** Of characters that keys and signatures have. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['equals', '='],
  ['plus', '+'],
  ['sol', '/'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['percnt', '%'],
  ['num', '#'],
  ['bsol', '\\'],
  ['lowbar', '_'],
  ['hyphen', '-'],
  ['period', '.'],
  ['colon', ':'],
  ['commat', '@'],
]);

function hexAt(text: string, at: number, digits: number): number | undefined {
  let code = 0;
  for (let digit = at; digit < at + digits; digit += 1) {
    const value = hexDigit(text.charCodeAt(digit));
    if (value === undefined) return undefined;
    code = 16 * code + value;
  }
  return code;
}

function hexDigit(code: number): number | undefined {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x61 + 10 : undefined;
}

function findSpans({ text, starts }: Decoded, secret: string, spans: Span[]): void {
  let at = text.indexOf(secret);
  while (at !== -1) {
    const end = at + secret.length;
    spans.push([starts?.[at] ?? at, starts?.[end] ?? end]);
    at = text.indexOf(secret, end);
  }
}

function cutOut(text: string, spans: Span[]): string {
  spans.sort((a, b) => a[0] - b[0]);
  const parts: string[] = [];
  let from = 0;
  for (const [start, end] of spans) {
    if (end <= from) continue;
    if (start >= from) parts.push(text.slice(from, start), CONCEALED);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
