/** The one simulator inside this process, shared by all that acquire it. */

import { DEFAULT_SIMULATOR_DEVICES, SIMULATOR_DEVICES_RANGE } from '../contract';
import { createDefaultDevices } from './devices/default-devices';
import type { SimulatedDevice } from './devices/simulated-device';
import type { Uplink } from './devices/model';
import type { Page } from './page';
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

interface AcquireOptions {
  /** Where to listen; see {@link acquireSimulator}. */
  readonly port?: number;
  /**
   * How many devices this user needs, of {@link SIMULATOR_DEVICES_RANGE}; anything else counts as five. There are as many as
   * the user who needs most has asked for.
   */
  readonly devices?: number;
}

/**
 * Starts the simulator for the first user, and shares it with every later one.
 *
 * It listens on `port` if that is free, and on any free port if it is not. By default it returns to the port that it
 * had last, so that an open page finds it again after a redeploy; the first time it prefers {@link PREFERRED_PORT}.
 */
export function acquireSimulator({
  port,
  devices: wanted,
}: AcquireOptions = {}): Promise<AcquiredSimulator> {
  return inTurn(async () => {
    const devices = firstDevices(countOf(wanted));
    const simulator = (running ??= await startNear(port ?? lastPort, devices));
    for (const device of devices) simulator.addDevice(device);
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

function countOf(wanted = DEFAULT_SIMULATOR_DEVICES): number {
  const { min, max } = SIMULATOR_DEVICES_RANGE;
  return Number.isInteger(wanted) && wanted >= min && wanted <= max
    ? wanted
    : DEFAULT_SIMULATOR_DEVICES;
}

/** The first so many of the devices, which are made when they are needed for the first time. */
function firstDevices(count: number): readonly SimulatedDevice[] {
  if (known.length < count) {
    known = [...known, ...createDefaultDevices({ count }).slice(known.length)];
  }
  return known.slice(0, count);
}

/** Where the simulator and its page are now, such as `http://127.0.0.1:18830`; `undefined` while it is not acquired. */
export function embeddedSimulatorUrl(): string | undefined {
  return running?.url;
}

/** The page of the simulator, for Node-RED to show below its own address; `undefined` while it is not acquired. */
export function embeddedSimulatorPage(): Page | undefined {
  return running?.page;
}

/** Its devices as they are now; those that it will have at least, while it is not acquired. */
export function embeddedSimulatorDevices(): readonly SimulatedDevice[] {
  return running === undefined
    ? firstDevices(DEFAULT_SIMULATOR_DEVICES)
    : [...running.devices.values()];
}

/** Not in the range from which systems take the ports of outgoing connections. */
const PREFERRED_PORT = 18830;

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
let known: readonly SimulatedDevice[] = [];
let previous: Promise<unknown> = Promise.resolve();
