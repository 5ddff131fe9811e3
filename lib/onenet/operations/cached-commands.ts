/**
 * What can be asked about the commands that the platform keeps: one command's state, a list of them, and to cancel one or
 * all that still wait; and what has become of a command by the platform's record of it.
 *
 * Source: OneNET documentation, "details of a cached command" (`GET /nbiot/offline/history/{uuid}`), "list of cached
 * commands" (`GET /nbiot/offline/history`), "cancel a cached command" (`PUT /nbiot/offline/cancel/{uuid}`), "cancel all
 * waiting commands" (`PUT /nbiot/offline/cancel/all`).
 */

import {
  faultOf,
  invalid,
  ok,
  parseIdentity,
  readNumber,
  type FailedState,
  type Fault,
  type FaultRule,
  type LocalCode,
  type Reason,
  type Result,
} from '../../contract';
import { confirmMeaning, readRecord, SUCCESS, type CachedCommand } from '../cached-record';
import { meaning } from '../errno/meanings';
import { OneNetError } from '../errors';
import { fieldsOf, listOf, present } from '../json';
import { decodeVerdict, failed, type AcceptedOutcome, type Outcome } from '../outcome';
import { isoTime } from '../platform-time';
import {
  checkOf,
  encodeIdentity,
  RECORD_DEADLINE_MS,
  validate,
  type Operation,
  type Schema,
} from './operation';

/** Which command, as it comes from outside. */
export interface CachedCommandInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
  readonly uuid: unknown;
}

/** Which command; what is in it can stand in an address, and leads nowhere else. */
export interface CachedCommandTarget {
  readonly imei: string;
  readonly uuid: string;
}

export const cachedStatus: Operation<CachedCommandInput, CachedCommandTarget> = {
  name: 'status',

  parse: parseTarget,

  encode: ({ imei, uuid }) => ({
    method: 'GET',
    target: `/nbiot/offline/history/${encodeURIComponent(uuid)}?imei=${encodeIdentity(imei)}`,
    deadline: RECORD_DEADLINE_MS,
  }),

  /** The state is that of the command asked about: `queued` while it waits or is on its way. */
  decode(reply, command) {
    const answer = decodeVerdict(reply, 'queued');
    if (answer.kind !== 'accepted') return answer;
    const record = readRecord(answer.reply.data, command?.uuid);
    const isOther = command !== undefined && !isSameUuid(record.uuid, command.uuid);
    return isOther ? ofAnotherCommand(answer.httpStatus) : recordOutcome(answer, record);
  },

  describe: ({ imei, uuid }) => ({ imei, uuid, operation: 'status' }),
};

export const cachedCancel: Operation<CachedCommandInput, CachedCommandTarget> = {
  name: 'cancel',

  parse: parseTarget,

  encode: ({ imei, uuid }) => ({
    method: 'PUT',
    target: `/nbiot/offline/cancel/${encodeURIComponent(uuid)}?imei=${encodeIdentity(imei)}`,
    deadline: RECORD_DEADLINE_MS,
  }),

  decode(reply, command) {
    const outcome = decodeVerdict(reply, 'queued');
    if (outcome.kind !== 'accepted') return outcome;
    const cached = command === undefined ? {} : { cached: { uuid: command.uuid } };
    return { ...outcome, state: 'cancelled', ...cached };
  },

  describe: ({ imei, uuid }) => ({ imei, uuid, operation: 'cancel' }),
};

/** Whose commands, as it comes from outside. */
export interface CachedCancelAllInput {
  readonly imei: unknown;
}

export interface CachedCancelAllCommand {
  readonly imei: string;
}

