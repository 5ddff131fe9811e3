/** The Host of a platform: a base URL or a bare host name, as a config node stores it. */

import { fail, ok, type Result } from './fault';
import { INVISIBLE, isReference, trimInvisible, referenceFault } from './input-text';

/** The central deployment, according to the OneNET documentation; a blank host means it. */
export const DEFAULT_HOST = 'https://api.heclouds.com';

/** The host that stands for the platform built into this package. */
export const SIMULATOR_HOST = 'simulator';

export interface BaseUrl {
  /** Scheme, host and port, as in `https://api.heclouds.com`; a default port is left out. */
  readonly origin: string;
  /** Goes before every request's target: empty, or a path without a slash at its end. */
  readonly prefix: string;
  /** Host name or IP address, an IPv6 address without its brackets. */
  readonly hostname: string;
  readonly port: number;
  /** How sentences name the place: `api.heclouds.com:443`, `[::1]:8080`. */
  readonly authority: string;
  /** Whether TLS protects the api-key on its way. */
  readonly secure: boolean;
  /** Whether the address can only be this computer itself. */
  readonly loopback: boolean;
}

/**
 * Reads a base URL (`http://…`, `https://…`) or a bare host, which means https. The path of a call at its end, as in an
 * address copied from the documentation (`https://api.heclouds.com/nbiot`), is dropped; any other path is a prefix of
 * every call. Faults repeat nothing of the text, since a password may be in it.
 */
export function parseHost(host: string): Result<BaseUrl> {
  if (host.length > LONGEST) return fail('', 'hostForm');
  const text = host.trim() === '' ? DEFAULT_HOST : host.trim();
  const reference = referenceFault('/host', text);
  if (reference !== undefined) return reference;
  const form = checkForm(text);
  if (form !== undefined) return form;
  const url = tryUrl(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (url === undefined) return unreadable(text);
  if (url.port === '0') return fail('', 'hostPort');
  return ok(describe(url));
}

/** Characters of a host that are looked at. */
const LONGEST = 2048;

/** What no host may contain, whatever else it says. */
function checkForm(text: string): Result<never> | undefined {
  // Browsers drop some of these from a URL without a word.
  if (/\s/.test(text) || INVISIBLE.test(text)) return fail('', 'hostSpaces');
  if (text.includes('@')) return fail('', 'hostUser');
  if (/[?#]/.test(text)) return fail('', 'hostQuery');
  if (text.includes('\\')) return fail('', 'hostBackslash');
  // A slash is missing; a port may follow, on the other hand, since a host may have any name.
  if (/^https?:(?!\/\/|\d{1,5}(?:\/|$))/i.test(text)) return fail('', 'hostScheme');
  const end = text.indexOf('://');
  if (end === -1 || text.slice(0, end).includes('/')) {
    return text.startsWith('/') ? fail('', 'hostMissing') : undefined;
  }
  if (!/^https?$/i.test(text.slice(0, end))) return fail('', 'hostScheme');
  const rest = text.slice(end + 3);
  return rest === '' || rest.startsWith('/') ? fail('', 'hostMissing') : undefined;
}

function tryUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function unreadable(text: string): Result<never> {
  const [bare = ''] = text.replace(/^https?:\/\//i, '').split('/', 1);
  const isBareIpv6 = !bare.startsWith('[') && bare.split(':').length > 2;
  if (isBareIpv6) return fail('', 'hostIpv6');
  return fail('', /:\d+$/.test(bare) ? 'hostPort' : 'hostForm');
}

function describe(url: URL): BaseUrl {
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return {
    origin: url.origin,
    prefix: withoutEndSlashes(withoutCall(withoutEndSlashes(url.pathname))),
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    authority: `${url.hostname}:${port}`,
    secure,
    loopback: isLoopback(url.hostname),
  };
}

function withoutEndSlashes(path: string): string {
  let end = path.length;
  while (path.charAt(end - 1) === '/') end -= 1;
  return path.slice(0, end);
}

/** A path without the call at its end, in the spelling of any of OneNET's platforms. */
function withoutCall(path: string): string {
  return CALLS.reduce((left, call) => left.replace(call, ''), path);
}

const CALLS = [
  /\/(?:nbiot|nb-iot)(?:\/(?:execute|observe|discover|resources)|(?:\/execute)?\/offline|\/offline\/(?:history|cancel)(?:\/[^/]+){0,2})?$/i,
  /\/LwM2M-(?:online|offline)$/i,
  /\/devices(?:\/(?:getbyimei|status|datapoints|\d+(?:\/datapoints)?))?$/i,
  /\/device\/(?:detail|list)$/i,
];

/**
 * Whether a host name can only be this computer: RFC 6761, section 6.3, and the loopback blocks of RFC 5735 and RFC 4291,
 * IPv4 inside IPv6 among them.
 *
 * @param hostname in the spelling of `URL`; an IPv6 address with or without its brackets
 */
export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const domain = name.endsWith('.') ? name.slice(0, -1) : name;
  if (domain === 'localhost' || domain.endsWith('.localhost')) return true;
  return (
    /^127(?:\.\d{1,3}){3}$/.test(domain) ||
    name === '::1' ||
    /^::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}$/.test(name)
  );
}

/** Whether a host stands for the built-in simulator. */
export function isSimulator(host: unknown): boolean {
  return typeof host === 'string' && host.trim().toLowerCase() === SIMULATOR_HOST;
}

/** Whether a key sent to this host could be read on the way: plain http to anything but this computer. */
export function sendsKeyInTheClear(host: unknown): boolean {
  const parsed = parseHost(textOf(host));
  return parsed.ok && !parsed.value.secure && !parsed.value.loopback;
}

/** The host, and the port where it is not the usual one, for a label; the text itself where it cannot be read. */
export function shortHost(host: unknown): string {
  const text = trimInvisible(textOf(host));
  if (isReference(text) || isSimulator(text)) return text;
  const parsed = parseHost(text);
  return parsed.ok ? parsed.value.origin.replace(/^https?:\/\//, '') : text;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
