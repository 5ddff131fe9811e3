/**
 * The cached commands of a device, those that have ended among them.
 *
 * Source: OneNET documentation, "list of cached commands" (`GET /nbiot/offline/history`).
 */

import { RECORD_DEADLINE_MS } from '../cached/deadline';
import { checkTarget } from '../cached/target';
import { readIdentity, readNumber } from '../input';
import type { Operation } from '../operation';
import { decodeVerdict } from '../reply';
import { checkOf, type Schema } from '../validate';

export interface CachedListInput {
  /** Device identity; a number is made a string. */
  readonly imei: unknown;
  /** From 1 on; the platform's own choice if blank. */
  readonly page?: unknown;
  /** How many to a page; the platform's own choice if blank. */
  readonly perPage?: unknown;
}

export interface CachedListCommand {
  readonly imei: string;
  readonly page?: number;
  readonly perPage?: number;
}

export const cachedList: Operation<CachedListInput, CachedListCommand> = {
  name: 'list',

  parse(input) {
    const page = readNumber(input.page);
    const perPage = readNumber(input.perPage);
    const request = {
      imei: readIdentity(input.imei),
      ...(page === undefined ? {} : { page }),
      ...(perPage === undefined ? {} : { perPage }),
    };
    return checkTarget(request, isCachedListRequest);
  },

  encode: ({ imei, page, perPage }) => ({
    method: 'GET',
    target:
      `/nbiot/offline/history?imei=${encodeURIComponent(imei)}` +
      (page === undefined ? '' : `&page=${page}`) +
      (perPage === undefined ? '' : `&per_page=${perPage}`),
    deadline: RECORD_DEADLINE_MS,
  }),

  /** `confirmed` here says that the platform answered, and nothing about any command. */
  decode: (reply) => decodeVerdict(reply, 'confirmed'),

  describe: ({ imei }) => ({ imei, operation: 'list' }),
};

/** The documentation names no largest page; these only keep nonsense from the platform. */
export const cachedListSchema = {
  $id: 'cachedList',
  type: 'object',
  required: ['imei'],
  properties: {
    imei: { type: 'string' },
    page: { type: 'integer', minimum: 1, maximum: 1_000_000 },
    perPage: { type: 'integer', minimum: 1, maximum: 1000 },
  },
} as unknown as Schema<CachedListCommand>;

const isCachedListRequest = checkOf(cachedListSchema);
