/**
 * Cancels every cached command of a device that still waits.
 *
 * Source: OneNET documentation, "cancel all waiting commands" (`PUT /nbiot/offline/cancel/all`).
 */

import { RECORD_DEADLINE_MS } from '../cached/deadline';
import { checkTarget } from '../cached/target';
import { readIdentity } from '../input';
import type { Operation } from '../operation';
import type { Outcome } from '../outcome';
import { decodeVerdict } from '../reply';
import { fieldsOf, listOf } from '../untyped';
import { checkOf, type Schema } from '../validate';

export interface CachedCancelAllInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
}

export interface CachedCancelAllCommand {
  readonly imei: string;
}

export const cachedCancelAll: Operation<CachedCancelAllInput, CachedCancelAllCommand> = {
  name: 'cancel-all',

  parse: ({ imei }) => checkTarget({ imei: readIdentity(imei) }, isCachedCancelAllRequest),

  encode: ({ imei }) => ({
    method: 'PUT',
    target: `/nbiot/offline/cancel/all?imei=${encodeURIComponent(imei)}`,
    deadline: RECORD_DEADLINE_MS,
  }),

  decode(reply) {
    const outcome = decodeVerdict(reply, 'queued');
    return outcome.kind === 'accepted' ? verdictOnAll(outcome) : outcome;
  },

  describe: ({ imei }) => ({ imei, operation: 'cancel-all' }),
};

/** errno 0 does not say that all went: `data.failed` names those that did not. */
function verdictOnAll(answer: Outcome & { kind: 'accepted' }): Outcome {
  const { reply, httpStatus, payload } = answer;
  const { failed, succ } = fieldsOf(reply.data);
  const uncancelled = listOf(failed).length;
  if (uncancelled === 0) return { ...answer, state: 'cancelled' };
  const all = uncancelled + listOf(succ).length;
  return {
    kind: 'refused',
    state: 'refused',
    reason: 'not-allowed',
    reply: { ...reply, error: `${uncancelled} of ${all} commands could not be cancelled` },
    httpStatus,
    // What the platform said, to the letter.
    payload: payload ?? reply,
  };
}

export const cachedCancelAllSchema = {
  $id: 'cachedCancelAll',
  type: 'object',
  required: ['imei'],
  properties: { imei: { type: 'string' } },
} as unknown as Schema<CachedCancelAllCommand>;

const isCachedCancelAllRequest = checkOf(cachedCancelAllSchema);
