/** The event stream of the page: every open window gets at most ten events a second, however much happens. */

import type { ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { PAGE_HEADERS, refuseRequest } from '../answers';
import type { SimulatedDevice } from '../devices/simulated-device';
import type { Uplink } from '../devices/model';
import { Recent, type RequestLogEntry } from '../request';
import { viewDevice, viewRequest } from './view-builders';
import type { DeviceView, StateView, UpdateView } from './views';

/** What the page may know of its simulator, and do to it. */
export interface PageSource {
  /** By IMEI. */
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
  /** The latest requests, oldest first. */
  readonly requests: () => readonly RequestLogEntry[];
  /** Milliseconds since 1970, by the simulator's clock. */
  readonly now: () => number;
  /** Whether the platform received what the device sent. */
  readonly wake: (imei: string, uplink: Uplink) => boolean;
  /** Returns every device to its first state, and forgets the latest requests. */
  readonly reset: () => void;
  /** Where the simulator's API is: `http://127.0.0.1:18830`. */
  readonly address: () => string;
  /** The simulator's api-key, only if it is the default one, which is public. */
  readonly publicKey?: string;
  /** The same for the access key. */
  readonly publicAccessKey?: string;
}

/** Which devices a window shows: those whose IMEI holds `imei`, and of these one page. */
export interface Choice {
  /** Blank for all. */
  readonly imei: string;
  /** From 0; one that is too high is the last. */
  readonly page: number;
}

export class PageEvents {
  readonly #source: PageSource;
  /** By what they show. */
  readonly #views = new Map<string, DevicesInView>();
  #timer: NodeJS.Timeout | undefined;
  /** The latest requests since the last event, and how many there were in all. */
  #latest = new Recent<RequestLogEntry>(REQUESTS_IN_UPDATE);
  #count = 0;

  constructor(source: PageSource) {
    this.#source = source;
  }

  /** Keeps the response open and sends it events from now on. */
  subscribe(response: ServerResponse, choice: Choice): void {
    const open = [...this.#views.values()].reduce((sum, { windows }) => sum + windows.size, 0);
    if (open >= MAX_WINDOWS) {
      refuseRequest(response, 503, 'Too many windows show this page.');
      return;
    }
    const key = JSON.stringify(choice);
    const view = this.#views.get(key) ?? new DevicesInView(choice);
    this.#views.set(key, view);
    const window = new EventWindow(response, performance.now());
    view.windows.add(window);
    response.on('close', () => {
      view.windows.delete(window);
      if (view.windows.size === 0) this.#views.delete(key);
      this.#stopWithoutWindows();
    });
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      this.#publish();
    }, INTERVAL_MS);
    this.#publish();
  }

  record(entry: RequestLogEntry): void {
    if (this.#views.size === 0) return;
    this.#latest.add(entry);
    this.#count += 1;
  }

  /** Sends every window the whole state instead of the changes. */
  refresh(): void {
    for (const { windows } of this.#views.values()) for (const window of windows) window.refresh();
    this.#clearLatest();
  }

  close(): void {
    for (const { windows } of this.#views.values()) for (const window of windows) window.drop();
  }

  #stopWithoutWindows(): void {
    if (this.#views.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#clearLatest();
  }

  #clearLatest(): void {
    this.#latest = new Recent(REQUESTS_IN_UPDATE);
    this.#count = 0;
  }

  /** All windows that show the same get the same text, made once and only if one of them needs it. */
  #publish(): void {
    const requests = once(() => this.#latest.list().map(viewRequest));
    const now = performance.now();
    for (const view of this.#views.values()) {
      const changed = view.findChanged(this.#source);
      const events = {
        hasChanged: changed.length > 0 || this.#count > 0,
        state: once(() => event('state', this.#state(view))),
        update: once(() =>
          event('update', {
            devices: this.#viewDevices(changed),
            requests: requests(),
            skipped: this.#count - requests().length,
          }),
        ),
      };
      for (const window of view.windows) window.send(events, now);
    }
    this.#clearLatest();
  }

  #state({ shown, matching, first }: DevicesInView): StateView {
    const { address, devices, requests, publicKey, publicAccessKey } = this.#source;
    return {
      address: address(),
      ...(publicKey === undefined ? {} : { publicKey }),
      ...(publicAccessKey === undefined ? {} : { publicAccessKey }),
      devices: this.#viewDevices(shown),
      first,
      matching,
      total: devices.size,
      requests: requests().slice(-REQUESTS_IN_STATE).map(viewRequest),
    };
  }

  #viewDevices(devices: readonly SimulatedDevice[]): DeviceView[] {
    const now = this.#source.now();
    return devices.map((device) => viewDevice(device, now));
  }
}

/** The devices that some windows show, and what these windows know of them. */
class DevicesInView {
  readonly windows = new Set<EventWindow>();
  /** As many as a page can draw and an event can carry. */
  shown: readonly SimulatedDevice[] = [];
  /** How many devices match, and how many of them come before the first that is shown. */
  matching = 0;
  first = 0;
  readonly #choice: Choice;
  /** The state of each device that the windows know. */
  readonly #known = new Map<SimulatedDevice, string>();
  #total = -1;

  constructor(choice: Choice) {
    this.#choice = choice;
  }

  /** Compares instead of listening, since any code in this process may change a device at any time. */
  findChanged({ devices, now }: Pick<PageSource, 'devices' | 'now'>): SimulatedDevice[] {
    // Devices are only ever added.
    if (devices.size !== this.#total) this.#choose(devices);
    const time = now();
    return this.shown.filter((device) => {
      const { reachability, delayMs, waiting, commands, revision } = device;
      commands.expire(time);
      const awake = device.isAwake(time);
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

  #choose(devices: PageSource['devices']): void {
    const { imei, page } = this.#choice;
    const found = [...devices.values()].filter((device) => device.imei.includes(imei));
    const lastPage = Math.max(0, Math.ceil(found.length / DEVICES_ON_PAGE) - 1);
    this.#total = devices.size;
    this.matching = found.length;
    this.first = Math.min(page, lastPage) * DEVICES_ON_PAGE;
    this.shown = found.slice(this.first, this.first + DEVICES_ON_PAGE);
    for (const window of this.windows) window.refresh();
  }
}

/** Milliseconds: ten times a second is as fast as people can follow. */
const INTERVAL_MS = 100;
const REQUESTS_IN_STATE = 50;
const REQUESTS_IN_UPDATE = 20;
const MAX_WINDOWS = 32;
const DEVICES_ON_PAGE = 20;

/** JSON has no line ends in it, so an event is always one line of data. */
function event(name: string, view: StateView | UpdateView): string {
  return `event: ${name}\ndata: ${JSON.stringify(view)}\n\n`;
}

function once<Value extends object | string>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** What there is to send; the texts are made when they are needed. */
interface PageEventTexts {
  /** Whether anything has changed since the last time. */
  readonly hasChanged: boolean;
  /** The event for a window that needs everything. */
  readonly state: () => string;
  /** The event for a window that knows everything but the changes. */
  readonly update: () => string;
}

/** One open window: a stream of server-sent events (HTML standard, section 9.2). */
export class EventWindow {
  readonly #response: ServerResponse;
  /** Whether it knows everything that was there before the next event. */
  #isCurrent = false;
  #lastSent: number;

  /** @param now milliseconds of any clock that never goes back */
  constructor(response: ServerResponse, now: number) {
    this.#response = response;
    this.#lastSent = now;
    response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': 'text/event-stream' });
    // How long a browser waits before it connects again, in milliseconds.
    response.write('retry: 1000\n\n');
  }

  /**
   * Sends what the window needs to be up to date. One that has not read the last event yet gets nothing, which keeps
   * at most one event in memory for it, and later the whole state; one that reads nothing for long is dropped.
   */
  send({ hasChanged, state, update }: PageEventTexts, now: number): void {
    const idle = now - this.#lastSent;
    if (this.#response.writableNeedDrain) {
      if (idle > DRAIN_TIMEOUT_MS) this.drop();
      else if (hasChanged) this.#isCurrent = false;
    } else if (!this.#isCurrent) {
      this.#write(state(), now);
      this.#isCurrent = true;
    } else if (hasChanged) {
      this.#write(update(), now);
    } else if (idle > HEARTBEAT_MS) {
      this.#write(':\n\n', now);
    }
  }

  /** The next event is the whole state. */
  refresh(): void {
    this.#isCurrent = false;
  }

  drop(): void {
    this.#response.destroy();
  }

  #write(text: string, now: number): void {
    this.#response.write(text);
    this.#lastSent = now;
  }
}

/** A connection that broke without notice is only detected when something is sent. */
const HEARTBEAT_MS = 15_000;
const DRAIN_TIMEOUT_MS = 10_000;
