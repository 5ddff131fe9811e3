import { REACHABILITIES, SimulatedDevice, type Reachability } from './simulated-device';

/**
 * The devices that every simulator has unless it is told otherwise. Fifteen digits that end in a correct check
 * digit (3GPP TS 23.003, Annex B) and otherwise only count; 86 is the reporting body of most Chinese modules.
 */
export const DEFAULT_IMEIS: Readonly<Record<Reachability | 'sleepy', string>> = {
  reachable: '860000000000017',
  slow: '860000000000025',
  asleep: '860000000000033',
  offline: '860000000000041',
  sleepy: '860000000000058',
};

export interface DefaultDevicesOptions {
  /** How often the sleepy device wakes by itself, in milliseconds. Default: 20 000. */
  readonly sleepyWakeEveryMs?: number;
}

/** Five devices in their first state: one of each kind of {@link Reachability}, and one that sleeps, but not soundly. */
export function createDefaultDevices({
  sleepyWakeEveryMs: wakeEveryMs = 20_000,
}: DefaultDevicesOptions = {}): SimulatedDevice[] {
  return [
    ...REACHABILITIES.map(
      (reachability) => new SimulatedDevice({ imei: DEFAULT_IMEIS[reachability], reachability }),
    ),
    new SimulatedDevice({ imei: DEFAULT_IMEIS.sleepy, reachability: 'asleep', wakeEveryMs }),
  ];
}
