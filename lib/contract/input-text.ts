/**
 * Text as people type and copy it: the identity of a device, numbers, the path and the key of a push, characters that
 * nobody sees, and references to environment variables.
 *
 * Node-RED writes a reference as `${NAME}` or `$(NAME)`. It replaces one that is the whole property when a flow starts, and
 * leaves it as it is where no such variable is set, so that a reference which reaches the runtime is one that could not be
 * replaced, stands beside other text, or came in a message.
 */

import { ARGS_LIMIT, DEFAULT_PUSH_PATH } from './defaults';
import { fail, invalid, ok, type Failure, type Result } from './fault';

/** Whether a property is one reference, which Node-RED replaces as a whole. */
export function isReference(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST && WHOLE.test(value.trim());
}

/**
 * The variables that the references anywhere in a text name, with commas between them, since any of them may be the one
 * that is not set; `undefined` if it has none. For what never holds a dollar sign and a bracket of its own: hosts, keys,
 * identities.
 */
export function variableIn(text: string): string | undefined {
  if (text.length > LONGEST || !text.includes('$')) return undefined;
  const found = text.matchAll(/\$(?:\{([^{}]+)\}|\(([^()]+)\))/g);
  const names = new Set(Array.from(found, ([, braced, bracketed]) => braced ?? bracketed));
  return names.size === 0 ? undefined : [...names].join(', ');
}

/**
 * The variables that the references of a text name which consists of references alone, such as `${A}${B}`. For
 * values, in which a reference beside other text may be meant as it is.
 */
export function unsetVariable(text: string): string | undefined {
  return text.length <= LONGEST && ONLY_REFERENCES.test(text.trim()) ? variableIn(text) : undefined;
}

/**
 * The fault of a text with references anywhere: the variable is not set, or there is more text around the reference, where
 * Node-RED puts no value in. For what never holds a dollar sign and a bracket of its own.
 */
export function referenceFault(pointer: string, text: string): Failure | undefined {
  const name = variableIn(text);
  if (name === undefined) return undefined;
  return fail(pointer, isReference(text) ? 'unsetVariable' : 'variableWithin', { name });
}

/** The same for a value, in which a reference beside other text may be meant as it is: of a text that is nothing else. */
export function valueReferenceFault(pointer: string, text: string): Failure | undefined {
  return unsetVariable(text) === undefined ? undefined : referenceFault(pointer, text);
}

/** Characters of a text that is looked at; names of variables are shorter by far. */
const LONGEST = 2048;

const WHOLE = /^\$(?:\{[^{}]+\}|\([^()]+\))$/;
const ONLY_REFERENCES = /^(?:\$\{[^{}]+\}|\$\([^()]+\))+$/;

/** Characters of an identity at most. It is by what the platform knows a device: for NB-IoT its IMEI, of 15 digits. */
export const IDENTITY_LIMIT = 64;

/**
 * Reads an identity. A whole number becomes its digits. White space and invisible characters around it, which come
 * along when it is copied from a page or a table, are dropped; inside they are refused.
 *
 * @param pointer to the field, for the fault: `/imei`, `/uuid`
 */
export function parseIdentity(pointer: string, value: unknown): Result<string> {
  if (value === undefined || value === null) return fail(pointer, 'missing');
  if (typeof value === 'bigint' || typeof value === 'number') return ofNumber(pointer, value);
  if (typeof value !== 'string') return invalid(pointer, 'text', value);
  // Nearly every identity is plain, and needs no closer look.
  if (value.length <= IDENTITY_LIMIT && PLAIN.test(value)) return ok(value);
  if (value.length > LONGEST_TYPED) return tooLong(pointer, value.length);
  const text = trimInvisible(value);
  return text === '' ? fail(pointer, 'missing') : checkText(pointer, text);
}

/**
 * Reads a text that may have white space inside, such as the title of a device; that around it is dropped. `undefined` for
 * blank. It never holds a dollar sign and a bracket of its own.
 */
export function parseWords(pointer: string, value: string): Result<string | undefined> {
  const text = value.length > LONGEST_TYPED ? value : trimInvisible(value);
  if (text.length > IDENTITY_LIMIT) return tooLong(pointer, text.length);
  const failure = referenceFault(pointer, text) ?? halfCharacter(pointer, text);
  if (failure !== undefined) return failure;
  if (INVISIBLE.test(text)) return fail(pointer, 'controlCharacter');
  return ok(text === '' ? undefined : text);
}

/** Reads the arguments of an execution, which are sent unchanged. */
export function parseArguments(pointer: string, text: string): Result<string> {
  const failure = valueReferenceFault(pointer, text) ?? halfCharacter(pointer, text);
  if (failure !== undefined) return failure;
  const size = new TextEncoder().encode(text).length;
  return size > ARGS_LIMIT ? fail(pointer, 'argsSize', { size, limit: ARGS_LIMIT }) : ok(text);
}

/**
 * The path as it is compared: one slash at the beginning, none at the end, lower case as Express does by default. Blank
 * is {@link DEFAULT_PUSH_PATH}.
 */
