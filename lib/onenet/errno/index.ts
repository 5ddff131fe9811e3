/** The numbers and texts of failures, the platform's documented ones and our own, and what they mean. */

export { classify, classifyWords, type Classified } from './classify';
export {
  explain,
  failureSentence,
  listErrnoRows,
  wordsOf,
  type ErrnoRow,
  type ExplainDetails,
} from './explain';
export { LOCAL_MEANINGS, meaning, MEANINGS, type Explanation, type MeaningName } from './meanings';
export { findFaultIn, valueSentence } from './value-sentence';
export {
  NB_TABLE,
  NEW_PLATFORM_TABLE,
  PLATFORM_WIDE_TABLE,
  SUB_CODES,
  type PlatformRow,
  type SubCode,
} from './tables';
