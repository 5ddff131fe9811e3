/** The one simulator inside this process, shared by everybody who asks for it. */

import { createDefaultDevices } from './default-devices';
import { startSimulator, type Simulator } from './simulator';
import type { SimulatedDevice } from './simulated-device';

export interface AcquiredSimulator {
  readonly url: string;
  /** Not secret: it opens nothing but simulated devices on this machine. */
  readonly apiKey: string;
  /** Gives it back; a second call does nothing more. The simulator stops with the last of its users. */
  release(): Promise<void>;
}

/** Starts the simulator for the first user, and shares it with every later one. */
export function acquireSimulator(): Promise<AcquiredSimulator> {
  return inTurn(async () => {
    devices ??= createDefaultDevices();
    running ??= await startSimulator({ devices });
    users += 1;
    let released: Promise<void> | undefined;
    return {
      url: running.url,
      apiKey: running.apiKey,
      release: () => (released ??= inTurn(giveBack)),
    };
  });
}

async function giveBack(): Promise<void> {
  users -= 1;
  if (users > 0) return;
  const last = running;
  running = undefined;
  await last?.close();
}

/** Starting and stopping take a while, and a redeploy does both at once: one step ends before the next begins. */
function inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
  const result = previous.then(step);
  previous = result.catch(() => undefined);
  return result;
}

let users = 0;
let running: Simulator | undefined;
/** Kept when the simulator stops, so that a redeploy does not switch off the lamps. */
let devices: readonly SimulatedDevice[] | undefined;
let previous: Promise<unknown> = Promise.resolve();
