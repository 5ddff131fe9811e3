/** Where the platform is: a base URL or a bare host name, as the config node stores it. */

/** The central deployment, according to the OneNET documentation. */
const DEFAULT_BASE_URL = 'https://api.heclouds.com';

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

export type ParsedBaseUrl =
  | { readonly kind: 'valid'; readonly url: BaseUrl }
  | { readonly kind: 'invalid'; readonly problem: string };

/**
 * Reads a base URL (`http://…`, `https://…`) or a bare host, which means https; an empty text means the central
 * deployment. The problem is a sentence that repeats nothing of the text, since a password may be in it.
 */
export function parseBaseUrl(host: string): ParsedBaseUrl {
  const text = host.trim() === '' ? DEFAULT_BASE_URL : host.trim();
  const form = formProblem(text);
  if (form !== undefined) return invalid(form);
  const url = tryUrl(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (url === undefined) return invalid(unreadable(text));
  if (url.port === '0') return invalid(PORT_RANGE);
  return { kind: 'valid', url: describe(url) };
}

/** What the platform's host must not contain, whatever else it says. */
function formProblem(text: string): string | undefined {
  if (/[\s\p{Cc}]/u.test(text)) return 'the host must not contain spaces';
  if (text.includes('@')) {
    return 'the host must not contain a user name or a password; the api-key has its own field';
  }
  if (/[?#]/.test(text)) return 'the host must end before any "?" or "#"';
  if (text.includes('\\')) return 'the host must be written with "/", not with "\\"';
  // A slash is missing; a port may follow, on the other hand, since a host may have any name.
  if (/^https?:(?!\/\/|\d{1,5}(?:\/|$))/i.test(text)) return SCHEME;
  const scheme = /^([^/]*):\/\/(.*)$/.exec(text);
  if (scheme === null) return text.startsWith('/') ? NO_HOST : undefined;
  if (!/^https?$/i.test(scheme[1] ?? '')) return SCHEME;
  return /^[^/]/.test(scheme[2] ?? '') ? undefined : NO_HOST;
}

function tryUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function unreadable(text: string): string {
  const bare = text.replace(/^https?:\/\//i, '').replace(/\/.*$/, '');
  const isBareIpv6 = !bare.startsWith('[') && (bare.match(/:/g) ?? []).length > 1;
  if (isBareIpv6) return 'an IPv6 address as host must stand in brackets, as in [::1]';
  if (/:\d+$/.test(bare)) return PORT_RANGE;
  return 'the host must be a host name, an IP address or a base URL such as https://api.heclouds.com';
}

const SCHEME = 'the host must begin with https:// or http://';
const PORT_RANGE = 'the port of the host must be from 1 to 65535';
const NO_HOST = 'a host name is missing, as in https://api.heclouds.com';

function describe(url: URL): BaseUrl {
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  return {
    origin: url.origin,
    prefix: url.pathname.replace(/\/+$/, ''),
    hostname,
    port,
    authority: `${url.hostname}:${port}`,
    secure,
    loopback: isLoopback(hostname),
  };
}

/** RFC 6761, section 6.3, and the loopback blocks of RFC 5735 and RFC 4291, IPv4 inside IPv6 among them. */
function isLoopback(hostname: string): boolean {
  if (/^(?:.+\.)?localhost\.?$/.test(hostname)) return true;
  return (
    /^127(?:\.\d+){3}$/.test(hostname) ||
    hostname === '::1' ||
    /^::ffff:7f[0-9a-f]{2}:/.test(hostname)
  );
}

function invalid(problem: string): ParsedBaseUrl {
  return { kind: 'invalid', problem };
}
