/** Which platforms are reached without the proxy: NO_PROXY, and the list of a proxy node. */

import type { BaseUrl } from '../base-url';
import { isInBlock, isIpv6 } from '../http/address-block';
import type { ProxyRules } from './rules';

type Place = Pick<BaseUrl, 'origin' | 'prefix' | 'hostname' | 'port'>;

/**
 * Whether one of the entries stands for the platform. An entry is a host name or an IP address, with or without a
 * port; `.example.com` and `*.example.com` stand for everything below that name, `*` for everything, `10.0.0.0/8`
 * for a block of addresses. In the old mode it is any piece of the platform's address.
 */
export function isExempt(place: Place, entries: readonly string[], mode: ProxyRules['mode']) {
  return entries
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
    .some((entry) =>
      entry === '*' || mode !== 'legacy'
        ? covers(entry, place)
        : `${place.origin}${place.prefix}/`.includes(entry),
    );
}

function covers(entry: string, place: Place): boolean {
  const hostname = place.hostname.replace(/\.$/, '');
  const block = /^\[?([\d.a-f:]+)\]?\/(\d{1,3})$/.exec(entry);
  if (block !== null) return isInBlock(hostname, block[1] ?? '', Number(block[2]));
  const { host, port } = splitPort(entry);
  if (port !== undefined && port !== place.port) return false;
  if (!/^[.*]/.test(host)) return host.replace(/\.$/, '') === hostname;
  return hostname.endsWith(host.replace(/^\*/, '').replace(/\.$/, ''));
}

/** An IPv6 address may stand in brackets, and must where a port follows. */
function splitPort(entry: string): { host: string; port?: number } {
  if (isIpv6(entry)) return { host: entry };
  const [, host = entry, port] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return port === undefined ? { host: bare } : { host: bare, port: Number(port) };
}
