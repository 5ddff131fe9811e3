/** Asks a running platform which Resources a device has. */

import { DISCOVERY_LIMIT, type DeviceInstance, type DiscoveryAnswer } from '../../lib/contract';
import { readResourceList, resources } from '../../lib/onenet';
import type { Platform } from '../shared/platform/platform';
import { askPlatform } from './platform-query';

/** @param auth how the platform is signed in to */
export async function discover(
  platform: Platform | undefined,
  auth: string | undefined,
  imei: unknown,
  signal: AbortSignal,
): Promise<DiscoveryAnswer> {
  if (platform === undefined) return { code: 'not-deployed' };
  if (platform.fault !== undefined) return { code: 'config' };
  const parsed = resources.parse({ imei });
  if (!parsed.ok) return { code: 'imei-missing' };
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
