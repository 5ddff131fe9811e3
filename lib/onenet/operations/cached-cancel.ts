/**
 * Cancels one cached command that still waits.
 *
 * Source: OneNET documentation, "cancel a cached command" (`PUT /nbiot/offline/cancel/{uuid}`).
 */

import { RECORD_DEADLINE_MS } from '../cached/deadline';
import { checkTarget } from '../cached/target';
import { readIdentity } from '../input';
import type { Operation } from '../operation';
import { decodeVerdict } from '../reply';
import { checkOf, type Schema } from '../validate';

export interface CachedCancelInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
  readonly uuid: unknown;
}

export interface CachedCancelCommand {
  readonly imei: string;
  readonly uuid: string;
}

export const cachedCancel: Operation<CachedCancelInput, CachedCancelCommand> = {
  name: 'cancel',

  parse: ({ imei, uuid }) =>
    checkTarget({ imei: readIdentity(imei), uuid: readIdentity(uuid) }, isCachedCancelRequest),

  encode: ({ imei, uuid }) => ({
    method: 'PUT',
    target: `/nbiot/offline/cancel/${encodeURIComponent(uuid)}?imei=${encodeURIComponent(imei)}`,
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

export const cachedCancelSchema = {
  $id: 'cachedCancel',
  type: 'object',
  required: ['imei', 'uuid'],
  properties: { imei: { type: 'string' }, uuid: { type: 'string' } },
} as unknown as Schema<CachedCancelCommand>;

const isCachedCancelRequest = checkOf(cachedCancelSchema);
