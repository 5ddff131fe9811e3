/** Asks a running platform which Resources a device has. */

import { DISCOVERY_LIMIT, type DeviceInstance, type DiscoveryAnswer } from '../../lib/contract';
import { Task } from '../../lib/dispatch';
import { readResourceList, resources, type Outcome, type ResourcesCommand } from '../../lib/onenet';
import { diagnosisFor } from '../shared/admin/diagnosis';
import type { Platform, PlatformTask } from '../shared/platform/platform';

/** How long somebody in front of a dialog may have to wait, other commands before it included. */
const PATIENCE_MS = 15_000;

/**
 * The question goes through the platform's queues like every command, so that its pace holds; after a while in vain
 * it is taken back.
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
  if (platform.problem !== undefined) return { code: 'config' };
  const parsed = resources.parse({ imei });
  if (parsed.kind === 'invalid') return { code: 'imei-missing' };
  const { command } = parsed;

  const source = platform.source(() => undefined);
  const giveUp = (): void => {
    source.close();
  };
  const patience = setTimeout(giveUp, PATIENCE_MS);
  signal.addEventListener('abort', giveUp);
  let attempts = 0;
  const outcome = await new Promise<Outcome>((settle) => {
    const question = new Question(command, (settled) => {
      ({ attempts } = question);
      settle(settled);
    });
    source.submit(question);
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

class Question extends Task implements PlatformTask {
  readonly operation = resources;
  readonly device: string;
  readonly replaces = undefined;

  constructor(
    readonly command: ResourcesCommand,
    readonly onSettled: (outcome: Outcome) => void,
  ) {
    super();
    // The platform answers from its record: the device's own commands neither wait for this nor hold it up.
    this.device = `resources of ${command.imei}`;
  }
}
