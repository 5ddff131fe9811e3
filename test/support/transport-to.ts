import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { afterEach, beforeEach } from 'mocha';
import { type LocalCode, parseHost } from '../../lib/contract';
import {
  apiKeyCredential,
  createAxiosTransport,
  OneNetError,
  type Transport,
  type WireReply,
  type WireRequest,
} from '../../lib/onenet';
import { knownFields } from './known-fields';
import { MisbehavingServer, type Behaviour } from './misbehaving-server';

/** Must not be found in anything but the request itself. */
export const CANARY_KEY = 'Canary=0123456789abcdefghijk';

type TransportOptions = Parameters<typeof createAxiosTransport>[0];

/** A transport to an address of the test's own server. */
export function transportTo(
  url: string,
  options: Partial<Pick<TransportOptions, 'tls' | 'proxy'>> = {},
): Transport {
  const credential = apiKeyCredential(CANARY_KEY);
  assert.ok(credential.ok);
  return createAxiosTransport({
    baseUrl: baseUrlOf(url),
    credential: credential.value,
    ...options,
  });
}

/**
 * A server and a transport to it, new for each test of the file, and closed after it.
 *
 * @param opened takes both before each test
 */
export function useTransport(
  behave: Behaviour,
  opened: (server: MisbehavingServer, transport: Transport) => void,
): void {
  let server: MisbehavingServer;
  let transport: Transport;
  beforeEach(async () => {
    server = await MisbehavingServer.start(behave);
    transport = transportTo(server.url);
    opened(server, transport);
  });
  afterEach(async () => {
    await transport.close();
    await server.close();
  });
}

export function baseUrlOf(url: string): TransportOptions['baseUrl'] {
  const baseUrl = parseHost(url);
  assert.ok(baseUrl.ok);
  return baseUrl.value;
}

/** Sends one small request, and gives back what is known of the answer. */
export async function send(
  transport: Transport,
  request: Partial<WireRequest> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<WireReply> {
  return knownFields(
    await transport(
      { method: 'POST', target: '/nbiot?imei=1', body: '{"data":[]}', deadline: 5000, ...request },
      { signal },
    ),
  );
}

/** Asserts that a request fails with this code, and that nothing of the key is anywhere in the error. */
export async function assertFails(
  sending: Promise<unknown>,
  code: LocalCode,
  message = /./,
): Promise<OneNetError> {
  const error = await sending.then(
    () => assert.fail(`expected ${code}, but it succeeded`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof OneNetError, inspect(error));
  assert.equal(error.code, code, inspect(error));
  assert.match(error.message, message);
  const shown = inspect(error, { depth: 12, showHidden: true }) + JSON.stringify(error);
  // As it is, and as it is after `name:` in Basic authentication.
  assert.doesNotMatch(`${shown}${error.stack ?? ''}`, /Canary|Q2FuYXJ5/);
  return error;
}
