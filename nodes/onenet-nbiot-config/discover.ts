/** Asks a running platform which Resources a device has. */

import { Task } from '../../lib/dispatch';
import {
  readResourceList,
  resources,
  type DeviceInstance,
  type Outcome,
  type ResourcesCommand,
} from '../../lib/onenet';
import { findingFor, type Finding } from '../shared/admin/diagnosis';
import type { Platform, PlatformTask } from '../shared/platform/platform';

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
 *
 * @param auth how the platform is signed in to
 */
export async function discover(
  platform: Platform | undefined,
  auth: string | undefined,
  imei: unknown,
  signal: AbortSignal,
): Promise<Discovery> {
  if (platform === undefined) return { finding: 'not-deployed' };
  if (platform.problem !== undefined) return { finding: 'config' };
  const parsed = resources.parse({ imei });
  if (parsed.kind === 'invalid') return { finding: 'imei-missing' };
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
  if (isTakenBack(outcome) && attempts > 0) return { finding: 'silent', authority };
  return {
    ...findingFor({ simulator, auth })(outcome),
    authority,
    ...(outcome.kind === 'accepted' ? { instances: readResourceList(outcome.reply) } : {}),
  };
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
