/** Asks a platform something harmless, to find out whether its address and key are right. */

import type { DiagnosisCode, TestAnswer } from '../../lib/contract';
import { execute, PlatformClock, resources, transportOver, type Transport } from '../../lib/onenet';
import { DEFAULT_IMEIS, embeddedSimulatorUrl } from '../../lib/simulator';
import type { AccessSecrets } from '../shared/platform/access';
import { connect, type Way } from '../shared/platform/connection';
import { diagnosisFor } from '../shared/admin/diagnosis';
import type { NodeAPI } from '../shared/node-red';
import type { WaySettings } from '../shared/platform/settings';

export interface ConnectionTest {
  readonly settings: WaySettings;
  readonly secrets: AccessSecrets;
  /** Whose resources to ask for; blank if nobody gave one. */
  readonly imei: string;
}

/** A clock that is off by less than this does no harm to certificates, tokens or times. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** No device has it, so that nobody's device is asked for by chance. */
const NOBODY = '000000000000000';

/** It never changes a device: it asks for the list of an IMEI's resources, which the platform has on record. */
export async function testConnection(
  RED: NodeAPI,
  { settings, secrets, imei }: ConnectionTest,
  signal: AbortSignal,
): Promise<TestAnswer> {
  const way = connect(RED, {
    settings,
    secrets,
    clock: new PlatformClock(),
    maxConnections: 1,
  });
  if (way.kind === 'problem') return { code: problemCode(way, settings, secrets) };
  const { transport } = way;
  let result: TestAnswer;
  try {
    result = await question(way, settings, imei, signal);
  } finally {
    await transport.close();
  }
  // Only now: a simulator that nobody but the test used is gone with it, and its page too.
  const page = way.simulator ? embeddedSimulatorUrl() : undefined;
  return page === undefined ? result : { ...result, page };
}

async function question(
  { transport, authority, simulator }: Extract<Way, { kind: 'connected' }>,
  settings: WaySettings,
  imei: string,
  signal: AbortSignal,
): Promise<TestAnswer> {
  const standIn = simulator ? DEFAULT_IMEIS.reachable : NOBODY;
  const asked = imei.trim();
  const clock: { ahead?: number } = {};
  const parsed = resources.parse({ imei: asked === '' ? standIn : asked });
  if (parsed.kind === 'invalid') return { code: 'imei-missing', authority };
  const { command } = parsed;
  const outcome = await execute(watchClock(transport, clock), resources, command, signal);
  const isOff = Math.abs(clock.ahead ?? 0) > CLOCK_TOLERANCE_MS;
  return {
    ...diagnosisFor({ simulator, auth: settings.auth })(outcome),
    authority,
    askedForDevice: asked !== '',
    ...(isOff ? { clockAhead: Math.round((clock.ahead ?? 0) / 1000) } : {}),
  };
}

/** What of the settings is in the way, as a code for which the catalogue has a sentence. */
function problemCode(
  { about }: Extract<Way, { kind: 'problem' }>,
  { auth, tokenRes = '' }: WaySettings,
  { apiKey = '', accessKey = '' }: AccessSecrets,
): DiagnosisCode {
  if (about !== 'access') return about;
  const key = auth === 'token' ? accessKey : apiKey;
  if (key.trim() === '') return 'key-missing';
  return auth === 'token' && tokenRes.trim() === '' ? 'res-missing' : 'key-odd';
}

function watchClock(transport: Transport, clock: { ahead?: number }): Transport {
  return transportOver(transport, async (request, options) => {
    const reply = await transport(request, options);
    if (reply.date !== undefined) clock.ahead = Date.now() - reply.date;
    return reply;
  });
}
