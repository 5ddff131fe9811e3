/**
 * What has become of a cached command.
 *
 * Source: OneNET documentation, "details of a cached command" (`GET /nbiot/offline/history/{uuid}`).
 */

import { RECORD_DEADLINE_MS } from '../cached/deadline';
import { readRecord } from '../cached/record';
import { recordOutcome } from '../cached/record-outcome';
import { checkTarget } from '../cached/target';
import { OneNetError } from '../errors';
import { failed } from '../failed';
import { readIdentity } from '../input';
import type { Operation } from '../operation';
import type { Outcome } from '../outcome';
import { decodeVerdict } from '../reply';
import { checkOf, type Schema } from '../validate';

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
    if (answer.kind !== 'accepted') return answer;
    const record = readRecord(answer.reply.data, command?.uuid);
    const isOther = command !== undefined && !isSameUuid(record.uuid, command.uuid);
    return isOther ? ofAnotherCommand(answer.httpStatus) : recordOutcome(answer, record);
  },

  describe: ({ imei, uuid }) => ({ imei, uuid, operation: 'status' }),
};

function ofAnotherCommand(httpStatus: number): Outcome {
  const text = `HTTP ${httpStatus} with the record of another command than the one asked for`;
  return failed(new OneNetError('ONENET_BAD_ANSWER', text, { httpStatus }));
}

/** Digits of a UUID may be capitals (RFC 9562, section 4). */
function isSameUuid(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

export const cachedStatusSchema = {
  $id: 'cachedStatus',
  type: 'object',
  required: ['imei', 'uuid'],
  properties: { imei: { type: 'string' }, uuid: { type: 'string' } },
} as unknown as Schema<CachedStatusCommand>;

const isCachedStatusRequest = checkOf(cachedStatusSchema);
