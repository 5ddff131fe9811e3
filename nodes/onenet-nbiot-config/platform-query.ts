/**
 * The queries of the dialogs to a platform: the list of its devices, the Resources of one of them, and the connection test of
 * a platform as it stands in the dialog of a config node.
 */

import {
  DEVICES_PER_PAGE_RANGE,
  DISCOVERY_LIMIT,
  isReference,
  isSimulator,
  parseHost,
  printable,
  type DeviceInstance,
  type DevicesAnswer,
  type Diagnosis,
  type DiagnosisCode,
  type DiscoveryAnswer,
  type TestAnswer,
} from '../../lib/contract';
import {
  deviceCount,
  deviceList,
  perform,
  PlatformClock,
  readResourceList,
  resources,
  transportOver,
  type AcceptedOutcome,
  type DeviceRecord,
  type Operation,
  type Outcome,
  type Transport,
} from '../../lib/onenet';
import { DEFAULT_IMEIS, embeddedSimulatorUrl } from '../../lib/simulator';
import { callFromDialog, diagnosisFor } from '../shared/admin/dialog-call';
import type { Node, NodeAPI } from '../shared/node-red';
import {
  createConnection,
  type ConnectionResult,
  type PlatformConnection,
} from '../shared/platform/connection';
import type { Platform } from '../shared/platform/platform';
import {
  readConnectionSettings,
  type AccessSecrets,
  type ConnectionSettings,
} from '../shared/platform/settings';
import type { Fields } from '../shared/registration';

/** What a dialog knows of where the devices are; blank on the classic platform. */
interface DevicesQuestion {
  readonly productId?: unknown;
  readonly projectId?: unknown;
}

/**
 * The platform's devices, so that a dialog can suggest their IMEIs. The first page alone: a list for a person to pick from.
 *
 * @param auth how the platform is signed in to
 */
export async function listDevices(
  platform: Platform | undefined,
  auth: string | undefined,
  { productId, projectId }: DevicesQuestion,
  signal: AbortSignal,
): Promise<DevicesAnswer> {
  if (platform === undefined) return { code: 'not-deployed' };
  if (platform.fault !== undefined) return { code: 'config' };
  const parsed = deviceList.parse({ productId, projectId, perPage: DEVICES_PER_PAGE_RANGE.max });
  if (!parsed.ok) return { code: 'config' };
  const asked = await askPlatform(
    { platform, auth },
    deviceList,
    parsed.value,
    'list of devices',
    signal,
  );
  const { diagnosis, accepted } = asked;
  if (accepted === undefined) return diagnosis;
  const listed = accepted.payload as readonly DeviceRecord[];
  // A platform may send more than it was asked for.
  const devices = listed.slice(0, DEVICES_PER_PAGE_RANGE.max).flatMap(({ imei, title }) => {
    if (imei === undefined) return [];
    return [{ imei: printable(imei, SHOWN), title: printable(title ?? '', SHOWN) }];
  });
  const shown = Math.min(listed.length, DEVICES_PER_PAGE_RANGE.max);
  const more = Math.max(listed.length, deviceCount(accepted.reply) ?? 0) - shown;
  return more === 0 ? { ...diagnosis, devices } : { ...diagnosis, devices, more };
}

/** Characters of an IMEI or a title. */
const SHOWN = 64;

/** Which Resources a device has. @param auth how the platform is signed in to */
export async function discover(
  platform: Platform | undefined,
  auth: string | undefined,
  imei: unknown,
  signal: AbortSignal,
): Promise<DiscoveryAnswer> {
  if (platform === undefined) return { code: 'not-deployed' };
  if (platform.fault !== undefined) return { code: 'config' };
  const parsed = resources.parse({ imei });
  if (!parsed.ok) return { code: isReference(imei) ? 'environment' : 'imei-missing' };
  const command = parsed.value;
  // The platform answers from its record: the device's own commands need not wait for this.
  const subject = `resources of ${command.imei}`;
  const asked = await askPlatform({ platform, auth }, resources, command, subject, signal);
  const { diagnosis, accepted } = asked;
  return accepted === undefined ? diagnosis : { ...diagnosis, ...listedResources(accepted.reply) };
}

