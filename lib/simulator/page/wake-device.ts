import { UPLINKS, type Uplink } from '../cached/uplink';
import type { Control } from './control';

const KINDS = Object.keys(UPLINKS) as Uplink[];

/** `{}` or `{"uplink":"register"}`: the device wakes and sends that, which is `update` if nothing else is said. */
export const wakeDevice: Control = ({ imei }, body, { wake }) => {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const wanted: unknown = isObject && 'uplink' in body ? body.uplink : 'update';
  const uplink = KINDS.find((each) => each === wanted);
  if (!isObject || uplink === undefined) {
    const reason = `The body has to be {} or {"uplink": …} with ${KINDS.join(', ')}.`;
    return { status: 400, reason };
  }
  return wake(imei, uplink)
    ? undefined
    : { status: 409, reason: 'The device is offline: the platform does not hear it.' };
};
