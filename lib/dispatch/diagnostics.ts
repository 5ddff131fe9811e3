/**
 * What the dispatcher reports on the package's diagnostics channel, so that a running system can be asked why.
 *
 * | event | says | fields |
 * | --- | --- | --- |
 * | `retry` | whether a command that failed is sent again | `source`, `device`, `attempts`, `reason`, `decision`, `wait` |
 * | `wait` | what keeps the next call back | `for`, `wait`, `waiting`, `inFlight` |
 * | `device-wait` | why a device does not get its next command yet | `device`, `for` (`gap` or `retry`), `wait` |
 * | `slow-down` | the platform turned a call away for its quota | `callsPerSecond`, `rest` |
 * | `outage` | the platform cannot be reached, or can again | `isOn`, `waiting` |
 *
 * `wait` and `rest` are milliseconds, `source` is the id of a node. `retry` has one of these decisions: `again`; `quota`
 * and `held`, which are sent again without using up a retry; or why it is not sent again: `not-safe` (or retries used up,
 * or the platform asks for too long a wait), `no-budget`, `no-time`, `overtaken`, `held-too-long`, `stopped`. `wait` is for
 * `pace`, `rest`, `outage`, `calls` (`maxInFlight` are under way) or `capacity` (of the transport).
 */

import { publish, type FailedOutcome } from '../onenet';
import type { Job, Task } from './task';

export type Decision =
  | 'again'
  | 'quota'
  | 'held'
  | 'not-safe'
  | 'no-budget'
  | 'no-time'
  | 'overtaken'
  | 'held-too-long'
  | 'stopped';

/** What may keep the next call back. */
export type Obstacle = 'calls' | 'pace' | 'rest' | 'outage' | 'capacity';

export function reportRetry(
  { task, source, attempts }: Job<Task>,
  { state, reason }: FailedOutcome,
  decision: Decision,
  wait?: number,
): void {
  publish(() => ({
    event: 'retry',
    source: source.name,
    device: task.device,
    attempts,
    state,
    reason,
    decision,
    wait,
  }));
}

export function reportDeviceWait(device: string, what: 'gap' | 'retry', wait: number): void {
  publish(() => ({ event: 'device-wait', device, for: what, wait }));
}

export function reportWait(
  obstacle: Obstacle,
  wait: number | undefined,
  waiting: number,
  inFlight: number,
): void {
  publish(() => ({ event: 'wait', for: obstacle, wait, waiting, inFlight }));
}

export function reportSlowDown(callsPerSecond: number, rest: number): void {
  publish(() => ({ event: 'slow-down', callsPerSecond, rest }));
}

export function reportOutage(isOn: boolean, waiting: number): void {
  publish(() => ({ event: 'outage', isOn, waiting }));
}