/** As many Resources as a dialog lists, of an answer of the platform, and how many more there are. */
function listedResources(
  reply: Parameters<typeof readResourceList>[0],
): Pick<DiscoveryAnswer, 'instances' | 'more'> {
  const instances: DeviceInstance[] = [];
  let left = DISCOVERY_LIMIT;
  let more = 0;
  for (const instance of readResourceList(reply)) {
    const listed = instance.resources.slice(0, left);
    left -= listed.length;
    more += instance.resources.length - listed.length;
    if (listed.length > 0) instances.push({ ...instance, resources: listed });
  }
  return more === 0 ? { instances } : { instances, more };
}

interface Asked {
  readonly diagnosis: Diagnosis & {
    /** Host and port, as sentences name them. */
    readonly authority: string;
  };
  /** Only of an answer that could be read. */
  readonly accepted?: AcceptedOutcome;
}

/**
 * @param auth how the platform is signed in to
 * @param subject what it is about, as a name that no device has: commands neither wait for it nor are held up by it
 */
async function askPlatform<Command>(
  { platform, auth }: { readonly platform: Platform; readonly auth: string | undefined },
  operation: Operation<never, Command>,
  command: Command,
  subject: string,
  signal: AbortSignal,
): Promise<Asked> {
  const call = { operation, command, subject, signal };
  const { outcome, attempts } = await callFromDialog(platform, call);
  const { authority, simulator } = platform;
  // It was taken back while it was to be sent once more: the queues were not what it waited for.
  if (isTakenBack(outcome) && attempts > 0) return { diagnosis: { code: 'silent', authority } };
  return {
    diagnosis: { ...diagnosisFor({ simulator, auth })(outcome), authority },
    ...(outcome.kind === 'accepted' ? { accepted: outcome } : {}),
  };
}

function isTakenBack(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && outcome.error.code === 'ONENET_STOPPED';
}

/** What of a running config node a test may fall back on. The keys stay on this side. */
export interface RunningConfig {
  readonly node: Node;
  readonly settings: ConnectionSettings;
  readonly secrets: AccessSecrets;
}

interface ConnectionTest {
  readonly settings: ConnectionSettings;
  readonly secrets: AccessSecrets;
  /** Whose resources to ask for; blank if none was given. */
  readonly imei: string;
  /** Whether to answer with the list itself. */
  readonly wantsList: boolean;
}

/** A clock that is off by less than this does no harm to certificates, tokens or times. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** No device has it, so that no real device is asked for by chance. */
const NO_DEVICE = '000000000000000';

/**
 * Tests what stands in the dialog. A key that was not typed again is taken from the running node, and used only as that
 * node uses it: sent to the same server under the same path, over the same TLS and proxy, for the same kind of sign-in.
 * Otherwise any user of the editor could have it sent to a server of their own.
 *
 * With `list` the answer has the Resources of the device, too: a dialog can discover them before its platform is deployed.
 */
export async function answerTest(
  RED: NodeAPI,
  fields: Fields,
  running: RunningConfig | undefined,
  signal: AbortSignal,
): Promise<TestAnswer & Omit<DiscoveryAnswer, 'code'>> {
  const settings = readConnectionSettings(fields);
  const { host = '', tokenRes = '' } = settings;
  const secret = settings.auth === 'token' ? 'accessKey' : 'apiKey';
  const typed = stringOf(fields[secret]);
  const values = settings.auth === 'token' ? [host, typed, tokenRes] : [host, typed];
  const variable = environmentDiagnosis(RED, values, running);
  if (variable !== undefined) return variable;
  const asked = { imei: stringOf(fields.imei), wantsList: fields.list === true };
  // It may be of the flow of another node, so that nothing can be said of whether it is set.
  if (isReference(asked.imei)) return { code: 'environment' };
  const test = { settings, secrets: { [secret]: typed }, ...asked };
  const stored = running?.secrets[secret] ?? '';
  if (typed !== '' || stored === '' || isSimulator(host)) return testConnection(RED, test, signal);
  return isSameUse(settings, running?.settings ?? {})
    ? testConnection(RED, { ...test, secrets: { [secret]: stored } }, signal)
    : { code: 'key-retype' };
}

/**
 * What an environment variable stands for only the running flow knows; that it stands for nothing can be said before.
 */
function environmentDiagnosis(
  RED: NodeAPI,
  values: readonly string[],
  running: RunningConfig | undefined,
): TestAnswer | undefined {
  const names = values.flatMap((value) =>
    [...value.matchAll(/\$\{([^{}]+)\}|\$\(([^()]+)\)/g)].map(([, a, b]) => a ?? b ?? ''),
  );
  const unset = names.find((name) => !isSet(RED, name, running?.node));
  if (unset !== undefined) return { code: 'environment-unset', says: unset };
  return values.some(isReference) ? { code: 'environment' } : undefined;
}

