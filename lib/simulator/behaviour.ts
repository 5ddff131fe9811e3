/** What a behaviour is, and the list in which they are asked. */

import { INTERNAL_ERROR, NOT_FOUND, type Answer } from './answers';
import type { CommandDelivery } from './devices/delivery';
import type { Reporting } from './devices/reporting';
import type { SimulatedDevice } from './devices/simulated-device';
import type { SimulatorRequest } from './request';

/**
 * One thing that the platform does: returns an answer if the request is its business, `undefined` if not. Behaviours
 * are asked in order, and the first answer is the platform's; one put in front can therefore change any of it.
 */
export type Behaviour = (
  request: SimulatorRequest,
  platform: Platform,
) => Answer | undefined | Promise<Answer | undefined>;

/** What a behaviour may use. */
export interface Platform {
  readonly apiKey: string;
  /** In Base64: what a token has to be signed with. */
  readonly accessKey: string;
  /** By IMEI. */
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
  readonly deviceIds: DeviceIds;
  /** Delivers cached commands to the devices. */
  readonly commandDelivery: CommandDelivery;
  /** What devices have reported. */
  readonly reporting: Reporting;
  /** Milliseconds since 1970, by the simulator's clock. */
  now(): number;
  /** Resolves after so many milliseconds, and never once the simulator is closed. */
  wait(ms: number): Promise<void>;
}

/** The platform's own numbers of its devices, in the order in which they were added. */
export class DeviceIds {
  readonly #ids = new Map<SimulatedDevice, number>();
  readonly #devices: SimulatedDevice[] = [];

  add(device: SimulatedDevice): void {
    this.#ids.set(device, FIRST_ID + this.#devices.push(device) - 1);
  }

  of(device: SimulatedDevice): string {
    return String(this.#ids.get(device));
  }

  find(id: string): SimulatedDevice | undefined {
    return this.#devices[Number(id) - FIRST_ID];
  }

  /** 1 for the first device. */
  placeOf(device: SimulatedDevice): number {
    return Number(this.of(device)) - FIRST_ID + 1;
  }
}

const FIRST_ID = 500_000_001;

export interface Decision {
  readonly answer: Answer;
  /** What a behaviour threw, if one did. */
  readonly failure?: unknown;
}

/** The behaviours of one simulator, in the order in which they are asked. */
export class BehaviourList {
  #behaviours: readonly Behaviour[];

  constructor(behaviours: readonly Behaviour[]) {
    this.#behaviours = behaviours;
  }

  /** Puts a behaviour before all others; the result removes it. */
  prepend(behaviour: Behaviour): () => void {
    // A copy for each call, so that the same behaviour put in twice is two.
    const own: Behaviour = (request, platform) => behaviour(request, platform);
    this.#behaviours = [own, ...this.#behaviours];
    return () => {
      this.#behaviours = this.#behaviours.filter((other) => other !== own);
    };
  }

  /** The first answer that any of them gives. */
  async decide(request: SimulatorRequest, platform: Platform): Promise<Decision> {
    try {
      for (const behaviour of this.#behaviours) {
        const result = behaviour(request, platform);
        const answer = result instanceof Promise ? await result : result;
        if (answer !== undefined) return { answer };
      }
      return { answer: NOT_FOUND };
    } catch (failure) {
      return { answer: INTERNAL_ERROR, failure };
    }
  }
}
