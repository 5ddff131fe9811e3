import type { Outcome } from '../onenet';

/** Something to be done to a device, and what is to happen with its outcome. */
export interface Task {
  /** The device that it is for; tasks for one device run one at a time. */
  readonly device: string;
  /**
   * Names what the command writes, where a newer command for the same may take its place while it waits;
   * `undefined` where each command counts.
   */
  readonly replaces: string | undefined;
  /**
   * Called exactly once. May hand in new tasks and close sources: the dispatcher's own work is done by then.
   * Should not throw: the error could only become an uncaught one, see `throwOutside`.
   *
   * @param attempts how often it was sent, 0 if never
   */
  settle(outcome: Outcome, attempts: number): void;
}