/** A node that has not been deployed may still get a variable of the global config node. */
function isSet(RED: NodeAPI, name: string, node: Node | undefined): boolean {
  if (node !== undefined) return RED.util.getSetting(node, name, node._flow) !== undefined;
  const global = new Set<string | undefined>();
  RED.nodes.eachNode(({ type, env = [] }) => {
    if (type === 'global-config') env.forEach((each) => global.add(each.name));
  });
  return global.has(name) || process.env[name] !== undefined;
}

function isSameUse(typed: ConnectionSettings, running: ConnectionSettings): boolean {
  if (isSimulator(typed.host) || isSimulator(running.host)) return false;
  const [a, b] = [parseHost(typed.host ?? ''), parseHost(running.host ?? '')];
  if (!a.ok || !b.ok) return false;
  const isSameAddress = a.value.origin === b.value.origin && a.value.prefix === b.value.prefix;
  return isSameAddress && useOf(typed) === useOf(running);
}

/** TLS and proxy decide who else sees the key; what a token opens is signed with it. */
function useOf({ auth, tokenRes = '', tls, proxy }: ConnectionSettings): string {
  const access = auth === 'token' ? ['token', tokenRes] : ['api-key'];
  return JSON.stringify([...access, nodeId(tls), nodeId(proxy)]);
}

/** The editor has `_ADD_` where no node is chosen. */
function nodeId(id: string | undefined): string {
  return id === undefined || id === '_ADD_' ? '' : id;
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** It never changes a device: it asks for the list of an IMEI's resources, which the platform has on record. */
async function testConnection(
  RED: NodeAPI,
  { settings, secrets, ...asked }: ConnectionTest,
  signal: AbortSignal,
): Promise<TestAnswer> {
  const clock = new PlatformClock();
  const connection = createConnection(RED, { settings, secrets, clock });
  if (!connection.ok) return { code: codeOf(connection, settings, secrets) };
  const { transport, simulator } = connection.value;
  let result: TestAnswer;
  try {
    result = await askForResources(connection.value, settings, asked, signal);
  } finally {
    await transport.close();
  }
  // Only now: a simulator that only the test used is gone with it, and its page too.
  const page = simulator ? embeddedSimulatorUrl() : undefined;
  return page === undefined ? result : { ...result, page };
}

async function askForResources(
  { transport, authority, simulator }: PlatformConnection,
  settings: ConnectionSettings,
  { imei, wantsList }: Pick<ConnectionTest, 'imei' | 'wantsList'>,
  signal: AbortSignal,
): Promise<TestAnswer> {
  const standIn = simulator ? DEFAULT_IMEIS.reachable : NO_DEVICE;
  const clock: { ahead?: number } = {};
  const parsed = resources.parse({ imei: imei === '' ? standIn : imei });
  if (!parsed.ok) return { code: 'imei-missing', authority };
  const outcome = await perform(watchClock(transport, clock), resources, parsed.value, signal);
  const { ahead = 0 } = clock;
  const isOff = Math.abs(ahead) > CLOCK_TOLERANCE_MS;
  return {
    ...diagnosisFor({ simulator, auth: settings.auth })(outcome),
    authority,
    askedForDevice: imei !== '',
    ...(wantsList && outcome.kind === 'accepted' ? listedResources(outcome.reply) : {}),
    ...(isOff ? { clockAhead: Math.round(ahead / 1000) } : {}),
  };
}

/** What of the settings is in the way, as a code for which the catalogue has a sentence. */
function codeOf(
  { about, fault }: Extract<ConnectionResult, { ok: false }>,
  { auth, tokenRes = '' }: ConnectionSettings,
  { apiKey = '', accessKey = '' }: AccessSecrets,
): DiagnosisCode {
  if (about !== 'access') return about;
  if (fault.rule === 'keyIsToken') return 'key-is-token';
  const key = auth === 'token' ? accessKey : apiKey;
  if (key.trim() === '') return 'key-missing';
  return auth === 'token' && tokenRes === '' ? 'res-missing' : 'key-odd';
}

function watchClock(transport: Transport, clock: { ahead?: number }): Transport {
  return transportOver(transport, async (request, options) => {
    const reply = await transport(request, options);
    if (reply.date !== undefined) clock.ahead = Date.now() - reply.date;
    return reply;
  });
}
