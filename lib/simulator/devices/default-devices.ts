/** The devices of a simulator that was not given its own, and what the thermometers of devices measure. */

import type { Clock } from '../clock';
import { SimulatedDevice, type SimulatedDeviceOptions } from './simulated-device';
import { REACHABILITIES, type Reachability } from './model';

/** The first five: one of each {@link Reachability}, and one that sleeps and wakes now and then. */
export const DEFAULT_IMEIS: Readonly<Record<Reachability | 'sleepy', string>> = {
  reachable: '860000000000017',
  slow: '860000000000025',
  asleep: '860000000000033',
  offline: '860000000000041',
  sleepy: '860000000000058',
};

export interface DefaultDevicesOptions {
  /** How often the sleepy devices wake on their own, in milliseconds. Default: 20 000. */
  readonly sleepyWakeEveryMs?: number;
  /** How many devices there are. Default: 5. */
  readonly count?: number;
  readonly refusedWrite?: SimulatedDeviceOptions['refusedWrite'];
}

/**
 * The devices of {@link DEFAULT_IMEIS} in their first state, and as many more as wanted, to rehearse a roll-out: of
 * twenty of those, eighteen are reachable, one sleeps and wakes now and then, and one is offline.
 */
export function createDefaultDevices({
  sleepyWakeEveryMs: wakeEveryMs = 20_000,
  count = FIRST.length,
  refusedWrite = 'undone',
}: DefaultDevicesOptions = {}): SimulatedDevice[] {
  return Array.from({ length: count }, (_, index) => {
    const kind = FIRST[index] ?? MORE[(index - FIRST.length) % MORE_PERIOD] ?? 'reachable';
    const sleeps =
      kind === 'sleepy'
        ? ({ reachability: 'asleep', wakeEveryMs } as const)
        : { reachability: kind };
    return new SimulatedDevice({ imei: createImei(index + 1), refusedWrite, ...sleeps });
  });
}

const FIRST = [...REACHABILITIES, 'sleepy'] as const;
const MORE: Readonly<Partial<Record<number, 'sleepy' | 'offline'>>> = {
  9: 'sleepy',
  19: 'offline',
};
const MORE_PERIOD = 20;

/**
 * Fourteen digits that only count, and a correct check digit (3GPP TS 23.003, Annex B). 86 is the reporting body of
 * most Chinese modules.
 */
function createImei(number: number): string {
  const digits = `86${String(number).padStart(12, '0')}`;
  let sum = 0;
  for (const [index, digit] of Array.from(digits, Number).entries()) {
    const doubled = digit * (index % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

interface SensorsOptions extends Clock {
  /** By IMEI. */
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
}

/** Milliseconds between two readings. */
const READING_MS = 10_000;

/** Starts the thermometers of all devices; they stop with the clock. */
export function startSensors(options: SensorsOptions): void {
  options.after(READING_MS, () => {
    for (const [index, device] of [...options.devices.values()].entries()) {
      readThermometers(device, options.now(), index);
    }
    startSensors(options);
  });
}

/** A device that sleeps, or is away, measures nothing. */
function readThermometers(device: SimulatedDevice, now: number, index: number): void {
  if (device.reachability !== 'reachable' && device.reachability !== 'slow') return;
  for (const [, instance] of device.objects.get(3303) ?? []) {
    const value = temperatureAt(now, index);
    const [min, max] = [instance.get(5601), instance.get(5602)];
    instance.set(5700, value);
    if (typeof min === 'number' && value < min) instance.set(5601, value);
    if (typeof max === 'number' && value > max) instance.set(5602, value);
  }
}

/** Two waves, of ten minutes and of one, around 21.5 °C; another beginning for each device. */
function temperatureAt(now: number, index: number): number {
  const turns = (periodMs: number): number => (now / periodMs + index / 7) * 2 * Math.PI;
  const value = 21.5 + 2.5 * Math.sin(turns(600_000)) + 0.5 * Math.sin(turns(60_000));
  return Math.round(value * 10) / 10;
}
