import type { Outcome, RequestSummary } from '../../../lib/onenet';
import type { Message } from '../node-red';
import type { Followed } from './tracked-message';

/** A cached command that is followed for a message. */
export type Target = Pick<Followed, 'uuid' | 'imei' | 'expires' | 'request'>;

/** Follows every command that the platform keeps, unless its answer did not say under which name. */
export function whenQueued(outcome: Outcome, request: RequestSummary): Target | undefined {
  if (outcome.kind !== 'accepted' || outcome.state !== 'queued') return undefined;
  const { cached } = outcome;
  if (cached === undefined || cached.uuid === '') return undefined;
  return { uuid: cached.uuid, imei: String(request.imei), expires: cached.expires, request };
}

/** Until when the platform keeps the command that a message tells of, as a write node has left it there. */
export function expiryIn(msg: Message): number | undefined {
  const { onenet } = msg as { onenet?: { expires?: unknown } | null };
  const { expires } = onenet ?? {};
  const time = typeof expires === 'string' ? Date.parse(expires) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
