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

  /** @param since when it came, on the dispatcher's clock; 0 if it may wait for ever */
  constructor(
    readonly task: T,
    readonly owner: Owner,
    readonly since: number,
  ) {}

  /** The one way out of the dispatcher. The message may come straight back, so this comes last in whatever is done. */
  settle(outcome: Outcome): void {
    this.isSettled = true;
    this.owner.leaves(outcome);
    try {
      this.task.settle(outcome, this.attempts);
    } catch (error) {
      throwOutside(error);
    }
  }
}
