/** What a person in front of a dialog asks of a running platform: which devices there are, and what one of them has. */

import {
  DEVICES_PER_PAGE_RANGE,
  DISCOVERY_LIMIT,
  isReference,
  printable,
  type DeviceInstance,
  type DevicesAnswer,
  type Diagnosis,
  type DiscoveryAnswer,
} from '../../lib/contract';
import {
  deviceCount,
  deviceList,
  readResourceList,
  resources,
  type DeviceRecord,
  type Operation,
  type Outcome,
} from '../../lib/onenet';
import { callFromDialog, diagnosisFor } from '../shared/admin/dialog-call';
import type { Platform } from '../shared/platform/platform';

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
export function listedResources(
  reply: Parameters<typeof readResourceList>[0],
): Pick<DiscoveryAnswer, 'instances' | 'more'> {
  const instances: DeviceInstance[] = [];
  let left = DISCOVERY_LIMIT;
  let more = 0;
  for (const instance of readResourceList(reply)) {
    const resources = instance.resources.slice(0, left);
    left -= resources.length;
    more += instance.resources.length - resources.length;
    if (resources.length > 0) instances.push({ ...instance, resources });
  }
  return more === 0 ? { instances } : { instances, more };
}

interface Asked {
  readonly diagnosis: Diagnosis & {
    /** Host and port, as sentences name them. */
    readonly authority: string;
  };
  /** Only of an answer that could be read. */
  readonly accepted?: Outcome & { readonly kind: 'accepted' };
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
