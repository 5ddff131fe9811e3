import { OneNetError } from '../errors';
import type { ProxyOptions } from '../http';

/**
 * Reads the address of a proxy: a URL or a bare `host:port`, which means http. A name and a password in it are taken
 * out. Throws a OneNetError `ONENET_CONFIG` that repeats nothing of the text, since a password may be in it.
 *
 * @param origin where the text stands, for the sentence
 */
export function readProxyAddress(text: string, origin: string): ProxyOptions {
  const url = tryUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  if (url === undefined) throw problem(origin, 'cannot be read; it looks like http://host:8080');
  if (url.protocol.startsWith('socks')) {
    throw problem(origin, 'leads to a SOCKS proxy; use an HTTP proxy, or exempt the host from it');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw problem(origin, 'must begin with http:// or https://');
  }
  if (url.hostname === '' || url.port === '0') {
    throw problem(origin, 'cannot be read; it looks like http://host:8080');
  }
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

function problem(origin: string, what: string): OneNetError {
  return new OneNetError('ONENET_CONFIG', `the address of the proxy ${origin} ${what}`);
}
