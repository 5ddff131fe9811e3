/** What saved flows, dialogs and runtime agree on. Pure: it imports nothing outside this folder, and runs in browsers. */

export { describeValue, type DescribedValue } from './described-value';
export type { Fault, FaultParam, FaultParams, FaultRule } from './fault';
export { LANGUAGES, languageOf, type Language } from './language';
export { printable, PRINTABLE_LIMIT } from './printable';
export { fail, ok, type Failure, type Ok, type Result } from './result';
export { faultSentence, pointedSentence, valueInWords } from './sentence';
export {
  LOCAL_ERRNO,
  REASONS,
  STATES,
  type Code,
  type FailedState,
  type LocalCode,
  type PlatformCode,
  type Reason,
  type State,
} from './states';
