/** Sensors that change over time, so that there is something to see. */

import type { SimulatedDevice } from './simulated-device';

export interface SensorsOptions {
  /** By IMEI. */
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
  now(): number;
  after(ms: number, action: () => void): () => void;
}

/** Milliseconds between two readings. */
export const READING_MS = 10_000;

/** Starts the thermometers of all devices; the result stops them. */
export function startSensors(options: SensorsOptions): () => void {
  let cancel = (): void => undefined;
  const next = (): void => {
    cancel = options.after(READING_MS, () => {
      let index = 0;
      for (const device of options.devices.values()) {
        readThermometers(device, options.now(), index);
        index += 1;
      }
      next();
    });
  };
  next();
  return () => {
    cancel();
  };
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
