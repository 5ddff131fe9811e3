/** Devices that wake, fall asleep and vanish at random, people who cancel, and a network that fails now and then. */

import {
  HANG_UP,
  raw,
  SimulatedDevice,
  type Reachability,
  type Simulator,
} from '../../../lib/simulator';
import { chance, pick } from './random';

/** Milliseconds between two things that happen. */
const TICK = 10;

const CHANGES: readonly { readonly to: Reachability; readonly weight: number }[] = [
  { to: 'asleep', weight: 5 },
  { to: 'reachable', weight: 1 },
  { to: 'slow', weight: 1 },
  { to: 'offline', weight: 2 },
];

const FAULTS = [
  { answer: undefined, weight: 92 },
  { answer: HANG_UP, weight: 3 },
  { answer: raw(502, '<html>'), weight: 2 },
  { answer: raw(503, ''), weight: 3 },
] as const;

/** Some are slow, and some of those slower than the five seconds that the platform waits for them. */
export function createSleepers(seed: number, count: number): SimulatedDevice[] {
  return Array.from({ length: count }, (_, index) => {
    const imei = `86${String(index).padStart(13, '0')}`;
    const delayMs = chance(seed, 1, index) < 0.2 ? 6000 : 300;
    return new SimulatedDevice({ imei, delayMs, reachability: 'asleep' });
  });
}

/** @returns what ends it: every device can be reached then, and nothing fails any more */
export function startLife(simulator: Simulator, seed: number): () => void {
  const devices = [...simulator.devices.values()];
  let asked = 0;
  const restore = simulator.prepend(() => pick(FAULTS, chance(seed, 2, (asked += 1))).answer);
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
    const at = (what: number): number => chance(seed, 3, ticks, what);
    const device = devices[Math.floor(at(0) * devices.length)];
    if (device === undefined) return;
    if (at(1) < 0.5) {
      if (device.reachability === 'asleep') simulator.wake(device.imei);
    } else if (at(1) < 0.75) {
      device.reachability = pick(CHANGES, at(2)).to;
    } else if (at(1) < 0.79) {
      const [first] = device.commands.list(Date.now()).filter(({ status }) => status === 'wait');
      if (first !== undefined) device.commands.cancel(first.uuid);
    }
  }, TICK);
  return () => {
    clearInterval(timer);
    restore();
    for (const device of devices) {
      device.delayMs = Math.min(device.delayMs, 300);
      device.reachability = 'offline';
      device.reachability = 'reachable';
    }
  };
}
