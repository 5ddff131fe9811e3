import { Task } from '../../lib/dispatch';
import type { Operation, Outcome, RequestSummary } from '../../lib/onenet';
import type { Done, Message, Send } from './node-red';
import type { PlatformTask } from './platform';

/** What all messages of one node have in common. */
export interface Handling<Command> {
  readonly operation: Operation<unknown, Command>;
  /** The device that a command is for. */
  readonly device: (command: Command) => string;
  /** What a newer command may take the place of while it waits; see Task. */
  readonly replaces: (command: Command) => string | undefined;
  /** Sends a message on its one way out. */
  readonly leave: (
    message: PendingMessage<Command>,
    outcome: Outcome,
    request: RequestSummary,
  ) => void;
}

/**
 * A message between the input of a node and its way out. Many thousands may wait, so that one object serves the node
 * and, from when the message has become a command, the dispatcher; and what can be had from the command is not kept.
 */
export class PendingMessage<Command> extends Task implements PlatformTask {
  readonly arrived = performance.now();
  #command: Command | undefined = undefined;

  constructor(
    readonly msg: Message,
    readonly send: Send,
    readonly done: Done,
    readonly handling: Handling<Command>,
  ) {
    super();
  }

  /** The same object as a task, now that its message has been read. */
  becomes(command: Command): this {
    this.#command = command;
    return this;
  }

  get command(): Command {
    if (this.#command === undefined) throw new Error('the message has not been read yet');
    return this.#command;
  }

  get operation(): Operation<unknown, Command> {
    return this.handling.operation;
  }

  get device(): string {
    return this.handling.device(this.command);
  }

  get replaces(): string | undefined {
    return this.handling.replaces(this.command);
  }

  onSettled(outcome: Outcome): void {
    const { handling, command } = this;
    handling.leave(this, outcome, handling.operation.describe(command));
  }
}
