/** OneNET's platform with devices, without an account: for a first try, for examples and for tests. */

export {
  acquireSimulator,
  embeddedSimulatorDevices,
  embeddedSimulatorPage,
  embeddedSimulatorUrl,
  type AcquiredSimulator,
} from './embedded';
export { sendPageFile } from './page';
export { Simulator, SIMULATOR_ACCESS_KEY, SIMULATOR_API_KEY, startSimulator } from './simulator';

export { createDefaultDevices, DEFAULT_IMEIS } from './devices/default-devices';
export { SimulatedDevice } from './devices/simulated-device';
export type {
  HeldValue,
  ObjectModel,
  Reachability,
  ResourceModel,
  ResourceType,
} from './devices/model';
export * from './devices/objects';

export { HANG_UP, raw, refuse, succeed, unsuccess } from './answers';
export type { Behaviour } from './behaviours/behaviour';
export type { PushTarget } from './push';
export type { RequestLogEntry } from './request';
export { systemClock, type Clock } from './clock';
