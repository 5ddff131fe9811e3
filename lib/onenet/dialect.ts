/** Speaks a platform's dialect below operations that know the classic one alone. */

import { targetIn, type Dialect, type StudioActions } from '../contract';
import { toClassicReply } from './dialects/to-classic-reply';
import { OneNetError } from './errors';
import { transportOver, type Send, type Transport } from './transport';

/**
 * A transport that takes requests with the paths of the classic platform and gives answers in its form, whatever the
 * platform behind it speaks. The answer in the platform's own words stays beside it, in `payload`.
 *
 * @param actions names of Studio's actions, where they are not as assumed
 */
export function inDialect(
  transport: Transport,
  dialect: Dialect,
  actions?: StudioActions,
): Transport {
  if (dialect === 'classic') return transport;
  const translated: Send = async (request, options) => {
    const target = targetIn(dialect, request.method, request.target, actions);
    if (!target.ok) throw new OneNetError('ONENET_CONFIG', target.fault);
    return toClassicReply(await transport({ ...request, target: target.value }, options));
  };
  return transportOver(transport, translated);
}
