import type { Outcome } from '../onenet';
import type { Linked } from './fifo';

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
   * Called exactly once.
   *
   * @param attempts how often it was sent, 0 if never
   */
  settle(outcome: Outcome, attempts: number): void;
}

/** Whose tasks they are: one node of a flow. */
export interface Owner {
  waiting: number;
  running: number;
  readonly abort: AbortController;
  closed: boolean;
  changed(): void;
}

/** A task in the dispatcher's hands. */
export interface Entry<T extends Task> extends Linked<Entry<T>> {
  readonly task: T;
  readonly owner: Owner;
  /** When it came, on the dispatcher's clock. */
  readonly since: number;
  attempts: number;
  settled: boolean;
}
