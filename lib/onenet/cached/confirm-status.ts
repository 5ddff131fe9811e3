/** What the device made of a cached command. */

import { SUB_CODES, type MeaningName, type SubCode } from '../errno';

/** The `confirm_status` of a command that the device carried out. */
export const SUCCESS = 'SUCCESS';

const subCodes: readonly SubCode[] = SUB_CODES;

const nameByNumber: ReadonlyMap<number, string> = new Map([
  [0, SUCCESS],
  ...subCodes.map(({ number, name }) => [number, name] as const),
]);

const nameBySpelling: ReadonlyMap<string, string> = new Map(
  subCodes.flatMap(({ name, misspelt }) =>
    [name, ...(misspelt === undefined ? [] : [misspelt])].map(
      (text) => [lettersOf(text), name] as const,
    ),
  ),
);

/** A name with something around it: `UNSUCESS: TIME_OUT null`. */
const spellingInside = new RegExp([...nameBySpelling.keys()].join('|'));

const SUCCESSES: readonly string[] = ['SUCCESS', 'SUCC', 'OK'];

/**
 * Reads the name that queries give, in any letter case and as misspelt in the documentation, or the number that pushes
 * give, also in text.
 *
 * @returns `SUCCESS`, the name of a sub-code, the text as it came if it is neither, `undefined` if there is none
 */
export function readConfirmStatus(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'bigint' && typeof value !== 'string') {
    return undefined;
  }
  const text = String(value).trim();
  if (/^\d{1,3}$/.test(text)) return nameByNumber.get(Number(text)) ?? text;
  if (BLANKS.includes(text.toLowerCase())) return undefined;
  const letters = lettersOf(text);
  if (SUCCESSES.includes(letters)) return SUCCESS;
  const spelling = spellingInside.exec(letters)?.[0] ?? '';
  return nameBySpelling.get(spelling) ?? text.slice(0, LONGEST);
}

/** Words with which a server says that it has nothing to say. */
const BLANKS: readonly string[] = ['', 'null', 'undefined', 'none', '-'];

/** An undocumented text is shown to people, but not without end. */
const LONGEST = 64;

/** What the name of a sub-code means; `device-failed`, of which nothing more is known, for anything else. */
export function confirmMeaning(confirmStatus: string | undefined): MeaningName {
  return subCodes.find(({ name }) => name === confirmStatus)?.meaning ?? 'device-failed';
}

function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z]/g, '');
}
