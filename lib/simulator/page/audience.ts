/** Everybody who has the page open, and what they are told: at most ten times a second, however much happens. */

import type { ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { Recent } from '../recent';
import type { RequestLogEntry } from '../request-log';
import type { SimulatedDevice } from '../simulated-device';
import { viewDevice } from './device-view';
import { Reader } from './reader';
import { viewRequest } from './request-view';
import { refuseRequest } from './send';
import type { DeviceView, Shown, StateView, UpdateView } from './view';

export class Audience {
  readonly #shown: Shown;
  readonly #readers = new Set<Reader>();
  #timer: NodeJS.Timeout | undefined;
  /** The latest requests since the last event, and how many there were in all. */
  #fresh = new Recent<RequestLogEntry>(REQUESTS_IN_UPDATE);
  #count = 0;
  /** The revision of each device that readers know. */
  readonly #known = new Map<SimulatedDevice, string>();

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  /** Keeps the response open and tells it of everything from now on. */
  admit(response: ServerResponse): void {
    if (this.#readers.size >= MOST_READERS) {
      refuseRequest(response, 503, 'Too many windows show this page.');
      return;
    }
    const reader = new Reader(response, performance.now());
    this.#readers.add(reader);
    response.on('close', () => {
      this.#leave(reader);
    });
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      this.#tell();
    }, INTERVAL_MS);
    this.#tell();
  }

  record(entry: RequestLogEntry): void {
    if (this.#readers.size === 0) return;
    this.#fresh.add(entry);
    this.#count += 1;
  }

  close(): void {
    for (const reader of this.#readers) reader.drop();
  }

  #leave(reader: Reader): void {
    this.#readers.delete(reader);
    if (this.#readers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#forget();
    this.#known.clear();
  }

  #forget(): void {
    this.#fresh = new Recent(REQUESTS_IN_UPDATE);
    this.#count = 0;
  }

  /** Everybody gets the same text, made once and only if somebody needs it. */
  #tell(): void {
    const changed = this.#findChanged();
    const tidings = {
      news: changed.length > 0 || this.#count > 0,
      state: once(() => event('state', this.#state())),
      update: once(() => event('update', this.#update(changed))),
    };
    const now = performance.now();
    for (const reader of this.#readers) reader.tell(tidings, now);
    this.#forget();
  }

  /** Compares rather than listens, since anything in this process may change a device at any time. */
  #findChanged(): SimulatedDevice[] {
    const now = this.#shown.now();
    return [...this.#shown.devices.values()].filter((device) => {
      const { reachability, delayMs, waiting, commands, revision } = device;
      commands.expire(now);
      const awake = device.isAwake(now);
      const state = [
        reachability,
        delayMs,
        waiting.size,
        awake,
        commands.revision,
        revision,
      ].join();
      if (this.#known.get(device) === state) return false;
      this.#known.set(device, state);
      return true;
    });
  }

  #state(): StateView {
    const { devices, requests, publicKey, publicAccessKey } = this.#shown;
    return {
      ...(publicKey === undefined ? {} : { publicKey }),
      ...(publicAccessKey === undefined ? {} : { publicAccessKey }),
      devices: this.#view(devices.values()),
      requests: requests().slice(-REQUESTS_IN_STATE).map(viewRequest),
    };
  }

  #view(devices: Iterable<SimulatedDevice>): DeviceView[] {
    const now = this.#shown.now();
    return Array.from(devices, (device) => viewDevice(device, now));
  }

  #update(changed: readonly SimulatedDevice[]): UpdateView {
    const requests = this.#fresh.list().map(viewRequest);
    return {
      devices: this.#view(changed),
      requests,
      skipped: this.#count - requests.length,
    };
  }
}

/** Milliseconds: ten times a second is as fast as people read, and faster than they see. */
const INTERVAL_MS = 100;
const REQUESTS_IN_STATE = 50;
const REQUESTS_IN_UPDATE = 20;
const MOST_READERS = 32;

/** JSON has no line ends in it, so an event is always one line of data. */
function event(name: string, view: StateView | UpdateView): string {
  return `event: ${name}\ndata: ${JSON.stringify(view)}\n\n`;
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}
