import { REACHABILITIES, SimulatedDevice, type Reachability } from './simulated-device';

/**
 * The devices that every simulator has unless it is told otherwise. Fifteen digits that end in a correct check
 * digit (3GPP TS 23.003, Annex B) and otherwise only count; 86 is the reporting body of most Chinese modules.
 */
export const DEFAULT_IMEIS: Readonly<Record<Reachability, string>> = {
  reachable: '860000000000017',
  slow: '860000000000025',
  asleep: '860000000000033',
  offline: '860000000000041',
};

/** Four devices in their first state, one of each kind of {@link Reachability}. */
export function createDefaultDevices(): SimulatedDevice[] {
  return REACHABILITIES.map(
    (reachability) => new SimulatedDevice({ imei: DEFAULT_IMEIS[reachability], reachability }),
  );
}
