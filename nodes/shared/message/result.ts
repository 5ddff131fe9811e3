/** An outcome as a flow sees it: `msg.payload`, `msg.errno` and `msg.onenet`, or an error for Catch nodes. */

import {
  faultOf,
  faultSentence,
  type Code,
  type FaultParams,
  type FaultRule,
  type Language,
  type Reason,
  type State,
} from '../../../lib/contract';
import {
  codeOf,
  errnoOf,
  errorText,
  explain,
  failureSentence,
  isoTime,
  present,
  withPartial,
  wordsOf,
  type AcceptedOutcome,
  type CachedCommand,
  type Delivered,
  type FailedOutcome,
  type Outcome,
  type ReadBack,
  type RequestSummary,
  type ValueDifference,
} from '../../../lib/onenet';
import type { Message, NodeAPI } from '../node-red';

/** What a flow finds in `msg.onenet`. It holds no key, no header and no URL. */
export interface CommandResult {
  readonly state: State;
  readonly errno: number;
  /** The platform's own text, or our sentence in the runtime's language. */
  readonly error: string;
  readonly reason: Reason | null;
  /** `ONENET_…`; null if nothing failed. */
  readonly code: Code | null;
  /** Why it failed and what to do, in the runtime's language; null if nothing failed. */
  readonly cause: string | null;
  readonly cure: string | null;
  /** Whether the device may have done a part of what it refused. */
  readonly mayBePartial: boolean;
  readonly httpStatus: number | null;
  /** How often it was sent. */
  readonly attempts: number;
  /** From the message's arrival to its outcome. */
  readonly durationMs: number;
  readonly request: RequestSummary;
  /** By which the platform knows the command that it keeps. */
  readonly uuid?: string;
  /** When that command ceases to hold; ISO 8601, UTC. */
  readonly expires?: string;
  /** What the platform's record of that command says, as far as it has been asked for. */
  readonly command?: CommandRecord;
  /** The platform's answer as it came, where `msg.payload` is what was read out of it. */
  readonly reply?: unknown;
  /** Of a Write that was to be read back. */
  readonly readBack?: ReadBackResult;
  /** How much of a long answer had left in messages of its own before this failure. */
  readonly delivered?: Delivered;
}

/** What reading a written value again has shown. */
export interface ReadBackResult {
  readonly result: ReadBack['result'];
  /** Of the Resources that hold another value. */
  readonly differences?: readonly ValueDifference[];
  /** Why it is not known, in the runtime's language. */
  readonly why?: string;
}

/** Times are ISO 8601, UTC; what the record does not say is missing. */
export interface CommandRecord {
  /** How far the platform has come: `wait`, `sent`, `success` and so on. */
  readonly sendStatus?: NonNullable<CachedCommand['sendStatus']>;
  /** What the device made of it: `SUCCESS`, `TIME_OUT` and so on. */
  readonly confirmStatus?: string;
  readonly created?: string;
  readonly validFrom?: string;
  readonly sent?: string;
  readonly confirmed?: string;
  /** How many more times it is delivered if the device does not answer. */
  readonly remaining?: number;
}

/** The catalogue of the config node's set names its own language; with its full name every set can ask for it. */
const LANGUAGE_KEY =
  '@onenet-nbiot/node-red-onenet-nbiot/onenet-nbiot-config:onenet-nbiot-config.language';

/** Looked up once for all nodes (goal of the benchmark: deploy of 10,000 nodes): the catalogues do not change. */
const RUNTIME_LANGUAGES = new WeakMap<Pick<NodeAPI, '_'>, Language>();

/** The language of the runtime's log and errors; that of the editor is each viewer's own. */
export function runtimeLanguage(RED: Pick<NodeAPI, '_'>): Language {
  const known = RUNTIME_LANGUAGES.get(RED);
  if (known !== undefined) return known;
  const language = RED._(LANGUAGE_KEY) === 'zh-CN' ? 'zh-CN' : 'en-US';
  RUNTIME_LANGUAGES.set(RED, language);
  return language;
}

/** The sentence of a rule about the message as a whole. */
export function sentence(rule: FaultRule, params: FaultParams, language: Language): string {
  return faultSentence(faultOf(rule, params), language);
}

/** What of a result is not in the outcome. */
export interface Circumstances {
  /** How often the command was sent. */
  readonly attempts: number;
  /** Since the message arrived. */
  readonly durationMs: number;
  readonly request: RequestSummary;
}

/** What `msg.onenet` tells of an outcome. */
export function toResult(
  outcome: Outcome,
  circumstances: Circumstances,
  language: Language,
): CommandResult {
  const result =
    outcome.kind === 'accepted'
      ? success(outcome, circumstances)
      : failure(withPartial(outcome, circumstances.request), circumstances, language);
  const { cached, answer, readBack, delivered } = outcome;
  if (cached !== undefined) Object.assign(result, aboutCached(cached));
  if (answer !== undefined) result.reply = answer;
  if (delivered !== undefined) result.delivered = delivered;
  if (readBack !== undefined) result.readBack = aboutReadBack(readBack, language);
  return result;
}

