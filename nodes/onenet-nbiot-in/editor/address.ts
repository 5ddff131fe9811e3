/** What the console of the platform is given, the address and a token, and what helps where it cannot reach the address. */

import { readPushPath } from '../../../lib/contract';

/** Where the editor was loaded from, as `location` has it. */
export interface Place {
  readonly origin: string;
  readonly hostname: string;
}

/**
 * @param httpNodeRoot of the editor's settings; false where Node-RED serves no HTTP nodes
 * @returns `undefined` where there is none: the path will not do, or is only known to the runtime
 */
export function pushAddress(
  { origin }: Place,
  httpNodeRoot: unknown,
  path: unknown,
): string | undefined {
  if (httpNodeRoot === false) return undefined;
  const read = readPushPath(path);
  if (!read.ok) return undefined;
  const root = typeof httpNodeRoot === 'string' ? httpNodeRoot : '/';
  return origin + encodeURI(`/${root}${read.value}`.replace(/\/{2,}/g, '/'));
}

/** Whether a host is one that nobody on the internet can reach: this computer, or one of a private network. */
export function isPrivate({ hostname }: Place): boolean {
  return (
    /^(?:localhost$|\[::1\]$|\[f[cde])/i.test(hostname) ||
    /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+)+$/.test(hostname) ||
    /^[^.:]+$|\.(?:local|lan|home|internal)$/i.test(hostname)
  );
}

const CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const LENGTH = 24;

/**
 * A token that nobody can guess, of characters that the console takes.
 *
 * @param fill with random bytes, as `crypto.getRandomValues` does
 */
export function createToken(fill: (bytes: Uint8Array<ArrayBuffer>) => void): string {
  let token = '';
  const bytes = new Uint8Array(LENGTH);
  // Bytes beyond the last whole round of the alphabet would make its beginning more likely.
  const limit = 256 - (256 % CHARACTERS.length);
  while (token.length < LENGTH) {
    fill(bytes);
    for (const byte of bytes) {
      if (byte < limit && token.length < LENGTH)
        token += CHARACTERS.charAt(byte % CHARACTERS.length);
    }
  }
  return token;
}

/** Seconds between two questions: devices report rarely, and each question counts against the quota. */
const POLL_SECONDS = 900;

/**
 * A flow to import that asks for the latest values now and then.
 *
 * @param platform id of the config node; blank where none is chosen
 * @param name of the inject node
 */
export function pollingFlow(platform: string, name: string): readonly object[] {
  return [
    {
      id: 'onenet-poll-inject',
      type: 'inject',
      name,
      props: [],
      repeat: String(POLL_SECONDS),
      once: true,
      onceDelay: 1,
      x: 160,
      y: 80,
      wires: [['onenet-poll-device']],
    },
    {
      id: 'onenet-poll-device',
      type: 'onenet-nbiot-device',
      platform,
      query: 'latest',
      imei: '',
      imeiType: 'str',
      x: 400,
      y: 80,
      wires: [['onenet-poll-debug'], []],
    },
    { id: 'onenet-poll-debug', type: 'debug', active: true, x: 620, y: 80, wires: [] },
  ];
}
