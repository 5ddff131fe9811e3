import type { DataElement } from './data';
import type { Mode } from './object-instance';
import { OBJECT_ID, OBJECT_INSTANCE_ID, required } from './parameters';
import type { SubCode } from './refusals';
import type { SimulatedDevice } from './simulated-device';

/** What a write does to a device, at once or later. */
export interface ResourceWrite {
  readonly objectId: number;
  readonly instanceId: number;
  readonly mode: Mode;
  readonly data: readonly DataElement[];
}

/** Writes all of it or, with the reason as the result, nothing. */
export function writeResources(
  device: SimulatedDevice,
  { objectId, instanceId, mode, data }: ResourceWrite,
): SubCode | undefined {
  const instance = device.instance(objectId, instanceId);
  return instance === undefined ? 'NOT_FOUND' : instance.write(mode, data);
}

/** The parameters that say where to write, in the order of the documentation. */
export const WRITE_PARAMETERS = {
  obj_id: required(OBJECT_ID),
  obj_inst_id: required(OBJECT_INSTANCE_ID),
  mode: required(readMode),
};

function readMode(text: string): Mode | undefined {
  return text === '1' ? 1 : text === '2' ? 2 : undefined;
}
