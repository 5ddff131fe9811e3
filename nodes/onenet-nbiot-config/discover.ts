/** Asks a running platform which Resources a device has. */

import { DISCOVERY_LIMIT, type DeviceInstance, type DiscoveryAnswer } from '../../lib/contract';
import type { Past } from '../../lib/dispatch';
import {
  readResourceList,
  resources,
  type Outcome,
  type ResourcesCommand,
  type SendContext,
} from '../../lib/onenet';
import { diagnosisFor } from '../shared/admin/diagnosis';
import type { Platform, PlatformTask } from '../shared/platform/platform';

/** How long a person in front of a dialog may have to wait, other commands before it included. */
const PATIENCE_MS = 15_000;

/**
 * The query goes through the platform's queues like every command, so that its pace holds; after a while without an
 * answer it is taken back.
 *
 * @param auth how the platform is signed in to
 */
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

  const source = platform.source(() => undefined, { failsFast: true });
  const giveUp = (): void => {
    source.close();
  };
  const patience = setTimeout(giveUp, PATIENCE_MS);
  signal.addEventListener('abort', giveUp);
  let attempts = 0;
  const outcome = await new Promise<Outcome>((settle) => {
    const query = new ResourcesQuery(parsed.value, (settled, past) => {
      ({ attempts } = past);
      settle(settled);
    });
    source.submit(query);
  });
  clearTimeout(patience);
  source.close();
  const { authority, simulator } = platform;
  // It was taken back while it was to be sent once more: the queues were not what it waited for.
  if (isTakenBack(outcome) && attempts > 0) return { code: 'silent', authority };
  return {
    ...diagnosisFor({ simulator, auth })(outcome),
    authority,
    ...(outcome.kind === 'accepted' ? cut(readResourceList(outcome.reply)) : {}),
  };
}

/** As many Resources as a dialog lists, and how many more there are. */
function cut(listed: readonly DeviceInstance[]): Pick<DiscoveryAnswer, 'instances' | 'more'> {
  const instances: DeviceInstance[] = [];
  let left = DISCOVERY_LIMIT;
  let more = 0;
  for (const instance of listed) {
    const resources = instance.resources.slice(0, left);
    left -= resources.length;
    more += instance.resources.length - resources.length;
    if (resources.length > 0) instances.push({ ...instance, resources });
  }
  return more === 0 ? { instances } : { instances, more };
}

function isTakenBack(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && outcome.error.code === 'ONENET_STOPPED';
}

class ResourcesQuery implements PlatformTask {
  readonly operation = resources;
  readonly device: string;
  readonly replaces = undefined;
  context: SendContext | undefined = undefined;

  constructor(
    readonly command: ResourcesCommand,
    readonly onSettled: (outcome: Outcome, past: Past) => void,
  ) {
    // The platform answers from its record: the device's own commands neither wait for this nor hold it up.
    this.device = `resources of ${command.imei}`;
  }
}
