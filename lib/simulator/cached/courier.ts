/** Brings cached commands to the devices, when these are heard. */

import { SUCCESS } from '../answer';
import type { Platform } from '../behaviour';
import { deliver, TIME_OUT } from '../deliver';
import { NOT_ONLINE, unsuccess, type SubCode } from '../refusals';
import { writeResources } from '../resource-write';
import type { Reachability, SimulatedDevice } from '../simulated-device';
import type { Command } from './command';
import { untilNextUplink } from './next-uplink';
import { UPLINKS } from './uplink';

export type CourierPlatform = Omit<Platform, 'courier'> & {
  /** Calls `action` once after so many milliseconds, unless the result is called before. */
  after(ms: number, action: () => void): () => void;
};

export class Courier {
  readonly #platform: CourierPlatform;
  readonly #alarms = new Map<SimulatedDevice, () => void>();
  readonly #underWay = new Set<SimulatedDevice>();
  readonly #ends: (() => void)[] = [];

  constructor(platform: CourierPlatform) {
    this.#platform = platform;
  }

  /** Goes on with whatever waits for the devices. */
  start(): void {
    for (const device of this.#platform.devices.values()) {
      this.#ends.push(
        device.onReachability((before) => {
          this.#meet(device, before);
        }),
      );
      this.await(device);
    }
  }

  /**
   * A device has sent something, and is awake for a while: what waits for it goes out, one after another.
   *
   * @param uplinks the sum of what it sent, of `UPLINKS`
   */
  hear(device: SimulatedDevice, uplinks: number): void {
    const now = this.#platform.now();
    device.stir(now);
    device.commands.trigger(uplinks, now);
    if (!this.#underWay.has(device)) void this.#run(device);
  }

  /** Looks out for the next uplink of a device, as long as a command waits for it. */
  await(device: SimulatedDevice): void {
    this.#alarms.get(device)?.();
    this.#alarms.delete(device);
    if (!device.commands.isWaiting) return;
    const ms = untilNextUplink(device, this.#platform.now());
    if (ms === undefined) return;
    const alarm = this.#platform.after(ms, () => {
      this.#alarms.delete(device);
      this.hear(device, UPLINKS.update + UPLINKS.notify);
    });
    this.#alarms.set(device, alarm);
  }

  /** What is on its way is taken back, so that another courier can bring it. */
  end(): void {
    for (const end of this.#ends) end();
    for (const cancel of this.#alarms.values()) cancel();
    this.#alarms.clear();
    for (const { commands } of this.#platform.devices.values()) commands.recall();
  }

  /** One that can be reached again tells the platform so. */
  #meet(device: SimulatedDevice, before: Reachability): void {
    const wasAway = before === 'offline' || before === 'asleep';
    const isHere = device.reachability === 'reachable' || device.reachability === 'slow';
    if (wasAway && isHere) {
      this.hear(device, before === 'offline' ? UPLINKS.register : UPLINKS.update);
    } else {
      this.await(device);
    }
  }

  async #run(device: SimulatedDevice): Promise<void> {
    const { commands } = device;
    this.#underWay.add(device);
    let isAnswered = true;
    while (isAnswered) {
      const command = commands.next(this.#platform.now());
      if (command === undefined) break;
      isAnswered = await this.#deliver(device, command);
    }
    commands.calm();
    this.#underWay.delete(device);
    this.await(device);
  }

  /** Whether the device has answered, with whatever it was. */
  async #deliver(device: SimulatedDevice, command: Command): Promise<boolean> {
    const { uuid, write, timeoutMs, remain } = command;
    const { commands } = device;
    let verdict: SubCode | undefined;
    const task = (): typeof SUCCESS => {
      verdict = writeResources(device, write);
      return verdict === undefined ? SUCCESS : unsuccess(verdict);
    };
    commands.change(uuid, { status: 'sent', sendTime: this.#platform.now() });
    const delivery = deliver(task, device, timeoutMs, this.#platform);
    const answer = delivery instanceof Promise ? await delivery : delivery;
    const confirmTime = this.#platform.now();
    if (answer === NOT_ONLINE) {
      commands.change(uuid, { status: 'wait' });
      return false;
    }
    if (answer === TIME_OUT) {
      // Source: OneNET documentation, FAQ: the next try waits for the next uplink.
      if (remain > 0) commands.change(uuid, { status: 'wait', remain: remain - 1 });
      else commands.change(uuid, { status: 'failed', confirmStatus: 'TIME_OUT', confirmTime });
      return false;
    }
    commands.change(uuid, {
      status: verdict === undefined ? 'success' : 'failed',
      confirmStatus: verdict ?? 'SUCCESS',
      confirmTime,
    });
    return true;
  }
}