export function readPushPath(value: unknown): Result<string> {
  if (value === undefined || value === null) return ok(DEFAULT_PUSH_PATH);
  if (typeof value !== 'string') return invalid('/path', 'pushPath', value);
  const path = value.trim();
  const reference = referenceFault('/path', path);
  if (reference !== undefined) return reference;
  if (path === '') return ok(DEFAULT_PUSH_PATH);
  // eslint-disable-next-line no-control-regex -- they are what must not be there
  if (/[\s?#\\\u0000-\u001f\u007f]/.test(path) || path.length > 200) {
    return invalid('/path', 'pushPath', value);
  }
  return ok(normalizePath(path));
}

/** One form for paths that lead to the same place: `/OneNET/`, `//onenet`. A root is `/`. */
export function normalizePath(path: string): string {
  const slashes = `/${path}`.replace(/\/{2,}/g, '/');
  const bare = slashes.length > 1 && slashes.endsWith('/') ? slashes.slice(0, -1) : slashes;
  return decoded(bare).toLowerCase();
}

function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The AES key of the console: 43 characters of base64 in the classic push, 16 of any kind in the newer one, or none. */
export function readPushKey(value: string): Result<string> {
  const key = value.trim();
  const reference = referenceFault('/aesKey', key);
  if (reference !== undefined) return reference;
  return key === '' || key.length === 16 || /^[A-Za-z0-9+/]{43}$/.test(key)
    ? ok(key)
    : fail('/aesKey', 'pushKeyLength', { length: key.length });
}

/** Whether a text is a complete token, as OneNET's tools sign one: `version=…&res=…&et=…&method=…&sign=…`. */
export function isCompleteToken(text: string): boolean {
  return /\bversion=/i.test(text) && /\bsign=/i.test(text);
}

/**
 * Whether a text is base64, as the console of OneNET shows an access key. Its padding may be missing, since a double click
 * does not select it.
 */
export function isAccessKey(text: string): boolean {
  const digits = text.replace(/={1,2}$/, '');
  return /^[A-Za-z0-9+/]+$/.test(digits) && digits.length % 4 !== 1;
}

/** The parts of a list as people type it: with commas or semicolons, also full-width ones, or white space between them. */
export function splitList(list: string): readonly string[] {
  return list.split(/[\s,;，；]+/).filter((part) => part !== '');
}

/** A decimal whole number in text becomes a number; blank becomes `undefined`; anything else stays. */
export function readNumber(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return value ?? undefined;
  if (value.length > LONGEST_NUMBER) return value;
  const text = value.trim();
  return text === '' ? undefined : readDigits(text);
}

/** Digits in text become a number; anything else stays, a blank text too. */
export function readDigits(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > LONGEST_NUMBER) return value;
  const text = value.trim();
  return /^-?\d{1,15}$/.test(text) ? Number(text) : value;
}

/** Whether a field was left empty. A text of more white space than anyone types does not count, and is not searched. */
export function isBlank(value: unknown): value is undefined | null | string {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' && value.length <= LONGEST_NUMBER && value.trim() === '';
}

/** Characters of a text that may be a number. */
const LONGEST_NUMBER = 64;

/** The text without the white space, control and invisible characters at its ends. */
export function trimInvisible(text: string): string {
  // Not by UTF-16 units, since some of these characters have two.
  const characters = Array.from(text);
  let start = 0;
  let end = characters.length;
  while (start < end && isInvisible(characters[start])) start += 1;
  while (start < end && isInvisible(characters[end - 1])) end -= 1;
  return characters.slice(start, end).join('');
}

function isInvisible(character = ''): boolean {
  return /\s/.test(character) || INVISIBLE.test(character);
}

function ofNumber(pointer: string, value: number | bigint): Result<string> {
  // Compared as numbers: the digits of a long bigint take seconds to write.
  const isIdentity =
    typeof value === 'bigint' ? value < FIRST_TOO_LONG : Number.isSafeInteger(value);
  if (!isIdentity || value < 0) return invalid(pointer, 'text', value);
  return ok(String(value));
}

const FIRST_TOO_LONG = 10n ** BigInt(IDENTITY_LIMIT);

function checkText(pointer: string, text: string): Result<string> {
  if (text.length > IDENTITY_LIMIT) return tooLong(pointer, text.length);
  const failure = referenceFault(pointer, text) ?? halfCharacter(pointer, text);
  if (failure !== undefined) return failure;
  if (INVISIBLE.test(text)) return fail(pointer, 'controlCharacter');
  if (/\s/.test(text)) return fail(pointer, 'innerSpace');
  if (text.includes(';')) return fail(pointer, 'endpointName');
  return ok(text);
}

/** Half of a character has no form in UTF-8. */
function halfCharacter(pointer: string, text: string): Failure | undefined {
  return /\p{Surrogate}/u.test(text) ? fail(pointer, 'halfCharacter') : undefined;
}

function tooLong(pointer: string, size: number): Failure {
  return fail(pointer, 'tooLong', { size, limit: IDENTITY_LIMIT });
}

/** Characters beyond which not even what is around an identity is looked at. */
const LONGEST_TYPED = 1024;

const PLAIN = /^[A-Za-z0-9]+$/;

/**
 * Controls and formatting characters: zero-width ones, marks of direction, byte order marks, tags. Variation selectors and
 * fillers are letters or marks to Unicode, and known only as ignorable (DI, UAX #44); the blank of braille is a symbol.
 */
export const INVISIBLE = /[\p{Cc}\p{Cf}\p{DI}\u2800]/u;
