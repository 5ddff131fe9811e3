import { Task } from '../../../lib/dispatch';
import {
  cachedStatus,
  type CachedStatusCommand,
  type Operation,
  type Outcome,
} from '../../../lib/onenet';
import type { PlatformTask } from '../platform';

/**
 * In the dispatcher's eyes a device of its own: questions about one command go in order, but none need wait for the
 * device itself, nor the device for it.
 */
export function queueOfCommand({ uuid }: Pick<CachedStatusCommand, 'uuid'>): string {
  return `command ${uuid}`;
}

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

  get device(): string {
    return queueOfCommand(this.command);
  }

  onSettled(outcome: Outcome): void {
    this.#answered(outcome);
  }
}
