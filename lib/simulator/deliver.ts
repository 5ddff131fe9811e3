import type { Answer, Reply } from './answer';
import type { Platform } from './behaviour';
import { NOT_ONLINE, unsuccess } from './refusals';
import type { SimulatedDevice } from './simulated-device';

type Time = Pick<Platform, 'now' | 'wait'>;

/** What is done on the device, and its answer. */
export type Task = (device: SimulatedDevice) => Reply;

/**
 * Carries a task to a device, which may be away, asleep or slow.
 *
 * @param timeoutMs how long the platform waits for the device's answer
 */
export function deliver(
  task: Task,
  device: SimulatedDevice,
  timeoutMs: number,
  platform: Time,
): Answer | Promise<Answer> {
  const answer = attempt(task, device, timeoutMs, platform);
  return answer instanceof Promise ? awaitAnswer(device, answer) : answer;
}

/** Lets the device know of a command that takes its time. */
async function awaitAnswer(device: SimulatedDevice, answer: Promise<Answer>): Promise<Answer> {
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
  platform: Time,
): Answer | Promise<Answer> {
  switch (device.reachability) {
    case 'reachable':
      return task(device);
    case 'offline':
      return NOT_ONLINE;
    case 'slow':
      return deliverLate(task, device, timeoutMs, platform);
    case 'asleep':
      if (device.isAwake(platform.now())) return task(device);
      return resend(task, device, timeoutMs, platform);
  }
}

/** A device slower than the platform's patience still does what it was told: the TIME_OUT proves nothing. */
async function deliverLate(
  task: Task,
  device: SimulatedDevice,
  timeoutMs: number,
  platform: Time,
): Promise<Answer> {
  const answer = platform.wait(device.delayMs).then(() => task(device));
  return device.delayMs <= timeoutMs
    ? answer
    : Promise.race([answer, platform.wait(timeoutMs).then(() => TIME_OUT)]);
}

/**
 * Sends again after 5, 10, 20 … seconds, as CoAP does with a confirmable message, until the device hears it or
 * the time is up; so a command reaches a device that wakes in the meantime.
 * Source: OneNET documentation, FAQ on the API: the first wait is 5 to 7.5 s, then it doubles.
 */
async function resend(
  task: Task,
  device: SimulatedDevice,
  timeoutMs: number,
  platform: Time,
): Promise<Answer> {
  let left = timeoutMs;
  for (let pause = 5000; pause < left; pause *= 2) {
    await platform.wait(pause);
    left -= pause;
    if (device.reachability !== 'asleep' || device.isAwake(platform.now()))
      return attempt(task, device, left, platform);
  }
  await platform.wait(left);
  return TIME_OUT;
}

/** The answer on behalf of a device that gives none. */
export const TIME_OUT = unsuccess('TIME_OUT');
