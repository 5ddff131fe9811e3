import {
  faultOf,
  type FailedState,
  type Fault,
  type FaultRule,
  type LocalCode,
  type Reason,
} from '../../contract';
import { meaning } from '../errno/meanings';
import { OneNetError } from '../errors';
import type { Outcome } from '../outcome';
import { confirmMeaning, SUCCESS, type CachedCommand } from './record';
import { isoTime } from './times';

type Accepted = Outcome & { readonly kind: 'accepted' };

/**
 * What has become of a cached command, from the answer that holds its record. A command that still waits, or is on its
 * way, is `queued`; everything else is final.
 *
 * Source: OneNET documentation, `send_status` and `confirm_status` of a cached command.
 */
export function recordOutcome(answer: Accepted, cached: CachedCommand): Outcome {
  const { sendStatus, confirmStatus } = cached;
  const { httpStatus, reply, payload } = answer;
  const fail = (code: LocalCode, state: FailedState, reason: Reason, fault: Fault): Outcome => {
    const error = new OneNetError(code, fault, { httpStatus });
    const background = payload === undefined ? {} : { payload };
    return { kind: 'failed', state, reason, error, reply, cached, ...background };
  };
  const failAtDevice = (): Outcome => {
    const { state, reason, byDevice } = meaning(confirmMeaning(confirmStatus));
    const outcome = fail('ONENET_COMMAND_FAILED', state, reason, deviceFault(confirmStatus));
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
      return fail('ONENET_CANCELLED', 'cancelled', 'unknown', faultOf('commandCancelled'));
    case 'expired':
      return fail('ONENET_EXPIRED', 'expired', 'timeout', expiryFault(cached));
    case 'timeout':
      return fail('ONENET_COMMAND_FAILED', 'unknown', 'timeout', deviceFault('TIME_OUT'));
    case 'undefined':
      return fail('ONENET_COMMAND_FAILED', 'unknown', 'unknown', faultOf('commandUnknown'));
    case undefined:
      return fail(
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
