import { mayHaveHappened, type Outcome } from '../onenet';
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
  /** What is known from its earlier attempts; `unsent` before the first has ended, and if none left. */
  past: 'unsent' | 'refused' | 'unknown' = 'unsent';

  /** The device that it is for; tasks for one device run one at a time. */
  abstract readonly device: string;

  /**
   * Names what the command writes, where a newer command for the same may take its place while it waits;
   * `undefined` where each command counts.
   */
  abstract readonly replaces: string | undefined;

  /**
   * Called when an attempt has ended and is not to be repeated as it is. True if the task has another step to take: it
   * then gets its turn again, before all that waits for its device, and whatever sends it finds the new step.
   */
  continues?(outcome: Outcome): boolean;

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

  /** Remembers how an attempt ended that is not the last. */
  remember({ state }: Outcome): void {
    if (state === 'unknown') this.past = 'unknown';
    else if (state === 'refused' && this.past === 'unsent') this.past = 'refused';
  }

  /** What ends badly did leave if an earlier attempt did, and may have happened if that one may. */
  #truthOf(outcome: Outcome): Outcome {
    if (outcome.kind === 'accepted' || this.past === 'unsent') return outcome;
    if (outcome.state === 'unsent' || (outcome.state === 'refused' && this.past === 'unknown')) {
      return this.past === 'unknown' ? mayHaveHappened(outcome) : { ...outcome, state: 'refused' };
    }
    return outcome;
  }
}
