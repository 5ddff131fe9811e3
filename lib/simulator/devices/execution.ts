/** What executable Resources do. Source: descriptions of the Objects in the OMA registry. */

import type { SubCode } from '../answers';
import type { ExecuteAction } from './action';
import type { ObjectInstance } from './object-instance';
import type { SimulatedDevice } from './simulated-device';

/** The result is why it was refused. One that has no effect here is acknowledged all the same. */
export function executeResource(
  { objectId, instanceId, resourceId }: ExecuteAction,
  device: SimulatedDevice,
): SubCode | undefined {
  const instance = device.instance(objectId, instanceId);
  const resource = instance?.model.resources.find(({ id }) => id === resourceId);
  if (instance === undefined || resource === undefined) return 'NOT_FOUND';
  if (resource.operations !== 'E') return 'METHOD_NOT_ALLOWED';
  EFFECTS.get(`${objectId}/${resourceId}`)?.(instance, device);
  return undefined;
}

type Effect = (instance: ObjectInstance, device: SimulatedDevice) => void;

const EFFECTS: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  [
    '3/4',
    // It registers again, and what was observed by hand is not any more.
    (_, device) => {
      device.observations.clear();
    },
  ],
  [
    '3/5',
    (_, device) => {
      device.restoreValues();
    },
  ],
  [
    '3200/5505',
    (instance) => {
      instance.set(5501, 0);
    },
  ],
  [
    '3303/5605',
    (instance) => {
      const value = instance.get(5700);
      if (value === undefined) return;
      instance.set(5601, value);
      instance.set(5602, value);
    },
  ],
  [
    '3341/5530',
    (instance) => {
      instance.set(5527, '');
    },
  ],
]);