export const cachedCancelAll: Operation<CachedCancelAllInput, CachedCancelAllCommand> = {
  name: 'cancel-all',

  parse(input) {
    const imei = parseIdentity('/imei', input.imei);
    return imei.ok ? ok({ imei: imei.value }) : imei;
  },

  encode: ({ imei }) => ({
    method: 'PUT',
    target: `/nbiot/offline/cancel/all?imei=${encodeIdentity(imei)}`,
    deadline: RECORD_DEADLINE_MS,
  }),

  decode(reply) {
    const outcome = decodeVerdict(reply, 'queued');
    return outcome.kind === 'accepted' ? verdictOnAll(outcome) : outcome;
  },

  describe: ({ imei }) => ({ imei, operation: 'cancel-all' }),
};

export interface CachedListInput {
  readonly imei: unknown;
  /** From 1 on; the platform's own choice if blank. */
  readonly page?: unknown;
  /** How many to a page; the platform's own choice if blank. */
  readonly perPage?: unknown;
}

export interface CachedListCommand extends Pages {
  readonly imei: string;
}

export const cachedList: Operation<CachedListInput, CachedListCommand> = {
  name: 'list',

  parse(input) {
    const imei = parseIdentity('/imei', input.imei);
    if (!imei.ok) return imei;
    const given = present({ page: readNumber(input.page), perPage: readNumber(input.perPage) });
    const pages = validate(isPages, given);
    return pages.ok ? ok({ imei: imei.value, ...pages.value }) : pages;
  },

  encode: ({ imei, page, perPage }) => ({
    method: 'GET',
    target:
      `/nbiot/offline/history?imei=${encodeIdentity(imei)}` +
      (page === undefined ? '' : `&page=${page}`) +
      (perPage === undefined ? '' : `&per_page=${perPage}`),
    deadline: RECORD_DEADLINE_MS,
  }),

  /** `confirmed` here says that the platform answered, and nothing about any command. */
  decode: (reply) => decodeVerdict(reply, 'confirmed'),

  describe: ({ imei }) => ({ imei, operation: 'list' }),
};

interface Pages {
  readonly page?: number;
  readonly perPage?: number;
}

/** The documentation names no largest page; these only keep nonsense from the platform. */
export const cachedListSchema: Schema<Pages> = {
  $id: 'cachedList',
  type: 'object',
  required: [],
  properties: {
    page: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    perPage: { type: 'integer', minimum: 1, maximum: 1000 },
  },
};

const isPages = checkOf(cachedListSchema);

function parseTarget(input: CachedCommandInput): Result<CachedCommandTarget> {
  const imei = parseIdentity('/imei', input.imei);
  if (!imei.ok) return imei;
  const uuid = parseIdentity('/uuid', input.uuid);
  if (!uuid.ok) return uuid;
  return ANOTHER_PATH.test(uuid.value)
    ? invalid('/uuid', 'uuid', uuid.value)
    : ok({ imei: imei.value, uuid: uuid.value });
}

/** Would lead to another path: `..`, and `all`, which would cancel every command of the device where one was meant. */
const ANOTHER_PATH = /^[^\p{L}\p{N}]*(all[^\p{L}\p{N}]*)?$/iu;

function ofAnotherCommand(httpStatus: number): Outcome {
  const fault = faultOf('recordOfOther', { status: httpStatus });
  return failed(new OneNetError('ONENET_BAD_ANSWER', fault, { httpStatus }));
}

