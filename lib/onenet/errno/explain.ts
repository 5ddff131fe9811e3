/** Failures in words: the cause and the cure of an outcome, in the language of the people who run the devices. */

import {
  describeValue,
  LOCAL_ERRNO,
  printable,
  valueInWords,
  type Language,
  type LocalCode,
  type Reason,
  type State,
} from '../../contract';
import { parsePath } from '../../lwm2m';
import { findValueFault, standardObjects, type ValueFault } from '../../lwm2m/objects';
import { confirmMeaning } from '../cached-record';
import { errorSentence } from '../errors';
import type { RequestSummary } from '../operations/operation';
import { errnoOf, errorText, type FailedOutcome, type LocalFailure } from '../outcome';
import { resourceValueOf } from '../value-codec';
import { classify, classifyWords } from './classify';
import {
  LOCAL_MEANINGS,
  meaning,
  NB_TABLE,
  NEW_PLATFORM_TABLE,
  PLATFORM_WIDE_TABLE,
  SUB_CODES,
  type Explanation,
  type MeaningName,
  type PlatformRow,
} from './meanings';
import * as enUS from './texts/en-US';
import * as zhCN from './texts/zh-CN';

const TEXTS = { 'en-US': enUS, 'zh-CN': zhCN } as const;

/**
 * One or two sentences on the cause of a failure and one on its cure. What may have happened or be half done is said in
 * every case; neither repeats the platform's own text.
 *
 * @param request of the command: where the device says that a value is invalid, the registry mostly knows which
 */
export function explain(
  outcome: FailedOutcome,
  language: Language,
  request: RequestSummary = {},
): Explanation {
  const { others } = TEXTS[language];
  const known = explanationOf(outcome, language);
  const isAboutValue = outcome.reason === 'invalid' && outcome.byDevice === true;
  const valueFault = isAboutValue ? findFaultIn(request) : undefined;
  const cause = [
    ...(valueFault === undefined ? [] : [valueSentence(valueFault, language)]),
    known.cause,
    ...(outcome.mayBePartial === true ? [others.mayBePartial] : []),
    ...(outcome.clockOffset === undefined ? [] : [clockSentence(outcome.clockOffset, language)]),
  ];
  // A cure that says to send again would have it done twice.
  const cure = outcome.mayHaveHappened === true ? others.afterEarlierAttempt : known.cure;
  return { cause: cause.join(language === 'zh-CN' ? '' : ' '), cure };
}

/**
 * A failure for Catch nodes, logs and the sidebar: cause and cure, and then in brackets the platform's own words, unless
 * the cause begins with what is to be said, and the number; on one line.
 */
export function failureSentence(
  outcome: FailedOutcome,
  language: Language,
  request: RequestSummary = {},
): string {
  const { cause, cure } = explain(outcome, language, request);
  const isChinese = language === 'zh-CN';
  const number = `errno ${errnoOf(outcome)}`;
  const brackets = isNamedFirst(outcome)
    ? [number]
    : [printable(wordsOf(outcome, language)) || TEXTS[language].others.noText, number];
  return isChinese
    ? `${cause}${cure}（${brackets.join('，')}）`
    : `${cause} ${cure} (${brackets.join(', ')})`;
}

/** What the platform said, or what is wrong on our side: `msg.onenet.error`. */
export function wordsOf(outcome: FailedOutcome, language: Language): string {
  return outcome.kind === 'failed'
    ? errorSentence(outcome.error, language)
    : errorText(outcome.reply);
}

function explanationOf(outcome: FailedOutcome, language: Language): Explanation {
  const { refusals, notCancelled } = TEXTS[language];
  if (outcome.kind === 'failed') return ownExplanation(outcome, language);
  if (outcome.reply.errno === 0) return notCancelled;
  const name = classify(outcome.reply.errno, errorText(outcome.reply)).meaning;
  return refusals[name === 'unrecognised' ? BY_REASON[outcome.reason] : name];
}

function ownExplanation(outcome: LocalFailure, language: Language): Explanation {
  const { refusals, local } = TEXTS[language];
  const { error, reason, cached } = outcome;
  const { code, fault } = error;
  // A cached command fails at the device as any other does, except that silence calls for another cure.
  if (code === 'ONENET_COMMAND_FAILED' && reason !== 'timeout' && reason !== 'unknown') {
    return refusals[confirmMeaning(cached?.confirmStatus)];
  }
  // An answer without an errno can still say, by its HTTP status or in words, why the command was turned away.
  if (code === 'ONENET_BAD_ANSWER' && reason !== 'platform-error') {
    const words = fault.rule === 'platformWords' ? fault.params.words : '';
    const name = classifyWords(typeof words === 'string' ? words : '').meaning;
    return refusals[name === 'unrecognised' ? BY_REASON[reason] : name];
  }
  const { cause, cure } = local[code];
  return isNamedFirst(outcome)
    ? { cause: asSentence(errorSentence(error, language), language) + cause, cure }
    : { cause, cure };
}

