import type { Outcome } from '../onenet';
import type { Linked } from './fifo';
import type { Owner } from './owner';
import type { Task } from './task';
import { throwOutside } from './throw-outside';

/** A task in the dispatcher's hands. Many thousands may wait, so it holds nothing that could be shared. */
export class Entry<T extends Task> implements Linked<Entry<T>> {
  next: Entry<T> | undefined = undefined;
  attempts = 0;
  isSettled = false;
  /** Whether the platform has read it and said no, though it was to be tried again. */
  wasTurnedAway = false;

  /** @param since when it came, on the dispatcher's clock; 0 if it may wait for ever */
  constructor(
    readonly task: T,
    readonly owner: Owner,
    readonly since: number,
  ) {}

  /** The one way out of the dispatcher. The message may come straight back, so this comes last in whatever is done. */
  settle(outcome: Outcome): void {
    this.isSettled = true;
    const truth = this.#truthOf(outcome);
    this.owner.leaves(truth);
    try {
      this.task.settle(truth, this.attempts);
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