type NewResult = { -readonly [Name in keyof CommandResult]: CommandResult[Name] };

function success(
  { state, reply, httpStatus }: AcceptedOutcome,
  { attempts, durationMs, request }: Circumstances,
): NewResult {
  return {
    state,
    errno: reply.errno,
    error: errorText(reply),
    reason: null,
    code: null,
    cause: null,
    cure: null,
    mayBePartial: false,
    httpStatus,
    attempts,
    durationMs,
    request,
  };
}

function failure(
  outcome: FailedOutcome,
  { attempts, durationMs, request }: Circumstances,
  language: Language,
): NewResult {
  const { state, reason, mayHaveHappened = false, mayBePartial = false } = outcome;
  const error = wordsOf(outcome, language);
  return {
    state,
    errno: errnoOf(outcome),
    error: withDelivered(
      mayHaveHappened ? withEarlierAttempt(error, language) : error,
      outcome,
      language,
    ),
    reason,
    code: codeOf(outcome),
    ...explain(outcome, language, request),
    mayBePartial,
    httpStatus: outcome.kind === 'failed' ? outcome.error.httpStatus : outcome.httpStatus,
    attempts,
    durationMs,
    request,
  };
}

/** Why a command failed, in each language; `undefined` if it did not. */
export function causesOf(
  outcome: Outcome,
  request: RequestSummary,
): Readonly<Record<Language, string>> | undefined {
  if (outcome.kind === 'accepted') return undefined;
  const whole = withPartial(outcome, request);
  const inLanguage = (language: Language): string => explain(whole, language, request).cause;
  return { 'en-US': inLanguage('en-US'), 'zh-CN': inLanguage('zh-CN') };
}

function withEarlierAttempt(text: string, language: Language): string {
  const addition = sentence('earlierAttempt', {}, language);
  return text === '' ? addition : `${text}; ${addition}`;
}

function aboutReadBack(readBack: ReadBack, language: Language): ReadBackResult {
  if (readBack.result !== 'unknown') return readBack;
  const { result, why } = readBack;
  const isFault = 'rule' in why;
  return { result, why: isFault ? faultSentence(why, language) : failureSentence(why, language) };
}

/** Says what a flow has got of an answer whose rest does not come. */
function withDelivered(text: string, { delivered }: Outcome, language: Language): string {
  return delivered === undefined
    ? text
    : `${text}; ${sentence('pagesDelivered', { ...delivered }, language)}`;
}

function aboutCached(cached: CachedCommand): Pick<CommandResult, 'uuid' | 'expires' | 'command'> {
  const { uuid, expires, sendStatus, confirmStatus, remaining } = cached;
  const command = present({
    sendStatus,
    confirmStatus,
    created: isoTime(cached.created),
    validFrom: isoTime(cached.validFrom),
    sent: isoTime(cached.sent),
    confirmed: isoTime(cached.confirmed),
    remaining,
  });
  return present({
    uuid: uuid === '' ? undefined : uuid,
    expires: isoTime(expires),
    command: Object.keys(command).length === 0 ? undefined : command,
  });
}

/** `msg.errno` and `msg.onenet` are set whichever way the message leaves. */
export function setResult(msg: Message, result: CommandResult): void {
  msg.errno = result.errno;
  msg.onenet = result;
}

/** Only for an output: on its way to a Catch node a message keeps its payload, so that it can be sent again. */
export function setPayload(msg: Message, outcome: Outcome, { errno, error }: CommandResult): void {
  msg.payload = outcome.payload ?? outcome.reply ?? { errno, error };
}

/** What `done` is given. Node-RED makes a text of it for Catch nodes and its log, which shall begin with the sentence. */
class ReportedError extends Error {
  override readonly name = 'OneNetError';
  /** `ONENET_…`, as in `msg.onenet.code`. */
  readonly code: Code | null;
  readonly errno: number;

  constructor({ code, errno }: CommandResult, message: string) {
    super(message);
    this.code = code;
    this.errno = errno;
  }

  /** Without the name of the class. */
  override toString(): string {
    return this.message;
  }
}

/** When nothing is wired to the output for failures. */
export class CommandError extends ReportedError {
  /** The message begins with cause and cure; the words of the platform, or of the fault, come last. */
  constructor(result: CommandResult, outcome: FailedOutcome, language: Language) {
    const { request } = result;
    const words = failureSentence(withPartial(outcome, request), language, request);
    super(result, withDelivered(words, outcome, language));
  }
}

/** When a message could not take its result: it is frozen, or has properties that only read. */
export class UndeliveredError extends ReportedError {
  /** @param problem what the message threw */
  constructor(result: CommandResult, problem: string, language: Language) {
    const { state, errno, error } = result;
    super(result, sentence('undelivered', { problem, state, errno, error }, language));
  }
}
