/** Which dialect a platform speaks, as the dialog has to know it. */

import { shortHost } from '../../shared/editor/host';

export const DIALECTS = ['classic', 'studio', 'new'] as const;

export type Dialect = (typeof DIALECTS)[number];

/** The one that somebody has chosen, or else the one that the host makes likely. */
export function dialectFor(chosen: string, host: unknown): Dialect {
  return DIALECTS.find((each) => each === chosen) ?? dialectOfHost(host);
}

/** The runtime decides by the same names. */
function dialectOfHost(host: unknown): Dialect {
  const name = shortHost(host).replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();
  if (name === 'openapi.heclouds.com') return 'studio';
  return name === 'iot-api.heclouds.com' ? 'new' : 'classic';
}
