/** The one simulator inside this process, shared by all that acquire it. */

import { createDefaultDevices } from './devices/default-devices';
import type { SimulatedDevice } from './devices/simulated-device';
import type { Uplink } from './devices/model';
import type { Page } from './page/page';
import type { PushTarget } from './push';
import { startSimulator, type Simulator } from './simulator';

export interface AcquiredSimulator {
  readonly url: string;
  /** Not secret: it opens nothing but simulated devices on this machine. */
  readonly apiKey: string;
  /** Signs tokens; not secret either. */
  readonly accessKey: string;
  /** Wakes one of its devices, as {@link Simulator.wake} does. */
  wake(imei: string, uplink?: Uplink): boolean;
  /**
   * Pushes what its devices report, and what becomes of cached commands, to an address of this machine; the result ends
   * it, and so does {@link release} for the last user.
   */
  subscribe(target: PushTarget): () => void;
  /** Gives it back; a second call does nothing more. The simulator stops with the last of its users. */
  release(): Promise<void>;
}

/**
 * Starts the simulator for the first user, and shares it with every later one.
 *
 * It listens on `port` if that is free, and on any free port if it is not. By default it returns to the port that it
 * had last, so that an open page finds it again after a redeploy; the first time it prefers {@link PREFERRED_PORT}.
 */
export function acquireSimulator({
  port,
}: { readonly port?: number } = {}): Promise<AcquiredSimulator> {
  return inTurn(async () => {
    devices ??= createDefaultDevices();
    const simulator = (running ??= await startNear(port ?? lastPort, devices));
    lastPort = Number(new URL(simulator.url).port);
    users += 1;
    let released: Promise<void> | undefined;
    return {
      url: simulator.url,
      apiKey: simulator.apiKey,
      accessKey: simulator.accessKey,
      wake: (imei, uplink) => simulator.wake(imei, uplink),
      subscribe: (target) => simulator.push.subscribe(target),
      release: () => (released ??= inTurn(giveBack)),
    };
  });
}

/** Where the simulator and its page are now, such as `http://127.0.0.1:18830`; `undefined` while it is not acquired. */
export function embeddedSimulatorUrl(): string | undefined {
  return running?.url;
}

/** The page of the simulator, for Node-RED to show below its own address; `undefined` while it is not acquired. */
export function embeddedSimulatorPage(): Page | undefined {
  return running?.page;
}

/** Its devices as they are now; those that it will have, while it has never been acquired. */
export function embeddedSimulatorDevices(): readonly SimulatedDevice[] {
  return (devices ??= createDefaultDevices());
}

/** Not in the range from which systems take the ports of outgoing connections. */
export const PREFERRED_PORT = 18830;

async function startNear(port: number, devices: readonly SimulatedDevice[]): Promise<Simulator> {
  try {
    return await startSimulator({ port, devices, sensors: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    return startSimulator({ devices, sensors: true });
  }
}

async function giveBack(): Promise<void> {
  users -= 1;
  if (users > 0) return;
  const last = running;
  running = undefined;
  await last?.close();
}

/** Starting and stopping take a while, and a redeploy does both at once: one ends before the next begins. */
function inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
  const result = previous.then(step);
  previous = result.catch(() => undefined);
  return result;
}

let users = 0;
let lastPort = PREFERRED_PORT;
let running: Simulator | undefined;
/** Kept when the simulator stops, so that a redeploy does not switch off the lamps. */
let devices: readonly SimulatedDevice[] | undefined;
let previous: Promise<unknown> = Promise.resolve();
