/** Asks a running platform which Resources a device has. */

import { Task } from '../../lib/dispatch';
import {
  readResourceList,
  resources,
  type DeviceInstance,
  type Outcome,
  type ResourcesCommand,
} from '../../lib/onenet';
import { findingOf, findingOfSimulator, type Finding } from '../shared/finding';
import type { Platform, PlatformTask } from '../shared/platform';

/** How long somebody in front of a dialog may have to wait, other commands before it included. */
const PATIENCE_MS = 15_000;

export interface Discovery extends Finding {
  /** Host and port, as sentences name them. */
  readonly authority?: string;
  readonly instances?: readonly DeviceInstance[];
}

/**
 * The question goes through the platform's queues like every command, so that its pace holds; after a while in vain
 * it is taken back.
 */
export async function discover(
  platform: Platform | undefined,
  imei: unknown,
  signal: AbortSignal,
): Promise<Discovery> {
  if (platform === undefined) return { finding: 'not-deployed' };
  if (platform.problem !== undefined) return { finding: 'config' };
  const parsed = resources.parse({ imei });
  if (parsed.kind === 'invalid') return { finding: 'imei-missing' };
  const { command } = parsed;

  const source = platform.source(() => undefined);
  const giveUp = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  giveUp.addEventListener('abort', () => {
    source.close();
  });
  const outcome = await new Promise<Outcome>((settle) => {
    source.submit(new Question(command, settle));
  });
  source.close();
  return {
    ...(platform.simulator ? findingOfSimulator(outcome) : findingOf(outcome)),
    authority: platform.authority,
    ...(outcome.kind === 'accepted' ? { instances: readResourceList(outcome.reply) } : {}),
  };
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
