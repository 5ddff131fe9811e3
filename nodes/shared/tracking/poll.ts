import { Task } from '../../../lib/dispatch';
import {
  cachedStatus,
  type CachedStatusCommand,
  type Operation,
  type Outcome,
} from '../../../lib/onenet';
import type { PlatformTask } from '../platform/platform';

/** One question about a cached command, which waits its turn in the dispatcher like every call to the platform. */
export class Poll extends Task implements PlatformTask {
  readonly operation: Operation<unknown, unknown> = cachedStatus;
  readonly replaces = undefined;
  readonly #answered: (outcome: Outcome) => void;

  constructor(
    readonly command: CachedStatusCommand,
    answered: (outcome: Outcome) => void,
  ) {
    super();
    this.#answered = answered;
  }

  /** A name that no command has: a question need not wait for the device, nor anything else for the question. */
  get device(): string {
    return `result of ${this.command.uuid}`;
  }

  onSettled(outcome: Outcome): void {
    this.#answered(outcome);
  }
}
