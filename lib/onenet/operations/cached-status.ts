/**
 * What has become of a cached command.
 *
 * Source: OneNET documentation, "details of a cached command" (`GET /nbiot/offline/history/{uuid}`).
 */

import { RECORD_DEADLINE_MS } from '../cached/deadline';
import { readRecord } from '../cached/record';
import { recordOutcome } from '../cached/record-outcome';
import { checkTarget } from '../cached/target';
import { readIdentity } from '../input';
import type { Operation } from '../operation';
import { decodeVerdict } from '../reply';
import { compile, type Schema } from '../validate';

export interface CachedStatusInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
  readonly uuid: unknown;
}

export interface CachedStatusCommand {
  readonly imei: string;
  readonly uuid: string;
}

export const cachedStatus: Operation<CachedStatusInput, CachedStatusCommand> = {
  name: 'status',

  parse: ({ imei, uuid }) =>
    checkTarget({ imei: readIdentity(imei), uuid: readIdentity(uuid) }, isCachedStatusRequest),

  encode: ({ imei, uuid }) => ({
    method: 'GET',
    target: `/nbiot/offline/history/${encodeURIComponent(uuid)}?imei=${encodeURIComponent(imei)}`,
    deadline: RECORD_DEADLINE_MS,
  }),

  /** The state is that of the command asked about: `queued` while it waits or is on its way. */
  decode(reply, command) {
    const answer = decodeVerdict(reply, 'queued');
    return answer.kind === 'accepted'
      ? recordOutcome(answer, readRecord(answer.reply.data, command?.uuid))
      : answer;
  },

  describe: ({ imei, uuid }) => ({ imei, uuid, operation: 'status' }),
};

export const cachedStatusSchema = {
  $id: 'cachedStatus',
  type: 'object',
  required: ['imei', 'uuid'],
  properties: { imei: { type: 'string' }, uuid: { type: 'string' } },
} as unknown as Schema<CachedStatusCommand>;

const isCachedStatusRequest = compile(cachedStatusSchema);
