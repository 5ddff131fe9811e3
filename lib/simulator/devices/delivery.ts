/**
 * Delivers commands to a device, which may be offline, asleep or slow: one at once, and those that the platform keeps when the
 * device sends something.
 */

import { NOT_ONLINE, unsuccess, type Answer, type Reply } from '../answers';
import type { SimulatorClock } from '../clock';
import { perform, replyTo } from './actions';
import type { Command } from './command-queue';
import { UPLINKS, type Reachability } from './model';
import type { ActionResult } from './object-instance';
import type { SimulatedDevice } from './simulated-device';

/** What is done on the device, and its answer. */
export type Task = (device: SimulatedDevice) => Reply;

/** @param timeoutMs how long the platform waits for the device's answer */
export function deliver(
  task: Task,
  device: SimulatedDevice,
  timeoutMs: number,
  clock: SimulatorClock,
): Answer | Promise<Answer> {
  const answer = attempt(task, device, timeoutMs, clock);
  return answer instanceof Promise ? countAsWaiting(device, answer) : answer;
}

async function countAsWaiting(device: SimulatedDevice, answer: Promise<Answer>): Promise<Answer> {
  device.waiting.add(answer);
  try {
    return await answer;
  } finally {
    device.waiting.delete(answer);
  }
}

function attempt(
  task: Task,
  device: SimulatedDevice,
  timeoutMs: number,
  clock: SimulatorClock,
): Answer | Promise<Answer> {
  switch (device.reachability) {
    case 'reachable':
      return task(device);
    case 'offline':
      return NOT_ONLINE;
    case 'slow':
      return deliverLate(task, device, timeoutMs, clock);
    case 'asleep':
      if (device.isAwake(clock.now())) return task(device);
      return resend(task, device, timeoutMs, clock);
  }
}

/** A device slower than the platform's timeout still executes the command: the TIME_OUT proves nothing. */
async function deliverLate(
  task: Task,
  device: SimulatedDevice,
  timeoutMs: number,
  clock: SimulatorClock,
): Promise<Answer> {
  const answer = clock.wait(device.delayMs).then(() => task(device));
  return device.delayMs <= timeoutMs
    ? answer
    : Promise.race([answer, clock.wait(timeoutMs).then(() => TIME_OUT)]);
}

/**
 * Sends again after 5, 10, 20 … seconds, as CoAP does with a confirmable message, until the device receives it or
 * the time is up; so a command reaches a device that wakes in the meantime.
 * Source: OneNET documentation, FAQ on the API: the first wait is 5 to 7.5 s, then it doubles.
 */
async function resend(
  task: Task,
  device: SimulatedDevice,
  timeoutMs: number,
  clock: SimulatorClock,
): Promise<Answer> {
  let left = timeoutMs;
  for (let pause = 5000; pause < left; pause *= 2) {
    await clock.wait(pause);
    left -= pause;
    if (device.reachability !== 'asleep' || device.isAwake(clock.now()))
      return attempt(task, device, left, clock);
  }
  await clock.wait(left);
  return TIME_OUT;
}

/** The platform's answer on behalf of a device that gives none. */
export const TIME_OUT = unsuccess('TIME_OUT');

interface CommandDeliveryOptions extends SimulatorClock {
  /** By IMEI. */
  readonly devices: ReadonlyMap<string, SimulatedDevice>;
}

export class CommandDelivery {
  readonly #options: CommandDeliveryOptions;
  /** Cancels the timer for the next uplink of each device. */
  readonly #timers = new Map<SimulatedDevice, () => void>();
  /** The devices to which commands are being delivered right now. */
  readonly #delivering = new Set<SimulatedDevice>();
  readonly #unsubscribe: (() => void)[] = [];

  constructor(options: CommandDeliveryOptions) {
    this.#options = options;
  }

  /** Continues with whatever waits for the device. */
  add(device: SimulatedDevice): void {
    this.#unsubscribe.push(
      device.onReachability((before) => {
        this.#onReachability(device, before);
      }),
      device.onReboot(() => {
        this.onUplink(device, UPLINKS.register);
      }),
    );
    this.scheduleUplink(device);
  }

  /**
   * A device has sent something, and is awake for a while: the commands that wait for it are delivered one by one.
   *
   * @param uplinks the sum of what it sent, of `UPLINKS`
   */
  onUplink(device: SimulatedDevice, uplinks: number): void {
    const now = this.#options.now();
    device.markAwake(now);
    // As of nearly every report of a sensor.
    if (!device.commands.isWaiting) return;
    device.commands.trigger(uplinks, now);
    if (!this.#delivering.has(device)) void this.#deliverTriggered(device);
  }

  /** Waits for the next uplink of a device, as long as a command waits for it. */
  scheduleUplink(device: SimulatedDevice): void {
    this.#timers.get(device)?.();
    this.#timers.delete(device);
    if (!device.commands.isWaiting) return;
    const ms = untilNextUplink(device, this.#options.now());
    if (ms === undefined) return;
    const cancel = this.#options.after(ms, () => {
      this.#timers.delete(device);
      this.onUplink(device, UPLINKS.update + UPLINKS.notify);
    });
    this.#timers.set(device, cancel);
  }

  /** Stops; what was sent and not answered waits again, so that the next simulator can deliver it. */
  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    for (const { commands } of this.#options.devices.values()) commands.requeueSent();
  }

  /** A device that becomes reachable again registers or updates its registration. */
  #onReachability(device: SimulatedDevice, before: Reachability): void {
    const wasAway = before === 'offline' || before === 'asleep';
    const isReachable = device.reachability === 'reachable' || device.reachability === 'slow';
    if (wasAway && isReachable) {
      this.onUplink(device, before === 'offline' ? UPLINKS.register : UPLINKS.update);
    } else {
      this.scheduleUplink(device);
    }
  }

  async #deliverTriggered(device: SimulatedDevice): Promise<void> {
    const { commands } = device;
    this.#delivering.add(device);
    let isAnswered = true;
    while (isAnswered) {
      const command = commands.next(this.#options.now());
      if (command === undefined) break;
      isAnswered = await this.#deliver(device, command);
    }
    commands.clearTriggered();
    this.#delivering.delete(device);
    this.scheduleUplink(device);
  }

  /** Whether the device has answered, whatever the answer was. */
  async #deliver(device: SimulatedDevice, command: Command): Promise<boolean> {
    const { uuid, action, timeoutMs, remain } = command;
    const { commands } = device;
    let result: ActionResult = { ok: true };
    const task = (): Reply => {
      result = perform(action, device);
      return replyTo(result);
    };
    commands.change(uuid, { status: 'sent', sendTime: this.#options.now() });
    const delivery = deliver(task, device, timeoutMs, this.#options);
    const answer = delivery instanceof Promise ? await delivery : delivery;
    const confirmTime = this.#options.now();
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
    commands.change(uuid, { ...outcomeOf(result), confirmTime });
    return true;
  }
}

function outcomeOf(result: ActionResult): Partial<Command> {
  if (!result.ok) return { status: 'failed', confirmStatus: result.refusal };
  const { read } = result;
  return { status: 'success', confirmStatus: 'SUCCESS', ...(read === undefined ? {} : { read }) };
}

/** How often a device that can be reached reports on its own. */
const REPORT_MS = 10_000;

/** Milliseconds until a device sends something on its own; `undefined` if it never does. */
function untilNextUplink(device: SimulatedDevice, now: number): number | undefined {
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

/** By the clock and not from the start, so that a simulator that starts again keeps the rhythm. */
function untilMultiple(period: number, now: number): number {
  return period - (now % period);
}
