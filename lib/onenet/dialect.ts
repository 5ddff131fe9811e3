/** The dialects of OneNET's platforms: the same calls at other addresses, and answers of another form. */

import { parseBaseUrl } from './base-url';
import { newTarget } from './dialects/new-target';
import type { StudioActions } from './dialects/studio-calls';
import { studioTarget } from './dialects/studio-target';
import { toClassicReply } from './dialects/to-classic-reply';
import { transportOver, type Send, type Transport } from './transport';

/**
 * - `classic`: `/nbiot…`, answers `errno` and `error`.
 * - `studio`: OneNET Studio, `/LwM2M-online?action=…`, answers as classic, or `code` in words and `msg`.
 * - `new`: `/nb-iot…`, answers `code` and `msg`.
 */
export const DIALECTS = ['classic', 'studio', 'new'] as const;

export type DialectName = (typeof DIALECTS)[number];

/**
 * A transport that takes requests with the paths of the classic platform and gives answers in its form, whatever the
 * platform behind it speaks. The answer in the platform's own words stays beside it, in `payload`.
 *
 * @param actions names of Studio's actions, where they are not as assumed
 */
export function inDialect(
  transport: Transport,
  name: DialectName,
  actions?: StudioActions,
): Transport {
  if (name === 'classic') return transport;
  const translated: Send = async (request, options) => {
    const { method, target } = request;
    const own = name === 'studio' ? studioTarget(method, target, actions) : newTarget(target);
    return toClassicReply(await transport({ ...request, target: own }, options));
  };
  return transportOver(transport, translated);
}

/** What the platform at an address speaks, as the config node stores the address; `classic` where nothing is known. */
export function dialectOf(host: string): DialectName {
  const baseUrl = parseBaseUrl(host);
  if (baseUrl.kind === 'invalid') return 'classic';
  return DIALECT_OF_HOST[baseUrl.url.hostname.replace(/\.$/, '')] ?? 'classic';
}

/** Names of hosts in lower case. */
const DIALECT_OF_HOST: Readonly<Record<string, DialectName>> = {
  'openapi.heclouds.com': 'studio',
  'iot-api.heclouds.com': 'new',
};
