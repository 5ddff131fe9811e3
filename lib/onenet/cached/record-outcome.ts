import { MEANINGS } from '../errno';
import { OneNetError, type LocalCode } from '../errors';
import type { FailedState, Outcome } from '../outcome';
import type { Reason } from '../reason';
import { confirmMeaning, SUCCESS } from './confirm-status';
import type { CachedCommand } from './record';

type Accepted = Outcome & { readonly kind: 'accepted' };

/**
 * What has become of a cached command, from the answer that holds its record. A command that still waits, or is on its
 * way, is `queued`; everything else is final.
 *
 * Source: OneNET documentation, `send_status` and `confirm_status` of a cached command.
 */
export function recordOutcome(answer: Accepted, cached: CachedCommand): Outcome {
  const { sendStatus, confirmStatus } = cached;
  const fail = (code: LocalCode, state: FailedState, reason: Reason, text: string): Outcome => {
    const error = new OneNetError(code, text, { httpStatus: answer.httpStatus });
    const { reply, payload } = answer;
    const background = payload === undefined ? {} : { payload };
    return { kind: 'failed', state, reason, error, reply, cached, ...background };
  };
  const failAtDevice = (): Outcome => {
    const { state, reason } = MEANINGS[confirmMeaning(confirmStatus)];
    return fail('ONENET_COMMAND_FAILED', state, reason, atDevice(confirmStatus));
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
      return fail('ONENET_CANCELLED', 'cancelled', 'unknown', 'the cached command was cancelled');
    case 'expired':
      return fail('ONENET_EXPIRED', 'expired', 'timeout', expirySentence(cached));
    case 'timeout':
      return fail('ONENET_COMMAND_FAILED', 'unknown', 'timeout', atDevice('TIME_OUT'));
    case 'undefined':
      return fail(
        'ONENET_COMMAND_FAILED',
        'unknown',
        'unknown',
        'OneNET does not know what became of the cached command (send_status 8, undefined)',
      );
    case undefined:
      return fail(
        'ONENET_BAD_ANSWER',
        'unknown',
        'platform-error',
        `HTTP ${answer.httpStatus} with a record of a cached command whose send_status cannot be read`,
      );
  }
}

function atDevice(confirmStatus: string | undefined): string {
  const words = confirmStatus === undefined ? undefined : WORDS[confirmStatus];
  if (words !== undefined) return `${words} (${confirmStatus})`;
  return confirmStatus === undefined
    ? 'the cached command failed, and the record does not say why'
    : `the cached command failed (${confirmStatus})`;
}

/** What the sub-codes say of the device. */
const WORDS: Readonly<Record<string, string>> = {
  SUCCESS: 'the record says both that the cached command failed and that the device carried it out',
  METHOD_NOT_ALLOWED: 'the device does not allow this operation on the resource',
  FORBIDDEN: 'the device was not registered on the platform',
  NOT_FOUND: 'the device does not have this object, instance or resource',
  INTERNAL_SERVER_ERROR: 'the device answered with an error',
  TIME_OUT: 'the device did not answer in time',
  REQ_PARAM_ERROR: 'a value does not have the type of its resource, or a parameter is wrong',
  RESP_ERROR: 'the platform could not read what the device answered',
  UNAUTHORIZED: 'the device does not grant the right to do this',
  BAD_REQUEST: 'the device took the request for malformed',
  NOT_ACCEPTABLE: 'the device cannot answer in the format wanted',
  UNSUPPORTED_CONTENT_FORMAT: 'the device does not support the format of the value',
  OFFLINE: 'the device was not registered on the platform',
  ADDR_OCCUPIED: "the device's address is taken by another device",
};

/** That a cached command's time ran out. With an attempt behind it, nobody can say that nothing was written. */
export function expirySentence({ expires, sent }: Pick<CachedCommand, 'expires' | 'sent'>): string {
  const when = expires === undefined ? '' : ` at ${new Date(expires).toISOString()}`;
  return sent === undefined
    ? `the cached command expired${when} before the device took it`
    : `the cached command expired${when}; it had been sent to the device, which did not confirm it, so it may have happened`;
}
