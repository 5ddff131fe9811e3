/** Asks a running platform for its devices, so that a dialog can suggest their IMEIs. */

import { DEVICES_PER_PAGE_RANGE, printable, type DevicesAnswer } from '../../lib/contract';
import { deviceCount, deviceList, type DeviceRecord } from '../../lib/onenet';
import type { Platform } from '../shared/platform/platform';
import { askPlatform } from './platform-query';

/** What a dialog knows of where the devices are; blank on the classic platform. */
export interface DevicesQuestion {
  readonly productId?: unknown;
  readonly projectId?: unknown;
}

/**
 * The first page alone: a list for a person to pick from.
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
