/** What a device does with what a server asks of it. The effects of an execute are those of the OMA registry. */

import { succeed, SUCCESS, unsuccess, type Reply, type SubCode } from '../answers';
import { formatResource } from '../values';
import type {
  ActionResult,
  DeviceAction,
  ExecuteAction,
  ObjectInstance,
  ReadAction,
  ReadInstance,
} from './object-instance';
import type { SimulatedDevice } from './simulated-device';

export function perform(action: DeviceAction, device: SimulatedDevice): ActionResult {
  if (action.kind === 'read') return readObject(action, device);
  const refusal = action.kind === 'write' ? device.write(action) : executeResource(action, device);
  return refusal === undefined ? { ok: true } : { ok: false, refusal };
}

/** The platform's answer to an action that was carried out at once. */
export function replyTo(result: ActionResult): Reply {
  if (!result.ok) return unsuccess(result.refusal);
  return result.read === undefined ? SUCCESS : succeed(result.read);
}

function readObject(
  { objectId, instanceId, resourceId }: ReadAction,
  device: SimulatedDevice,
): ActionResult {
  const instances = device.objects.get(objectId);
  const read: ReadInstance[] = [];
  for (const [id, instance] of instances ?? []) {
    if (instanceId !== undefined && id !== instanceId) continue;
    const values = instance.read(resourceId);
    if (typeof values === 'string') return { ok: false, refusal: values };
    const res = Array.from(values, ([each, value]) => formatResource(each, value));
    read.push({ obj_inst_id: id, res });
  }
  const isMissing = instances === undefined || (instanceId !== undefined && read.length === 0);
  return isMissing ? { ok: false, refusal: 'NOT_FOUND' } : { ok: true, read };
}

/** The result is why it was refused. One that has no effect here is acknowledged all the same. */
function executeResource(
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
    (_, device) => {
      device.reboot();
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
