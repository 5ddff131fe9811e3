import { REACHABILITIES } from '../simulated-device';
import type { Control } from './control';

/** `{"reachability":"asleep"}`: how a device can be reached from now on. */
export const changeReachability: Control = (device, body) => {
  const wanted: unknown =
    typeof body === 'object' && body !== null && 'reachability' in body
      ? body.reachability
      : undefined;
  const reachability = REACHABILITIES.find((each) => each === wanted);
  if (reachability === undefined) {
    const reason = `The body has to be {"reachability": …} with ${REACHABILITIES.join(', ')}.`;
    return { status: 400, reason };
  }
  device.reachability = reachability;
  return undefined;
};
