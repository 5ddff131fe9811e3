import type { Answer } from './answer';
import type { Courier } from './cached/courier';
import type { SimulatorRequest } from './request';
import type { SimulatedDevice } from './simulated-device';

/**
 * One thing that the platform does: an answer if it is this behaviour's turn, nothing if it is not. Behaviours
 * are asked in order, and the first answer is the platform's; one put in front can therefore change any of it.
 */
export type Behaviour = (
  request: SimulatorRequest,
  platform: Platform,
) => Answer | undefined | Promise<Answer | undefined>;

/** What a behaviour may know and do. */
export interface Platform {
  readonly apiKey: string;
  /** In Base64: what a token has to be signed with. */
  readonly accessKey: string;
  /** By IMEI. */
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
  /** Brings cached commands to the devices. */
  readonly courier: Courier;
  /** Milliseconds since 1970, by the simulator's clock. */
  now(): number;
  /** Resolves after so many milliseconds, and never once the simulator is closed. */
  wait(ms: number): Promise<void>;
}
