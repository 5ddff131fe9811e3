/** The core config nodes `tls-config` and `http proxy`, and what Node-RED's settings say about proxies. */

import { fail, ok, type Result } from '../../../lib/contract';
import type { ProxyNode, ProxyRules, TlsOptions } from '../../../lib/onenet';
import type { Node, NodeAPI } from '../node-red';

/** What it adds to options of Node's `tls`. */
interface AddedOptions extends TlsOptions {
  readonly ALPNProtocols?: readonly string[];
}

interface CoreTlsNode extends Node {
  /** False if its files could not be read, or there is a certificate without its key. */
  readonly valid?: boolean;
  addTLSOptions(options: object): AddedOptions;
}

/**
 * Reads the TLS node that a config node refers to: certificates from files, uploads or variables, whichever it has;
 * `undefined` if none is chosen. One that is gone, disabled or of no use is a fault, and not a reason to go without.
 *
 * @param id as stored in the flow
 */
export function readTlsNode(RED: NodeAPI, id: string | undefined): Result<TlsOptions | undefined> {
  if (isNone(id)) return ok(undefined);
  const node = RED.nodes.getNode(id) as CoreTlsNode | null | undefined;
  if (node?.type !== 'tls-config') return fail('', 'tlsGone');
  if (node.valid === false) return fail('', 'tlsUnusable');
  const { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized, ALPNProtocols } =
    node.addTLSOptions({});
  if (ALPNProtocols !== undefined && !ALPNProtocols.includes('http/1.1')) {
    return fail('', 'tlsAlpn');
  }
  const given = { ca, cert, key, pfx, passphrase, servername, rejectUnauthorized };
  const set = Object.entries(given).filter(([, value]) => value !== undefined && value !== '');
  return ok(Object.fromEntries(set));
}

/** What the core node keeps on itself; anything may be missing. */
interface CoreProxyNode extends Node<{ username?: string; password?: string }> {
  readonly url?: unknown;
  readonly noproxy?: unknown;
}

/**
 * Reads the proxy node that a config node refers to; `undefined` if none is chosen. One that is gone or disabled is a
 * fault, and not a reason to go without a proxy, since the user has chosen to use one.
 *
 * @param id as stored in the flow
 */
export function readProxyNode(RED: NodeAPI, id: string | undefined): Result<ProxyNode | undefined> {
  if (isNone(id)) return ok(undefined);
  const node = RED.nodes.getNode(id) as CoreProxyNode | null | undefined;
  if (node?.type !== 'http proxy') return fail('', 'proxyGone');
  const url = typeof node.url === 'string' ? node.url.trim() : '';
  if (url === '') return fail('', 'proxyNoAddress');
  const { username = '', password = '' } = node.credentials ?? {};
  return ok({ url, noProxy: readList(node.noproxy), username, password });
}

/** How this Node-RED's http request node looks for a proxy: the fourth argument of `proxyFor`. */
export function readProxyRules(
  RED: NodeAPI,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ProxyRules {
  const { mode, ...rest } = RED.settings?.proxyOptions ?? {};
  const forced = environment.NR_PROXY_MODE ?? environment.nr_proxy_mode;
  if (forced === 'strict' || forced === 'legacy') return { ...rest, mode: forced };
  // Node-RED knew no other mode before version 4.
  const isOld = Number.parseInt(RED.version?.() ?? '', 10) < 4;
  return { ...rest, mode: mode ?? (isOld ? 'legacy' : 'strict') };
}

/** The editor has `_ADD_` where no node is chosen. */
function isNone(id: string | undefined): id is undefined | '' | '_ADD_' {
  return id === undefined || id === '' || id === '_ADD_';
}

function readList(list: unknown): string[] {
  const entries = typeof list === 'string' ? list.split(',') : list;
  return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : [];
}
