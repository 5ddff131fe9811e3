/** The config node's test button, on the side of the runtime. */

import { parseBaseUrl } from '../../lib/onenet';
import type { Fields } from '../shared/admin/post-route';
import { isSimulator } from './authority';
import { testConnection, type TestResult } from './connection-test';

/** What of a running config node a test may fall back on. The key stays on this side. */
export interface RunningConfig {
  readonly host: string;
  readonly apiKey: string;
}

/**
 * Tests what stands in the dialog. A key that was not typed again is taken from the running node, and goes to that
 * node's server only: otherwise whoever may use the editor could have it sent to a server of their own.
 */
export async function answerTest(
  fields: Fields,
  running: RunningConfig | undefined,
  signal: AbortSignal,
): Promise<TestResult> {
  const host = textOf(fields.host);
  const typed = textOf(fields.apiKey);
  if (isReference(host) || isReference(typed)) return { finding: 'environment' };
  const test = { host, apiKey: typed, imei: textOf(fields.imei) };
  const stored = running?.apiKey ?? '';
  if (typed !== '' || stored === '' || isSimulator(host)) return testConnection(test, signal);
  return isSameServer(host, running?.host ?? '')
    ? testConnection({ ...test, apiKey: stored }, signal)
    : { finding: 'key-retype' };
}

/** Scheme, host name and port; a key that TLS protected must not go out without it. */
function isSameServer(host: string, runningHost: string): boolean {
  const a = parseBaseUrl(host);
  const b = parseBaseUrl(runningHost);
  return a.kind === 'valid' && b.kind === 'valid' && a.url.origin === b.url.origin;
}

/** `${NAME}` is replaced when a flow starts, and what it stands for is not the editor's business. */
function isReference(text: string): boolean {
  return /^\$(\{[^}]+\}|\([^)]+\))$/.test(text);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