/** Whether what exactly is wrong begins the cause: it is what a person can act on. Words of the platform never do. */
function isNamedFirst(outcome: FailedOutcome): boolean {
  if (outcome.kind !== 'failed') return false;
  const { code, fault } = outcome.error;
  const isRefusal = code === 'ONENET_BAD_ANSWER' && outcome.reason !== 'platform-error';
  return NAMED_FIRST.includes(code) && !isRefusal && fault.rule !== 'platformWords';
}

const NAMED_FIRST: readonly LocalCode[] = [
  'ONENET_INVALID',
  'ONENET_CONFIG',
  'ONENET_UNREACHABLE',
  'ONENET_BAD_ANSWER',
];

function asSentence(text: string, language: Language): string {
  if (language === 'zh-CN') return `${text}。`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}. `;
}

/** What there is to say if nothing but the reason is known. */
const BY_REASON: Readonly<Record<Reason, MeaningName>> = {
  offline: 'offline',
  timeout: 'timeout',
  unauthorized: 'key-refused',
  invalid: 'parameter-invalid',
  'not-found': 'not-found',
  'not-allowed': 'operation-not-allowed',
  busy: 'busy',
  'rate-limited': 'rate-limited',
  limit: 'platform-limit',
  'device-error': 'device-failed',
  'platform-error': 'platform-fault',
  unknown: 'unrecognised',
};

/** @param offset milliseconds by which the platform's clock is ahead of this computer's */
function clockSentence(offset: number, language: Language): string {
  const { others } = TEXTS[language];
  const sentence = offset > 0 ? others.clockBehind : others.clockAhead;
  return sentence.replace('{duration}', duration(Math.abs(offset), language));
}

function duration(milliseconds: number, language: Language): string {
  const seconds = milliseconds / 1000;
  const [unit, size] = UNITS[language].find(([, each]) => seconds >= 2 * each) ?? [
    language === 'zh-CN' ? '秒' : 's',
    1,
  ];
  return `${Math.round(seconds / size)} ${unit}`;
}

const UNITS = {
  'en-US': [
    ['days', 86_400],
    ['h', 3600],
    ['min', 60],
  ],
  'zh-CN': [
    ['天', 86_400],
    ['小时', 3600],
    ['分钟', 60],
  ],
} as const;

/** The first value of a request that does not fit its Resource. */
export function findFaultIn({ path, data = [] }: RequestSummary): ValueFault | undefined {
  const target = path === undefined ? undefined : parsePath(path);
  if (target === undefined) return undefined;
  for (const element of data) {
    const value = resourceValueOf(element);
    const fault = findValueFault(standardObjects(), target.objectId, element.res_id, value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** `5850 On/Off is a Boolean; the value was the number 1795.` */
export function valueSentence(fault: ValueFault, language: Language): string {
  const { valueFaults } = TEXTS[language];
  const name = language === 'zh-CN' ? fault.name.zh : fault.name.en;
  const { range } = fault;
  const params: Readonly<Record<string, string>> = {
    resource: `${fault.resId} ${name}`,
    type: valueFaults.types[fault.type],
    value: valueInSentence(fault, language),
    ...(range === undefined ? {} : { min: String(range.min), max: String(range.max) }),
  };
  const sentence = range === undefined ? valueFaults.ofType : valueFaults.inRange;
  // A name or a value may hold what looks like a placeholder: each is filled in once.
  return sentence.replace(/\{(\w+)\}/g, (placeholder, key: string) => params[key] ?? placeholder);
}

function valueInSentence({ found, value }: ValueFault, language: Language): string {
  const { kinds } = TEXTS[language].valueFaults;
  if (typeof value === 'object') {
    return value.kind === 'opaque' ? kinds.opaque : kinds.time;
  }
  const words = valueInWords(describeValue(value), language);
  return found === 'string' || found === 'boolean' ? words : kinds.number.replace('{value}', words);
}

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
  const { refusals, local } = TEXTS[language];
  const explained = (name: MeaningName): Explanation & Pick<ErrnoRow, 'reason' | 'state'> => {
    const { reason, state } = meaning(name);
    return { reason, state, ...refusals[name] };
  };
  const platformRows = (source: ErrnoRow['source'], table: readonly PlatformRow[]): ErrnoRow[] =>
    table.map((row) => {
      return { errno: row.errno, text: row.text, source, ...explained(row.meaning) };
    });
  const subCodes = SUB_CODES.map(({ number, name, meaning: of }): ErrnoRow => {
    return { errno: 5106, text: name, source: 'sub-code', subCode: number, ...explained(of) };
  });
  const own = (Object.keys(LOCAL_ERRNO) as LocalCode[]).map((code): ErrnoRow => {
    const { reason, state } = LOCAL_MEANINGS[code];
    return {
      errno: LOCAL_ERRNO[code],
      text: code,
      source: 'local',
      code,
      reason,
      state,
      ...local[code],
    };
  });
  return [
    ...[
      ...platformRows('nb', NB_TABLE),
      ...subCodes,
      ...platformRows('platform-wide', PLATFORM_WIDE_TABLE),
      ...platformRows('new-platform', NEW_PLATFORM_TABLE),
    ].sort((a, b) => a.errno - b.errno),
    ...own,
  ];
}
