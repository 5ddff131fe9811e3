/** The numbers and texts of failures, the platform's documented ones and our own, and what they mean. */

export { listErrnoRows, type ErrnoRow } from './errno-rows';
export { LOCAL_MEANINGS } from './local';
export { LANGUAGES, type Explanation, type Language } from './meaning';
export { meaningInWords } from './meaning-in-words';
export { meaningOf } from './meaning-of';
export { MEANINGS, type MeaningName } from './meanings';
export { NB_TABLE } from './nb-table';
export { NEW_PLATFORM_TABLE } from './new-platform-table';
export { PLATFORM_WIDE_TABLE } from './platform-wide-table';
export type { PlatformRow } from './platform-row';
export { SUB_CODES, type SubCode } from './sub-codes';
