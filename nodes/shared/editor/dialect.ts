/** The dialects of OneNET's platforms, and what the request of a preview looks like in each. */

import { shortHost } from './host';

export const DIALECTS = ['classic', 'studio', 'new'] as const;

export type Dialect = (typeof DIALECTS)[number];

/** The one that somebody has chosen, or else the one that the host makes likely. */
export function dialectFor(chosen: unknown, host: unknown): Dialect {
  return DIALECTS.find((each) => each === chosen) ?? dialectOfHost(host);
}

/** The runtime decides by the same names. */
function dialectOfHost(host: unknown): Dialect {
  const name = shortHost(host).replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();
  if (name === 'openapi.heclouds.com') return 'studio';
  return name === 'iot-api.heclouds.com' ? 'new' : 'classic';
}

/**
 * A request of the classic platform, `POST /nbiot?…`, as another platform has it.
 *
 * @param request method and target; `…` may stand for what is not known yet
 */
export function inDialect(request: string, dialect: Dialect): string {
  switch (dialect) {
    case 'classic':
      return request;
    case 'new':
      return request.replace(' /nbiot', ' /nb-iot');
    case 'studio': {
      const [call = '', query = ''] = request.split('?', 2);
      const { pattern, studio } = STUDIO.find((each) => each.pattern.test(call)) ?? {};
      if (pattern === undefined || studio === undefined) return request;
      const [method = ''] = call.split(' ', 1);
      const uuid = pattern.exec(call)?.[1];
      return `${method} ${studio}&version=1&${query}${uuid === undefined ? '' : `&uuid=${uuid}`}`;
    }
  }
}

/** OneNET Studio names a call in the query; the first pattern that fits counts. */
const STUDIO: readonly { readonly pattern: RegExp; readonly studio: string }[] = [
  { pattern: /^POST \/nbiot$/, studio: '/LwM2M-online?action=write' },
  { pattern: /^POST \/nbiot\/offline$/, studio: '/LwM2M-offline?action=write' },
  { pattern: /^GET \/nbiot\/offline\/history$/, studio: '/LwM2M-offline?action=history' },
  { pattern: /^GET \/nbiot\/offline\/history\/(.+)$/, studio: '/LwM2M-offline?action=history' },
  { pattern: /^PUT \/nbiot\/offline\/cancel\/all$/, studio: '/LwM2M-offline?action=cancel_all' },
  { pattern: /^PUT \/nbiot\/offline\/cancel\/(.+)$/, studio: '/LwM2M-offline?action=cancel' },
];
