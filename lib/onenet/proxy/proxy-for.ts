/** The rules by which Node-RED's own http request node finds its proxy, so that both take the same way. */

import type { BaseUrl } from '../base-url';
import type { ProxyOptions } from '../http';
import { isExempt } from './exempt';
import { readProxyAddress } from './proxy-address';
import type { Environment, ProxyRules } from './rules';
import { readVariable } from './variable';

/** What a proxy node of a flow says. */
export interface ProxyNode {
  /** As somebody typed it. */
  readonly url: string;
  /** Where not to use it; entries as in NO_PROXY. */
  readonly noProxy: readonly string[];
  /** Go before a name and a password in the URL. */
  readonly username?: string;
  readonly password?: string;
}

/**
 * The proxy for requests to a platform; `undefined` if they go straight there. A proxy node decides alone; without
 * one the environment does, but never for a platform on this computer, which a proxy could not reach.
 *
 * Throws a OneNetError `ONENET_CONFIG` for an address that is not one of an HTTP proxy.
 */
export function proxyFor(
  baseUrl: BaseUrl,
  node: ProxyNode | undefined,
  environment: Environment = process.env,
  rules: ProxyRules = {},
): ProxyOptions | undefined {
  return node === undefined
    ? proxyOfEnvironment(baseUrl, environment, rules)
    : proxyOfNode(baseUrl, node, rules);
}

function proxyOfNode(baseUrl: BaseUrl, node: ProxyNode, { mode }: ProxyRules) {
  if (isExempt(baseUrl, node.noProxy, mode)) return undefined;
  const { username = '', password = '' } = node;
  const address = readProxyAddress(node.url.trim(), 'in the proxy node');
  return username === '' && password === '' ? address : { url: address.url, username, password };
}

function proxyOfEnvironment(baseUrl: BaseUrl, environment: Environment, rules: ProxyRules) {
  if (baseUrl.loopback) return undefined;
  const read = (name: string) => readVariable(name, environment, rules);
  const found = variables(baseUrl, rules).find((name) => read(name) !== '');
  if (found === undefined) return undefined;
  if (isExempt(baseUrl, exemptions(read, rules), rules.mode)) return undefined;
  return readProxyAddress(read(found), `in the environment variable ${found}`);
}

/** Where to look, the first that is set counts. */
function variables({ secure }: BaseUrl, rules: ProxyRules): string[] {
  if (rules.mode === 'legacy') return ['http_proxy'];
  const own = secure ? 'https_proxy' : 'http_proxy';
  return [...npm(own, rules), own, ...npm('proxy', rules), 'all_proxy'];
}

/** Where to go without. */
function exemptions(read: (name: string) => string, rules: ProxyRules): string[] {
  if (rules.mode === 'legacy') return read('no_proxy').split(',');
  const list = [...npm('no_proxy', rules), 'no_proxy'].map(read).find((text) => text !== '');
  return list?.split(/[,\s]/) ?? [];
}

function npm(name: string, { excludeNpm }: ProxyRules): string[] {
  return excludeNpm === true ? [] : [`npm_config_${name}`];
}
