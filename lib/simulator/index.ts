/** OneNET's platform with devices, without an account: for a first try, for examples and for tests. */

export { acquireSimulator, embeddedSimulatorUrl, type AcquiredSimulator } from './embedded';
export { Simulator, startSimulator } from './simulator';
export {
  SIMULATOR_ACCESS_KEY,
  SIMULATOR_API_KEY,
  type SimulatorOptions,
} from './simulator-options';

export { createDefaultDevices, DEFAULT_IMEIS, type DefaultDevicesOptions } from './default-devices';
export {
  SimulatedDevice,
  type Reachability,
  type SimulatedDeviceOptions,
} from './simulated-device';
export type {
  HeldValue,
  ObjectModel,
  Operations,
  ResourceModel,
  ResourceType,
} from './object-model';
export * from './objects';

export { HANG_UP, raw, refuse, succeed, SUCCESS } from './answer';
export type { Answer, HangUp, RawAnswer, Reply } from './answer';
export { unsuccess, type SubCode } from './refusals';
export type { Behaviour, Platform } from './behaviour';
export type { SimulatorRequest } from './request';
export type { RequestLogEntry } from './request-log';
export { systemClock, type Clock } from './clock';
