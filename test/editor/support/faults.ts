/** What can be wrong with a platform's address and key, each played by a server on this machine. */

import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { FakePlatform, SUCCESS, type Answer } from '../../support/fake-platform';
import { MisbehavingServer } from '../../support/misbehaving-server';
import { TLS } from '../../support/tls-fixture';

/** What somebody types, and which sentences of the catalogue the test button may answer with. */
export interface Fault {
  readonly name: string;
  readonly start: () => Promise<{ readonly host: string; readonly stop?: () => Promise<void> }>;
  /** The id of a proxy's configuration; {@link deadProxy} has one. */
  readonly proxy?: string;
  /** Blank where the key is what is missing. */
  readonly apiKey?: string;
  /** Words below `diagnosis` of the config node's catalogue; each of a list is as good as the others. */
  readonly sentences: readonly string[];
}

const HOUR = 3_600_000;

export const FAULTS: readonly Fault[] = [
  {
    name: 'no key',
    start: () => Promise.resolve({ host: 'https://api.heclouds.com' }),
    apiKey: '',
    sentences: ['key-missing'],
  },
  {
    name: 'a name that nobody has',
    // RFC 2606 keeps this domain for nobody; where there is no DNS at all, that is what is wrong.
    start: () => Promise.resolve({ host: 'https://platform.invalid' }),
    sentences: ['name', 'dns'],
  },
  { name: 'a port where nothing listens', start: closedPort, sentences: ['refused'] },
  { name: 'a certificate of nobody', start: ownCertificate, sentences: ['untrusted'] },
  {
    name: 'something that is not OneNET',
    start: answering((_request, reply) => {
      reply('<html>Please log in</html>', 200, { 'content-type': 'text/html' });
    }),
    sentences: ['not-onenet'],
  },
  {
    name: 'a key that is refused',
    start: answering((_request, reply) => {
      reply('{"errno":3,"error":"auth failed"}');
    }),
    sentences: ['key-or-imei'],
  },
  {
    name: 'a clock that is behind',
    start: answering((_request, reply) => {
      reply(SUCCESS, 200, { date: new Date(Date.now() + HOUR).toUTCString() });
    }),
    sentences: ['clock-behind'],
  },
  {
    name: 'a platform that does not answer',
    start: answering(() => undefined),
    sentences: ['no-answer'],
  },
  {
    name: 'nothing at all',
    start: () => Promise.resolve({ host: 'simulator' }),
    apiKey: '',
    sentences: ['ok-simulator'],
  },
  // The last one, since it stays chosen.
  {
    name: 'a proxy that is not there',
    start: () => Promise.resolve({ host: 'https://platform.invalid' }),
    proxy: 'dead-proxy',
    sentences: ['proxy-unreachable'],
  },
];

/** A core config node whose proxy does not run. */
export async function deadProxy(): Promise<object> {
  const { host } = await closedPort();
  return { id: 'dead-proxy', type: 'http proxy', name: 'dead', url: host, noproxy: [] };
}

function answering(answer: Answer): Fault['start'] {
  return async () => {
    const platform = await FakePlatform.start();
    platform.answer = answer;
    return { host: platform.url, stop: () => platform.stop() };
  };
}

async function closedPort(): Promise<{ host: string }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return { host: `http://127.0.0.1:${port}` };
}

async function ownCertificate(): Promise<{ host: string; stop: () => Promise<void> }> {
  const server = await MisbehavingServer.start(() => undefined, TLS);
  return { host: server.url, stop: () => server.close() };
}
