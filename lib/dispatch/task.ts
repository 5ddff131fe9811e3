import type { Outcome } from '../onenet';
import type { Linked } from './fifo';
import type { Owner } from './owner';
import { throwOutside } from './throw-outside';

/**
 * Something to be done to a device, and what is to happen with its outcome.
 *
 * Many thousands may wait, so the dispatcher keeps its notes in the task itself: an object of its own for each would
 * take another 100 bytes, of 800 in all. The notes are the dispatcher's; nobody else writes them.
 */
export abstract class Task implements Linked<Task> {
  next: this | undefined = undefined;
  /** Set when it is handed in. */
  owner!: Owner;
  /** When it was handed in, on the dispatcher's clock; 0 if it may wait for ever. */
  since = 0;
  /** How often it was sent, 0 if never. */
  attempts = 0;
  isSettled = false;
  /** Whether the platform has read it and said no, though it was to be tried again. */
  wasTurnedAway = false;

  /** The device that it is for; tasks for one device run one at a time. */
  abstract readonly device: string;

  /**
   * Names what the command writes, where a newer command for the same may take its place while it waits;
   * `undefined` where each command counts.
   */
  abstract readonly replaces: string | undefined;

  /**
   * Called exactly once. May hand in new tasks and close sources: the dispatcher's own work is done by then.
   * Should not throw: the error could only become an uncaught one, see `throwOutside`.
   */
  abstract onSettled(outcome: Outcome): void;

  /** The one way out of the dispatcher. The message may come straight back, so this comes last in whatever is done. */
  settle(outcome: Outcome): void {
    this.isSettled = true;
    const truth = this.#truthOf(outcome);
    this.owner.leaves(truth);
    try {
      this.onSettled(truth);
    } catch (error) {
      throwOutside(error);
    }
  }

  /** What was turned away and then ended before its next try did leave once, so it is not `unsent`. */
  #truthOf(outcome: Outcome): Outcome {
    return this.wasTurnedAway && outcome.kind === 'failed' && outcome.state === 'unsent'
      ? { ...outcome, state: 'refused' }
      : outcome;
  }
}
