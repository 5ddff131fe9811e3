/** The config node's test button, on the side of the runtime. */

import type { TestAnswer } from '../../lib/contract';
import { parseBaseUrl } from '../../lib/onenet';
import type { AccessSecrets } from '../shared/platform/access';
import type { Fields } from '../shared/admin/admin-route';
import { isSimulator } from '../shared/platform/connection';
import type { NodeAPI } from '../shared/node-red';
import { isReference } from '../shared/reference';
import { readWaySettings, type WaySettings } from '../shared/platform/settings';
import { testConnection } from './connection-test';

/** What of a running config node a test may fall back on. The keys stay on this side. */
export interface RunningConfig {
  readonly settings: WaySettings;
  readonly secrets: AccessSecrets;
}

/**
 * Tests what stands in the dialog. A key that was not typed again is taken from the running node, and goes to that
 * node's server and on that node's way only: otherwise whoever may use the editor could have it sent to a server of
 * their own.
 */
export async function answerTest(
  RED: NodeAPI,
  fields: Fields,
  running: RunningConfig | undefined,
  signal: AbortSignal,
): Promise<TestAnswer> {
  const settings = readWaySettings(fields);
  const secret = settings.auth === 'token' ? 'accessKey' : 'apiKey';
  const typed = textOf(fields[secret]);
  if (REFERABLE.some((name) => isReference(settings[name] ?? '')) || isReference(typed)) {
    return { code: 'environment' };
  }
  const test = { settings, secrets: { [secret]: typed }, imei: textOf(fields.imei) };
  const stored = running?.secrets[secret] ?? '';
  if (typed !== '' || stored === '' || isSimulator(settings.host ?? '')) {
    return testConnection(RED, test, signal);
  }
  return isSameWay(settings, running?.settings ?? {})
    ? testConnection(RED, { ...test, secrets: { [secret]: stored } }, signal)
    : { code: 'key-retype' };
}

const REFERABLE = ['host', 'tokenRes'] as const;

/** The same scheme, host name and port, checked and reached alike: TLS and proxy decide who else sees the key. */
function isSameWay(typed: WaySettings, running: WaySettings): boolean {
  const a = parseBaseUrl(typed.host ?? '');
  const b = parseBaseUrl(running.host ?? '');
  const isSameServer = a.kind === 'valid' && b.kind === 'valid' && a.url.origin === b.url.origin;
  return (
    isSameServer &&
    nodeId(typed.tls) === nodeId(running.tls) &&
    nodeId(typed.proxy) === nodeId(running.proxy)
  );
}

/** The editor has `_ADD_` where no node is chosen. */
function nodeId(id: string | undefined): string {
  return id === undefined || id === '_ADD_' ? '' : id;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
