/**
 * What a refusal means, from its text first and from its number only if the text says nothing usable:
 * the platform has several numberings for the same calls, and 1, 3 and 7 mean different things in them.
 */

import type { MeaningName } from './meanings';
import { NB_TABLE } from './nb-table';
import { NEW_PLATFORM_TABLE } from './new-platform-table';
import { PLATFORM_WIDE_TABLE } from './platform-wide-table';
import { SUB_CODES, type SubCode } from './sub-codes';

/** The platform's texts are a short stem and a detail; an answer may be a thousand times longer. */
const TEXT_LIMIT = 512;

/** Either spelling of the stem that announces a sub-code, and the numbers that stand for it. */
const UNSUCCESS = /unsuc+ess/;
const UNSUCCESS_NUMBERS: readonly number[] = [5106, 16];
const UNSUCCESS_SUB_NUMBER = /unsuc+ess ?[:：(]? ?(\d{1,2})\)?(?: null)?$/;

type Finder = (text: string) => MeaningName | undefined;

const subCodes: readonly SubCode[] = SUB_CODES;
const spellings = subCodes.flatMap(({ name, misspelt, meaning }) =>
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
const findHint = finder([
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
  subCodes.map((row) => [row.number, row.meaning]),
);

/** The meaning of an answer whose `errno` is not 0; `unrecognised` if neither text nor number is known. */
export function meaningOf(errno: number, error: string): MeaningName {
  const text = error.slice(0, TEXT_LIMIT).toLowerCase().replace(/\s+/g, ' ').trim();
  return (
    findSubCode(text) ??
    (UNSUCCESS.test(text) ? unsuccessMeaning(text) : findStem(text)) ??
    (UNSUCCESS_NUMBERS.includes(errno) ? findLooseSubCode(squeeze(text)) : undefined) ??
    findHint(text) ??
    byNumber.get(errno) ??
    'unrecognised'
  );
}

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
