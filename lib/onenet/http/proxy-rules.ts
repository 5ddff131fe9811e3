/** The rules by which Node-RED's own http request node finds its proxy, so that both take the same way. */

import { BlockList, isIP } from 'node:net';
import { faultOf, type BaseUrl, type Fault, type FaultRule } from '../../contract';
import { OneNetError } from '../errors';
import type { ProxyOptions } from './connector';

/** How Node-RED looks for a proxy where no flow names one: `proxyOptions` in its settings file, by the same names. */
export interface ProxyRules {
  /**
   * - `strict`: `http_proxy` for http, `https_proxy` for https, `all_proxy` for both; `no_proxy` has hosts. The rule
   *   since Node-RED 4.
   * - `legacy`: `http_proxy` for everything, `no_proxy` has pieces of addresses. The only rule before that.
   */
  readonly mode?: 'strict' | 'legacy' | undefined;
  /** Only variables whose names are in lower case. */
  readonly lowerCaseOnly?: boolean | undefined;
  /** Of two variables, the one whose name is in upper case. */
  readonly favourUpperCase?: boolean | undefined;
  /** Leaves out `npm_config_proxy` and its kind. */
  readonly excludeNpm?: boolean | undefined;
}

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

/** Environment variables by name. */
type Environment = Readonly<Record<string, string | undefined>>;

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
  const address = readProxyAddress(node.url.trim(), faultOf('proxyOriginNode'));
  return username === '' && password === '' ? address : { url: address.url, username, password };
}

function proxyOfEnvironment(baseUrl: BaseUrl, environment: Environment, rules: ProxyRules) {
  if (baseUrl.loopback) return undefined;
  const read = (name: string) => readVariable(name, environment, rules);
  const found = variables(baseUrl, rules).find((name) => read(name) !== '');
  if (found === undefined) return undefined;
  if (isExempt(baseUrl, exemptions(read, rules), rules.mode)) return undefined;
  return readProxyAddress(read(found), faultOf('proxyOriginVariable', { name: found }));
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

/**
 * The value of an environment variable, whichever case its name is in; empty if there is none. The lower case goes
 * first, as with curl; in the old mode of Node-RED the upper case does.
 *
 * @param name in lower case
 */
function readVariable(name: string, environment: Environment, rules: ProxyRules): string {
  const lower = environment[name] ?? '';
  const upper = rules.lowerCaseOnly === true ? '' : (environment[name.toUpperCase()] ?? '');
  const upperFirst = rules.favourUpperCase === true || rules.mode === 'legacy';
  return (upperFirst ? upper || lower : lower || upper).trim();
}

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
  if (isIP(entry) === 6) return { host: entry };
  const [, host = entry, port] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return port === undefined ? { host: bare } : { host: bare, port: Number(port) };
}

/**
 * Whether an IP address is in a block such as `10.0.0.0/8` (RFC 4632). Clusters write their NO_PROXY so (OpenShift does by
 * itself), and a private platform of a carrier is often known by its address only.
 *
 * @param prefix how many bits the addresses of the block have in common
 */
function isInBlock(address: string, network: string, prefix: number): boolean {
  const version = isIP(network);
  if (version === 0 || isIP(address) !== version || prefix > (version === 4 ? 32 : 128)) {
    return false;
  }
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const block = new BlockList();
  block.addSubnet(network, prefix, family);
  return block.check(address, family);
}

/**
 * Reads the address of a proxy: a URL or a bare `host:port`, which means http. A name and a password in it are taken
 * out. Throws a OneNetError `ONENET_CONFIG` that repeats nothing of the text, since a password may be in it.
 *
 * @param origin words for where the text stands, for the sentence
 */
function readProxyAddress(text: string, origin: Fault): ProxyOptions {
  const url = tryUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  if (url === undefined) throw problem('proxyUnreadable', origin);
  if (url.protocol.startsWith('socks')) throw problem('proxySocks', origin);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw problem('proxyScheme', origin);
  if (url.hostname === '' || url.port === '0') throw problem('proxyUnreadable', origin);
  return {
    url: url.origin,
    ...(url.username === '' ? {} : { username: decode(url.username) }),
    ...(url.password === '' ? {} : { password: decode(url.password) }),
  };
}

function tryUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** A percent sign that encodes nothing is meant as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function problem(rule: FaultRule, origin: Fault): OneNetError {
  return new OneNetError('ONENET_CONFIG', faultOf(rule, { origin }));
}
