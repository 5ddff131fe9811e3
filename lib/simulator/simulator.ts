/** OneNET's NB-IoT platform with its devices, as an HTTP server on the loopback interface. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Behaviour, Platform } from './behaviour';
import { BehaviourList } from './behaviour-list';
import { Courier } from './cached/courier';
import { UPLINKS, type Uplink } from './cached/uplink';
import { systemClock, type Clock } from './clock';
import { createDefaultDevices } from './default-devices';
import { httpDate } from './http-date';
import { PageOnDemand } from './page';
import { receiveBody, type ReceivedBody } from './receive-body';
import { Recent } from './recent';
import { createRequest } from './request';
import { describeRequest, type RequestLogEntry } from './request-log';
import { sendAnswer } from './send-answer';
import type { SimulatedDevice } from './simulated-device';
import {
  SIMULATOR_ACCESS_KEY,
  SIMULATOR_API_KEY,
  type SimulatorOptions,
} from './simulator-options';
import { Waits } from './waits';

/** Starts a simulator. Rejects with the system's error, such as EADDRINUSE, if the port cannot be had. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = new Simulator(options);
  await simulator.listen(options.port ?? 0);
  return simulator;
}

export class Simulator implements Platform {
  readonly apiKey: string;
  readonly accessKey: string;
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
  readonly courier: Courier;
  readonly #onRequest: ((entry: RequestLogEntry) => void) | undefined;
  readonly #clock: Clock;
  readonly #date: () => string;
  readonly #waits: Waits;
  readonly #recent = new Recent<RequestLogEntry>(200);
  readonly #page: PageOnDemand;
  readonly #server: Server;
  readonly #behaviours = new BehaviourList();
  #closed: Promise<void> | undefined;

  /** Use {@link startSimulator}; this one does not listen yet. */
  constructor(options: SimulatorOptions) {
    this.apiKey = options.apiKey ?? SIMULATOR_API_KEY;
    this.accessKey = options.accessKey ?? SIMULATOR_ACCESS_KEY;
    const devices = options.devices ?? createDefaultDevices();
    this.devices = new Map(devices.map((device) => [device.imei, device]));
    this.#onRequest = options.onRequest;
    this.#clock = options.clock ?? systemClock();
    this.#date = httpDate(this.#clock);
    this.#waits = new Waits(this.#clock);
    this.courier = new Courier(this);
    this.#page = new PageOnDemand({
      devices: this.devices,
      requests: () => this.requests,
      now: () => this.now(),
      wake: (imei, uplink) => this.wake(imei, uplink),
      ...(this.apiKey === SIMULATOR_API_KEY ? { publicKey: this.apiKey } : {}),
      ...(this.accessKey === SIMULATOR_ACCESS_KEY ? { publicAccessKey: this.accessKey } : {}),
    });
    this.#server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
      if (this.#page.takes(message, response)) return;
      receiveBody(message, (body) => void this.#handle(message, body, response));
    });
  }

  async listen(port: number): Promise<void> {
    this.#server.listen({ host: '127.0.0.1', port, backlog: 4096 });
    await once(this.#server, 'listening');
    this.courier.start();
  }

  /** Where it is: `http://127.0.0.1:8080`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The latest requests, oldest first. */
  get requests(): readonly RequestLogEntry[] {
    return this.#recent.list();
  }

  /** Puts a behaviour before all others, for example a fault; the result takes it away again. */
  prepend(behaviour: Behaviour): () => void {
    return this.#behaviours.prepend(behaviour);
  }

  /**
   * A device that sleeps wakes and sends something; cached commands that wait for it go out now. One that does not
   * sleep only sends. Throws a RangeError if there is no such device.
   *
   * @returns whether the platform heard it; it does not hear one that is `offline`
   */
  wake(imei: string, uplink: Uplink = 'update'): boolean {
    const device = this.devices.get(imei);
    if (device === undefined) throw new RangeError(`There is no device with the IMEI ${imei}`);
    if (device.reachability === 'offline') return false;
    this.courier.hear(device, UPLINKS[uplink]);
    return true;
  }

  now(): number {
    return this.#clock.now();
  }

  wait(ms: number): Promise<void> {
    return this.#waits.wait(ms);
  }

  after(ms: number, action: () => void): () => void {
    return this.#waits.after(ms, action);
  }

  /** Ends at once: open connections are cut, and what waits for a device is forgotten. */
  close(): Promise<void> {
    this.#closed ??= new Promise((resolve) => {
      this.courier.end();
      this.#waits.end();
      for (const { waiting } of this.devices.values()) waiting.clear();
      this.#page.close();
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
    return this.#closed;
  }

  async #handle(
    message: IncomingMessage,
    body: ReceivedBody,
    response: ServerResponse,
  ): Promise<void> {
    const { method = '', url: target = '', headers } = message;
    const request = createRequest({ method, target, headers }, body);
    const time = this.#clock.now();
    const start = performance.now();
    const { answer, ...failed } = await this.#behaviours.decide(request, this);
    const { dialect } = request;
    const sent = sendAnswer(response, answer, { dialect, date: this.#date(), last: body.cut });
    this.#record({
      time,
      ...describeRequest(request),
      ...sent,
      durationMs: performance.now() - start,
      ...failed,
    });
  }

  #record(entry: RequestLogEntry): void {
    this.#recent.add(entry);
    if (entry.imei !== undefined) this.devices.get(entry.imei)?.received.add(entry);
    this.#page.record(entry);
    this.#onRequest?.(entry);
  }
}

/** Longer than any pause between two messages of a flow that is in use, so that its connection stays. */
const KEEP_ALIVE_MS = 75_000;
