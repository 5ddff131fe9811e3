import { performance, type EventLoopUtilization } from 'node:perf_hooks';

/** How much of its time the event loop is at work, and does not wait for anything. */
export class LoopMeter {
  #since: EventLoopUtilization | undefined;

  start(): void {
    this.#since = performance.eventLoopUtilization();
  }

  /** The share of the time since the start, from 0 to 1. */
  share(): number {
    return performance.eventLoopUtilization(this.#since).utilization;
  }
}
