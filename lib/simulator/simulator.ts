/** OneNET's NB-IoT platform with its devices, as an HTTP server on the loopback interface. */

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { refuseRequest, sendAnswer } from './answers';
import { BehaviourList, createRequest } from './behaviours';
import { DeviceIds, type Behaviour, type Platform } from './behaviours/behaviour';
import { httpDate, systemClock, Timers, type Clock } from './clock';
import { hasEnded } from './devices/command-queue';
import { createDefaultDevices, startSensors } from './devices/default-devices';
import { CommandDelivery } from './devices/delivery';
import { isOnline, UPLINKS, type Uplink } from './devices/model';
import { Reporting } from './devices/reporting';
import type { SimulatedDevice } from './devices/simulated-device';
import { Page } from './page';
import { onlineMessage, pointMessage, PushService, resultMessage, type PushOptions } from './push';
import {
  checkOrigin,
  describeRequest,
  EXECUTE_BODY_LIMIT,
  receiveBody,
  Recent,
  type ReceivedBody,
  type RequestLogEntry,
} from './request';

/** Opens the simulator on this machine only, and so is no secret. As long as a real key: 28 characters. */
export const SIMULATOR_API_KEY = 'onenet=simulator=not=secret=';

/** Signs tokens; not secret either: 32 bytes in Base64, like a real one. */
export const SIMULATOR_ACCESS_KEY = 'b25lbmV0LXNpbXVsYXRvci1pcy1ub3QtYS1zZWNyZXQ=';

