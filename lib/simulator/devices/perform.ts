/** What a device does with what a server asks of it. */

import { succeed, SUCCESS, unsuccess, type Reply } from '../answers';
import { formatResource } from '../format-value';
import type { ActionResult, DeviceAction, ReadAction, ReadInstance } from './action';
import { executeResource } from './execution';
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
