/** OneNET's platform with devices, without an account: for a first try, for examples and for tests. */

export {
  acquireSimulator,
  embeddedSimulatorDevices,
  embeddedSimulatorPage,
  embeddedSimulatorUrl,
  type AcquiredSimulator,
} from './embedded';
export { sendPageFile } from './page';
export {
  Simulator,
  SIMULATOR_ACCESS_KEY,
  SIMULATOR_API_KEY,
  startSimulator,
  type SimulatorOptions,
} from './simulator';

export {
  createDefaultDevices,
  DEFAULT_IMEIS,
  type DefaultDevicesOptions,
} from './devices/default-devices';
export {
  SimulatedDevice,
  type RefusedWrite,
  type SimulatedDeviceOptions,
} from './devices/simulated-device';
export type {
  HeldValue,
  ObjectModel,
  Operations,
  Reachability,
  ResourceModel,
  ResourceType,
} from './devices/model';
export * from './devices/objects';

export { HANG_UP, raw, refuse, succeed, SUCCESS, unsuccess } from './answers';
export type { Answer, HangUp, RawAnswer, Reply, SubCode } from './answers';
export type { Behaviour, Platform } from './behaviours/behaviour';
export type { PushOptions, PushTarget } from './push';
export type { RequestLogEntry, SimulatorRequest } from './request';
export { systemClock, type Clock } from './clock';
