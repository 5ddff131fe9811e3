import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { parseHost } from '../../lib/contract';
import {
  apiKeyCredential,
  createAxiosTransport,
  OneNetError,
  type LocalCode,
  type Transport,
  type WireReply,
  type WireRequest,
} from '../../lib/onenet';
import { knownFields } from './known-fields';

/** Must not be found in anything but the request itself. */
export const CANARY_KEY = 'Canary=0123456789abcdefghijk';

type TransportOptions = Parameters<typeof createAxiosTransport>[0];

/** A transport to an address of the test's own server. */
export function transportTo(
  url: string,
  options: Partial<Pick<TransportOptions, 'tls' | 'proxy'>> = {},
): Transport {
  const baseUrl = parseHost(url);
  const credential = apiKeyCredential(CANARY_KEY);
  assert.ok(baseUrl.ok && credential.ok);
  return createAxiosTransport({
    baseUrl: baseUrl.value,
    credential: credential.value,
    ...options,
  });
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