export interface SimulatorOptions {
  /** Default: 0, any that is free. */
  readonly port?: number;
  readonly apiKey?: string;
  /** In Base64. A client that has it can sign a token instead of sending the api-key. */
  readonly accessKey?: string;
  /** Default: a new set of {@link createDefaultDevices}. */
  readonly devices?: readonly SimulatedDevice[];
  /** Asked before the platform's own behaviours, the first one first; see {@link Simulator.prepend}. */
  readonly behaviours?: readonly Behaviour[];
  /** Whether thermometers measure something new every ten seconds. Default: false. */
  readonly sensors?: boolean;
  readonly push?: PushOptions;
  /** Called after each answer. */
  readonly onRequest?: (entry: RequestLogEntry) => void;
  /** For a test that does not want to wait 25 seconds for a device that sleeps. */
  readonly clock?: Clock;
}

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
  readonly deviceIds = new DeviceIds();
  readonly commandDelivery: CommandDelivery;
  readonly reporting: Reporting;
  /** Tells receivers on this machine what devices report, and what becomes of cached commands. */
  readonly push: PushService;
  /** Also for another server to show. */
  readonly page: Page;
  readonly #devices = new Map<string, SimulatedDevice>();
  readonly #onRequest: ((entry: RequestLogEntry) => void) | undefined;
  readonly #clock: Timers;
  readonly #date: () => string;
  readonly #recent = new Recent<RequestLogEntry>(200);
  readonly #server: Server;
  readonly #behaviours: BehaviourList;
  readonly #hasSensors: boolean;
  readonly #unsubscribe: (() => void)[] = [];
  #closed: Promise<void> | undefined;

  /** Use {@link startSimulator}; this one does not listen yet. */
  constructor(options: SimulatorOptions) {
    this.apiKey = options.apiKey ?? SIMULATOR_API_KEY;
    this.accessKey = options.accessKey ?? SIMULATOR_ACCESS_KEY;
    this.devices = this.#devices;
    for (const device of options.devices ?? createDefaultDevices()) {
      this.#devices.set(device.imei, device);
      this.deviceIds.add(device);
    }
    this.#onRequest = options.onRequest;
    this.#behaviours = new BehaviourList(options.behaviours);
    this.#clock = new Timers(options.clock ?? systemClock());
    this.#date = httpDate(this.#clock);
    this.commandDelivery = new CommandDelivery(this);
    this.reporting = new Reporting(this);
    this.push = new PushService(this.#clock, options.push);
    this.#hasSensors = options.sensors ?? false;
    this.page = new Page({
      devices: this.devices,
      requests: () => this.requests,
      now: () => this.now(),
      wake: (imei, uplink) => this.wake(imei, uplink),
      reset: () => {
        this.reset();
      },
      address: () => this.url,
      ...(this.apiKey === SIMULATOR_API_KEY ? { publicKey: this.apiKey } : {}),
      ...(this.accessKey === SIMULATOR_ACCESS_KEY ? { publicAccessKey: this.accessKey } : {}),
    });
    this.#server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
      this.#receive(message, response);
    });
  }

  async listen(port: number): Promise<void> {
    this.#server.listen({ host: '127.0.0.1', port, backlog: 4096 });
    await once(this.#server, 'listening');
    this.reporting.onPoint((device, point) => {
      this.push.send(pointMessage(device, this.deviceIds.of(device), point));
      // A device that reports can be reached: what waits for a NOTIFY goes out.
      this.commandDelivery.onUplink(device, UPLINKS.notify);
    });
    for (const device of this.devices.values()) this.#begin(device);
    if (this.#hasSensors) startSensors(this);
  }

  /** One more device while the simulator runs; one with an IMEI that is there already is left out. */
  addDevice(device: SimulatedDevice): void {
    if (this.devices.has(device.imei)) return;
    this.#devices.set(device.imei, device);
    this.deviceIds.add(device);
    this.#begin(device);
  }

  /** Its address: `http://127.0.0.1:8080`. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The latest requests, oldest first. */
  get requests(): readonly RequestLogEntry[] {
    return this.#recent.list();
  }

  /** Puts a behaviour before all others, for example a fault; the result removes it. */
  prepend(behaviour: Behaviour): () => void {
    return this.#behaviours.prepend(behaviour);
  }

  /**
   * A device that sleeps wakes and sends something; cached commands that wait for it are delivered now. One that does
   * not sleep only sends. Throws a RangeError if there is no such device.
   *
   * @returns whether the platform received it; it receives nothing from a device that is `offline`
   */
  wake(imei: string, uplink: Uplink = 'update'): boolean {
    const device = this.devices.get(imei);
    if (device === undefined) throw new RangeError(`There is no device with the IMEI ${imei}`);
    if (device.reachability === 'offline') return false;
    this.commandDelivery.onUplink(device, UPLINKS[uplink]);
    return true;
  }

  /** Returns every device to its first state, and forgets the latest requests. */
  reset(): void {
    for (const device of this.devices.values()) {
      device.reset();
      device.received.clear();
    }
    this.reporting.clear();
    this.#recent.clear();
  }

  now(): number {
    return this.#clock.now();
  }

  wait(ms: number): Promise<void> {
    return this.#clock.wait(ms);
  }

  after(ms: number, action: () => void): () => void {
    return this.#clock.after(ms, action);
  }

  /** Ends at once: open connections are cut, and what waits for a device is dropped. */
  close(): Promise<void> {
    this.#closed ??= new Promise((resolve) => {
      this.commandDelivery.close();
      this.reporting.close();
      this.push.close();
      for (const unsubscribe of this.#unsubscribe) unsubscribe();
      this.#clock.close();
      for (const { waiting } of this.devices.values()) waiting.clear();
      this.page.close();
      this.#server.close(() => {
        resolve();
      });
      this.#server.closeAllConnections();
    });
    return this.#closed;
  }

  /** From now on the device reports, and gets what the platform keeps for it. */
  #begin(device: SimulatedDevice): void {
    this.commandDelivery.add(device);
    this.reporting.add(device);
    const deviceId = this.deviceIds.of(device);
    this.#unsubscribe.push(
      device.onReachability((before) => {
        const isNowOnline = isOnline(device.reachability);
        if (isNowOnline === isOnline(before)) return;
        // It registers: the platform observes everything again.
        if (isNowOnline) device.observations.clear();
        this.push.send(onlineMessage(device, deviceId, isNowOnline, this.now()));
      }),
      device.commands.onChange((command) => {
        if (hasEnded(command)) this.push.send(resultMessage(device, deviceId, command));
      }),
    );
  }

  #receive(message: IncomingMessage, response: ServerResponse): void {
    const fault = checkOrigin(message);
    if (fault !== undefined) {
      // Whatever body comes along is not read.
      response.setHeader('Connection', 'close');
      refuseRequest(response, 403, fault);
      return;
    }
    if (this.page.handle(message, response)) return;
    receiveBody(message, (body) => void this.#answer(message, body, response), EXECUTE_BODY_LIMIT);
  }

  async #answer(
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
    this.page.record(entry);
    this.#onRequest?.(entry);
  }
}

/** Longer than any pause between two messages of a flow that is in use, so that its connection stays. */
const KEEP_ALIVE_MS = 75_000;