/** Digits of a UUID may be capitals (RFC 9562, section 4). */
function isSameUuid(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** errno 0 does not say that all went: `data.failed` names those that did not. */
function verdictOnAll(answer: AcceptedOutcome): Outcome {
  const { reply, httpStatus, payload } = answer;
  const { failed: uncancelled, succ } = fieldsOf(reply.data);
  const count = listOf(uncancelled).length;
  if (count === 0) return { ...answer, state: 'cancelled' };
  const all = count + listOf(succ).length;
  return {
    kind: 'refused',
    state: 'refused',
    reason: 'not-allowed',
    reply: { ...reply, error: `${count} of ${all} commands could not be cancelled` },
    httpStatus,
    // What the platform said, to the letter.
    payload: payload ?? reply,
  };
}

/**
 * What has become of a cached command, from the answer that holds its record. A command that still waits, or is on its
 * way, is `queued`; everything else is final.
 *
 * Source: OneNET documentation, `send_status` and `confirm_status` of a cached command.
 */
export function recordOutcome(answer: AcceptedOutcome, cached: CachedCommand): Outcome {
  const { sendStatus, confirmStatus } = cached;
  const { httpStatus, reply, payload } = answer;
  const failedWith = (
    code: LocalCode,
    state: FailedState,
    reason: Reason,
    fault: Fault,
  ): Outcome => {
    const error = new OneNetError(code, fault, { httpStatus });
    const background = payload === undefined ? {} : { payload };
    return { kind: 'failed', state, reason, error, reply, cached, ...background };
  };
  const failAtDevice = (): Outcome => {
    const { state, reason, byDevice } = meaning(confirmMeaning(confirmStatus));
    const outcome = failedWith('ONENET_COMMAND_FAILED', state, reason, deviceFault(confirmStatus));
    return byDevice === undefined ? outcome : { ...outcome, byDevice };
  };
  switch (sendStatus) {
    case 'wait':
    case 'sent':
      return { ...answer, state: 'queued', cached };
    case 'success':
      return confirmStatus === undefined || confirmStatus === SUCCESS
        ? { ...answer, state: 'confirmed', cached }
        : failAtDevice();
    case 'failed':
      return failAtDevice();
    case 'cancelled':
      return failedWith('ONENET_CANCELLED', 'cancelled', 'unknown', faultOf('commandCancelled'));
    case 'expired':
      return failedWith('ONENET_EXPIRED', 'expired', 'timeout', expiryFault(cached));
    case 'timeout':
      return failedWith('ONENET_COMMAND_FAILED', 'unknown', 'timeout', deviceFault('TIME_OUT'));
    case 'undefined':
      return failedWith('ONENET_COMMAND_FAILED', 'unknown', 'unknown', faultOf('commandUnknown'));
    case undefined:
      return failedWith(
        'ONENET_BAD_ANSWER',
        'unknown',
        'platform-error',
        faultOf('recordUnreadable', { status: httpStatus }),
      );
  }
}

/** That a cached command's time ran out. With an attempt behind it, nobody can say that nothing was written. */
export function expiryFault({ expires, sent }: Pick<CachedCommand, 'expires' | 'sent'>): Fault {
  const isSent = sent !== undefined;
  if (expires === undefined) return faultOf(isSent ? 'commandExpiredSent' : 'commandExpired');
  return faultOf(isSent ? 'commandExpiredSentAt' : 'commandExpiredAt', {
    time: isoTime(expires),
  });
}

function deviceFault(confirmStatus: string | undefined): Fault {
  if (confirmStatus === undefined) return faultOf('commandFailed');
  return faultOf(RULES.get(confirmStatus) ?? 'commandFailedWith', { status: confirmStatus });
}

/** What the sub-codes say of the device. */
const RULES: ReadonlyMap<string, FaultRule> = new Map([
  ['SUCCESS', 'recordContradicts'],
  ['METHOD_NOT_ALLOWED', 'deviceNotAllowed'],
  ['FORBIDDEN', 'deviceNotRegistered'],
  ['NOT_FOUND', 'deviceHasNoPath'],
  ['INTERNAL_SERVER_ERROR', 'deviceError'],
  ['TIME_OUT', 'deviceTimeout'],
  ['REQ_PARAM_ERROR', 'deviceValueType'],
  ['RESP_ERROR', 'deviceAnswerUnreadable'],
  ['UNAUTHORIZED', 'deviceNoRight'],
  ['BAD_REQUEST', 'deviceMalformed'],
  ['NOT_ACCEPTABLE', 'deviceNotAcceptable'],
  ['UNSUPPORTED_CONTENT_FORMAT', 'deviceFormat'],
  ['OFFLINE', 'deviceNotRegistered'],
  ['ADDR_OCCUPIED', 'deviceAddress'],
]);
