/** The core `http proxy` config node, and what Node-RED's settings say about proxies. */

import type { ProxyNode, ProxyRules } from '../../../lib/onenet';
import type { Node, NodeAPI } from '../node-red';

export type ReadProxyNode =
  | { readonly kind: 'none' }
  | { readonly kind: 'proxy'; readonly proxy: ProxyNode }
  | { readonly kind: 'problem'; readonly problem: string };

/** What the core node keeps on itself; anything may be missing. */
interface CoreProxyNode extends Node<{ username?: string; password?: string }> {
  readonly url?: unknown;
  readonly noproxy?: unknown;
}

/**
 * Reads the proxy node that a config node refers to. One that is gone or disabled is a problem, and not a reason to go
 * without a proxy: somebody has chosen that way.
 *
 * @param id as stored in the flow; blank if none is chosen
 */
export function readProxyNode(RED: NodeAPI, id: string | undefined): ReadProxyNode {
  if (id === undefined || id === '' || id === '_ADD_') return { kind: 'none' };
  const node = RED.nodes.getNode(id) as CoreProxyNode | null | undefined;
  if (node?.type !== 'http proxy') {
    return problem('the chosen proxy is not there; choose it again, or enable it');
  }
  const url = typeof node.url === 'string' ? node.url.trim() : '';
  if (url === '') return problem('the chosen proxy has no address');
  const { username = '', password = '' } = node.credentials ?? {};
  return { kind: 'proxy', proxy: { url, noProxy: readList(node.noproxy), username, password } };
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

function readList(list: unknown): string[] {
  const entries = typeof list === 'string' ? list.split(',') : list;
  return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : [];
}

function problem(text: string): ReadProxyNode {
  return { kind: 'problem', problem: text };
}
