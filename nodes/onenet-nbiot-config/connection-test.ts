/** Asks a platform something harmless, to find out whether its address and key are right. */

import {
  apiKeyCredential,
  createAxiosTransport,
  execute,
  parseBaseUrl,
  resources,
  type Transport,
} from '../../lib/onenet';
import { DEFAULT_IMEIS } from '../../lib/simulator';
import { embeddedTransport } from '../shared/embedded-platform';
import { findingOf, type Finding } from '../shared/finding';
import { isSimulator } from './authority';

export interface ConnectionTest {
  readonly host: string;
  readonly apiKey: string;
  /** Whose resources to ask for; blank if nobody gave one. */
  readonly imei: string;
}

export interface TestResult extends Finding {
  /** Host and port, as sentences name them. */
  readonly authority?: string;
  /** Whether the question was about a device that somebody named. */
  readonly askedForDevice?: boolean;
  /** Seconds by which this computer's clock is ahead of the server's, where that is worth a word. */
  readonly clockAhead?: number;
}

/** A clock that is off by less than this does no harm to certificates, tokens or times. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** No device has it, so that nobody's device is asked for by chance. */
const NOBODY = '000000000000000';

/** It never changes a device: it asks for the list of an IMEI's resources, which the platform has on record. */
export async function testConnection(
  { host, apiKey, imei }: ConnectionTest,
  signal: AbortSignal,
): Promise<TestResult> {
  const connection = connect(host, apiKey);
  if ('finding' in connection) return connection;
  const { transport, authority, nobody } = connection;
  const asked = imei.trim();
  const clock: { ahead?: number } = {};
  try {
    const command = { imei: asked === '' ? nobody : asked };
    const outcome = await execute(watchClock(transport, clock), resources, command, signal);
    const isOff = Math.abs(clock.ahead ?? 0) > CLOCK_TOLERANCE_MS;
    return {
      ...findingOf(outcome),
      authority,
      askedForDevice: asked !== '',
      ...(isOff ? { clockAhead: Math.round((clock.ahead ?? 0) / 1000) } : {}),
    };
  } finally {
    await transport.close();
  }
}

interface Connection {
  readonly transport: Transport;
  readonly authority: string;
  /** Whom to ask for if nobody is named. */
  readonly nobody: string;
}

function connect(host: string, apiKey: string): Connection | Finding {
  if (isSimulator(host)) {
    return {
      transport: embeddedTransport(1),
      authority: 'simulator',
      nobody: DEFAULT_IMEIS.reachable,
    };
  }
  const baseUrl = parseBaseUrl(host);
  if (baseUrl.kind === 'invalid') return { finding: 'host' };
  if (apiKey.trim() === '') return { finding: 'key-missing' };
  const credential = apiKeyCredential(apiKey);
  if (credential.kind === 'invalid') return { finding: 'key-odd' };
  const transport = createAxiosTransport({
    baseUrl: baseUrl.url,
    credential: credential.credential,
    maxConnections: 1,
    tellsDate: true,
  });
  return { transport, authority: baseUrl.url.authority, nobody: NOBODY };
}

function watchClock(transport: Transport, clock: { ahead?: number }): Transport {
  const watched: Transport = async (request, options) => {
    const reply = await transport(request, options);
    if (reply.date !== undefined) clock.ahead = Date.now() - reply.date;
    return reply;
  };
  watched.close = () => transport.close();
  return watched;
}
