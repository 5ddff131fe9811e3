import type { Clock } from './clock';
import type { RequestLogEntry } from './request-log';
import type { SimulatedDevice } from './simulated-device';

/** Opens the simulator to nobody but this machine, and so is no secret. As long as a real key: 28 characters. */
export const SIMULATOR_API_KEY = 'onenet=simulator=not=secret=';

/** What tokens are signed with, and no more secret: 32 bytes in Base64, like a real one. */
export const SIMULATOR_ACCESS_KEY = 'b25lbmV0LXNpbXVsYXRvci1pcy1ub3QtYS1zZWNyZXQ=';

export interface SimulatorOptions {
  /** Default: 0, any that is free. */
  readonly port?: number;
  readonly apiKey?: string;
  /** In Base64. Whoever has it can sign a token instead of sending the api-key. */
  readonly accessKey?: string;
  /** Default: a new set of {@link createDefaultDevices}. */
  readonly devices?: readonly SimulatedDevice[];
  /** Called after each answer. */
  readonly onRequest?: (entry: RequestLogEntry) => void;
  /** For a test that does not want to wait 25 seconds for a device that sleeps. */
  readonly clock?: Clock;
}
