import type { SimulatedDevice } from '../simulated-device';

/** How often a device that can be reached reports by itself. */
const REPORT_MS = 10_000;

/** Milliseconds until a device sends something of its own accord; `undefined` if it never does. */
export function untilNextUplink(device: SimulatedDevice, now: number): number | undefined {
  switch (device.reachability) {
    case 'reachable':
    case 'slow':
      return untilMultiple(REPORT_MS, now);
    case 'asleep':
      return device.wakeEveryMs === undefined ? undefined : untilMultiple(device.wakeEveryMs, now);
    case 'offline':
      return undefined;
  }
}

/** By the clock and not from the start, so that a simulator that starts again goes on in step. */
function untilMultiple(period: number, now: number): number {
  return period - (now % period);
}
