import { LOCAL_ERRNO, type LocalCode } from '../errors';
import type { State } from '../outcome';
import type { Reason } from '../reason';
import { LOCAL_MEANINGS } from './local';
import type { Explanation, Language, Meaning } from './meaning';
import { MEANINGS } from './meanings';
import { NB_TABLE } from './nb-table';
import { NEW_PLATFORM_TABLE } from './new-platform-table';
import type { PlatformRow } from './platform-row';
import { PLATFORM_WIDE_TABLE } from './platform-wide-table';
import { SUB_CODES } from './sub-codes';

/** One line of the table of errors for people. */
export interface ErrnoRow extends Explanation {
  readonly errno: number;
  /** The platform's text, the sub-code's name, or our own code. */
  readonly text: string;
  /** Which table has it; the same number may stand in several of them. */
  readonly source: 'nb' | 'sub-code' | 'platform-wide' | 'new-platform' | 'local';
  readonly reason: Reason;
  readonly state: State;
  /** Only on a sub-code of 5106 (or 16). */
  readonly subCode?: number;
  /** Only on our own failures. */
  readonly code?: LocalCode;
}

/**
 * All failures that are known, explained in `language`: the platform's by number, so that those with clashing
 * meanings stand together, the sub-codes after their 5106, and then our own from -1 on.
 */
export function listErrnoRows(language: Language): ErrnoRow[] {
  const explain = ({ reason, state, [language]: explanation }: Meaning<State>) => {
    return { reason, state, ...explanation };
  };
  const platformRows = (source: ErrnoRow['source'], table: readonly PlatformRow[]): ErrnoRow[] =>
    table.map(({ errno, text, meaning }) => {
      return { errno, text, source, ...explain(MEANINGS[meaning]) };
    });
  const subCodes = SUB_CODES.map(({ number, name, meaning }): ErrnoRow => {
    const explained = explain(MEANINGS[meaning]);
    return { errno: 5106, text: name, source: 'sub-code', subCode: number, ...explained };
  });
  const local = (Object.keys(LOCAL_ERRNO) as LocalCode[]).map((code): ErrnoRow => {
    const explained = explain(LOCAL_MEANINGS[code]);
    return { errno: LOCAL_ERRNO[code], text: code, source: 'local', code, ...explained };
  });
  return [
    ...[
      ...platformRows('nb', NB_TABLE),
      ...subCodes,
      ...platformRows('platform-wide', PLATFORM_WIDE_TABLE),
      ...platformRows('new-platform', NEW_PLATFORM_TABLE),
    ].sort((a, b) => a.errno - b.errno),
    ...local,
  ];
}
