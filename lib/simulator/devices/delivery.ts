/** Delivers one command to a device, which may be offline, asleep or slow. */

import { NOT_ONLINE, unsuccess, type Answer, type Reply } from '../answers';
import type { SimulatedDevice } from './simulated-device';

/** The simulator's clock, as far as a delivery needs it. */
export interface DeliveryClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, and never once the simulator is closed. */
  wait(ms: number): Promise<void>;
}

/** What is done on the device, and its answer. */
export type Task = (device: SimulatedDevice) => Reply;

/** @param timeoutMs how long the platform waits for the device's answer */
export function deliver(
  task: Task,
  device: SimulatedDevice,
  timeoutMs: number,
  clock: DeliveryClock,
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
  clock: DeliveryClock,
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
  clock: DeliveryClock,
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
  clock: DeliveryClock,
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
