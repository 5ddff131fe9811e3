/**
 * What a refusal means, from its text first and from its number only if the text says nothing usable: the platform has
 * several numberings for the same calls, and 1, 3 and 7 mean different things in them.
 */

import {
  NB_TABLE,
  NEW_PLATFORM_TABLE,
  PLATFORM_WIDE_TABLE,
  SUB_CODES,
  type MeaningName,
} from './meanings';

/** A meaning, and the rule that found it. */
export interface Classified {
  readonly meaning: MeaningName;
  readonly rule: 'sub-code' | 'unsuccess' | 'text' | 'word' | 'number' | 'none';
}

/** The platform's texts are a short stem and a detail; an answer may be a thousand times longer. */
const TEXT_LIMIT = 512;

/** Classifies an answer whose `errno` is not 0; `unrecognised` if neither text nor number is known. Never throws. */
export function classify(errno: number, error: string): Classified {
  const text = normalise(error);
  const subCode = findSubCode(text);
  if (subCode !== undefined) return { meaning: subCode, rule: 'sub-code' };
  if (UNSUCCESS.test(text)) return { meaning: unsuccessMeaning(text), rule: 'unsuccess' };
  const stem = findStem(text);
  if (stem !== undefined) return { meaning: stem, rule: 'text' };
  const loose = UNSUCCESS_NUMBERS.includes(errno) ? findLooseSubCode(squeeze(text)) : undefined;
  if (loose !== undefined) return { meaning: loose, rule: 'sub-code' };
  const word = findWord(text);
  if (word !== undefined) return { meaning: word, rule: 'word' };
  const numbered = byNumber.get(errno);
  if (numbered !== undefined) return { meaning: numbered, rule: 'number' };
  return { meaning: 'unrecognised', rule: 'none' };
}

/**
 * The same for a refusal with words in place of a number, such as `iot.application.deviceNotFound: …` or
 * `onenet_common_authFailed`.
 */
export function classifyWords(words: string): Classified {
  const spaced = words
    .slice(0, TEXT_LIMIT)
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(/[._]/g, ' ');
  const known = KNOWN_WORDS.find(({ pattern }) => pattern.test(spaced));
  if (known !== undefined) return { meaning: known.meaning, rule: 'word' };
  const classified = classify(NO_NUMBER, words);
  return classified.rule === 'none' ? classify(NO_NUMBER, spaced) : classified;
}

/** A number that is in no table. */
const NO_NUMBER = -1;

/** What words say that no text of the numbered tables does. */
const KNOWN_WORDS: readonly { readonly pattern: RegExp; readonly meaning: MeaningName }[] = [
  // First what leaves it open whether the device got the command, whatever else the words say.
  { pattern: /\btime ?out|\btimed out/i, meaning: 'timeout' },
  { pattern: /\brpc response error/i, meaning: 'parameter-invalid-or-answer-lost' },
  { pattern: /\bdevice not (?:found|exist)/i, meaning: 'device-not-found' },
  { pattern: /\bproduct not (?:found|exist)/i, meaning: 'product-not-found' },
  {
    pattern: /\b(?:auth failed|unauthorized|invalid token|token (?:invalid|expired))\b/i,
    meaning: 'token-refused',
  },
  { pattern: /\brate limit/i, meaning: 'rate-limited' },
  {
    pattern: /\b(?:param|parameter)s? (?:invalid|error)\b|\binvalid param/i,
    meaning: 'parameter-invalid',
  },
  { pattern: /\b(?:device )?offline\b/i, meaning: 'offline' },
];

function normalise(error: string): string {
  return error.slice(0, TEXT_LIMIT).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Either spelling of the stem that announces a sub-code, and the numbers that stand for it. */
const UNSUCCESS = /unsuc+ess/;
const UNSUCCESS_NUMBERS: readonly number[] = [5106, 16];
const UNSUCCESS_SUB_NUMBER = /unsuc+ess ?[:：(]? ?(\d{1,2})\)?(?: null)?$/;

function unsuccessMeaning(text: string): MeaningName {
  const number = UNSUCCESS_SUB_NUMBER.exec(text)?.[1];
  return (
    findLooseSubCode(squeeze(text)) ??
    (number === undefined ? undefined : bySubNumber.get(Number(number))) ??
    'device-failed'
  );
}

function squeeze(text: string): string {
  return text.replace(/[ _-]/g, '');
}

type Finder = (text: string) => MeaningName | undefined;

const spellings = SUB_CODES.flatMap(({ name, misspelt, meaning }) =>
  [name, ...(misspelt === undefined ? [] : [misspelt])].map((text) => ({ text, meaning })),
);

/** A name with an underscore is unmistakable wherever it stands. */
const findSubCode = finder(spellings.filter(({ text }) => text.includes('_')));

/** Beside "unsuccess" any spelling will do: FORBIDDEN, time out, BadRequest. */
const findLooseSubCode = finder(
  spellings.map(({ text, meaning }) => ({ text: text.replaceAll('_', ''), meaning })),
  { withinWords: true },
);

/** Texts of the newer platform come from clients, not from answers; only those seen in answers count. */
const findStem = finder([
  ...[...NB_TABLE, ...PLATFORM_WIDE_TABLE].filter(({ meaning }) => meaning !== 'device-failed'),
  ...NEW_PLATFORM_TABLE.filter(({ errno }) => errno === 10417),
  { text: 'authentication failed', meaning: 'token-refused' },
  { text: 'rpc response error', meaning: 'platform-fault' },
]);

/** Plain words that give away the meaning of a text which nobody has documented. */
const findWord = finder([
  { text: 'offline', meaning: 'offline' },
  { text: 'timeout', meaning: 'timeout' },
  { text: 'time out', meaning: 'timeout' },
  { text: 'timed out', meaning: 'timeout' },
  { text: 'unauthorized', meaning: 'key-refused' },
]);

/** Answers that were published use the platform-wide numbering for 1, 3 and 7, so it comes last and wins. */
const byNumber: ReadonlyMap<number, MeaningName> = new Map(
  [...NB_TABLE, ...NEW_PLATFORM_TABLE, ...PLATFORM_WIDE_TABLE].map((row) => [
    row.errno,
    row.meaning,
  ]),
);

const bySubNumber: ReadonlyMap<number, MeaningName> = new Map(
  SUB_CODES.map((row) => [row.number, row.meaning]),
);

/** Finds the first of the texts that occurs, the longest if several begin at the same place. */
function finder(
  rows: readonly { readonly text: string; readonly meaning: MeaningName }[],
  { withinWords = false } = {},
): Finder {
  const meanings = new Map(rows.map(({ text, meaning }) => [text.toLowerCase(), meaning]));
  const longestFirst = [...meanings.keys()].sort((a, b) => b.length - a.length);
  // None of the texts has a character that is special in a pattern.
  const pattern = new RegExp(`${withinWords ? '' : '(?<![a-z])'}(?:${longestFirst.join('|')})`);
  return (text) => {
    const found = pattern.exec(text)?.[0];
    return found === undefined ? undefined : meanings.get(found);
  };
}
