/** What the Host field of a platform may hold. */

import { asText, isEnvironmentReference, type Check } from './check';

/** The word that stands for the platform built into this package. */
export const SIMULATOR = 'simulator';

export function isSimulator(value: unknown): boolean {
  return asText(value).toLowerCase() === SIMULATOR;
}

/** A bare host name, an http or https address, the simulator, or an environment variable. */
export function usableHost(sentence: () => string): Check {
  return (value) => {
    if (isEnvironmentReference(value) || isSimulator(value)) return undefined;
    const url = parseHost(asText(value));
    return url?.protocol === 'https:' || url?.protocol === 'http:' ? undefined : sentence();
  };
}

/** Whether a key sent to this host could be read on the way: plain http to anything but this machine itself. */
export function sendsKeyInTheClear(value: unknown): boolean {
  const url = parseHost(asText(value));
  return url?.protocol === 'http:' && !isLoopback(url.hostname);
}

/** The host and port alone, for a label; the text itself where it cannot be read. */
export function shortHost(value: unknown): string {
  const text = asText(value);
  return isEnvironmentReference(text) ? text : (parseHost(text)?.host ?? text);
}

/** A key has a field of its own, so that neither a user name nor a query belongs here. */
function parseHost(text: string): URL | undefined {
  if (text === '' || /[\s@?#\\]|^(?:https?:\/\/)?\//i.test(text)) return undefined;
  // A slash is missing; without this, `https` would be the name of the host.
  if (/^https?:(?!\/\/|\d{1,5}(?:\/|$))/i.test(text)) return undefined;
  try {
    const url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    return url.port === '0' ? undefined : url;
  } catch {
    return undefined;
  }
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
