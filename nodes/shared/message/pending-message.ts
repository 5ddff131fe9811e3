import { Task } from '../../../lib/dispatch';
import type { Operation, Outcome, RequestSummary } from '../../../lib/onenet';
import type { Done, Message, Send } from '../node-red';
import type { PlatformTask } from '../platform/platform';

/** What all messages of one node have in common. */
export interface Handling<Command> {
  readonly operation: Operation<unknown, Command>;
  /** The device that a command is for. */
  readonly device: (command: Command) => string;
  /** What a newer command may take the place of while it waits; see Task. */
  readonly replaces: (command: Command) => string | undefined;
  /** What to do instead, where an attempt that failed is not the end of it; see Task. */
  readonly next?: (outcome: Outcome, command: Command) => Step | undefined;
  /** Sends a message on its one way out. */
  readonly leave: (
    message: PendingMessage<Command>,
    outcome: Outcome,
    request: RequestSummary,
  ) => void;
}

/** A command of any operation, and how its message is handled from then on. */
export interface Step<Command = unknown> {
  readonly handling: Handling<Command>;
  readonly command: Command;
}

/**
 * A message between the input of a node and its way out. Many thousands may wait, so that one object serves the node
 * and, from when the message has become a command, the dispatcher; and what can be had from the command is not kept.
 */
export class PendingMessage<Command> extends Task implements PlatformTask {
  /** When it came, as {@link durationSince} reads it. */
  readonly arrived = tenths();
  #command: Command | undefined = undefined;

  constructor(
    readonly msg: Message,
    readonly send: Send,
    readonly done: Done,
    public handling: Handling<Command>,
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

  override continues(outcome: Outcome): boolean {
    const step = this.handling.next?.(outcome, this.command);
    if (step === undefined) return false;
    // From here on it is a message of another operation; nobody keeps it by the type of its command.
    this.handling = step.handling as Handling<Command>;
    this.#command = step.command as Command;
    return true;
  }

  onSettled(outcome: Outcome): void {
    const { handling, command } = this;
    handling.leave(this, outcome, handling.operation.describe(command));
  }
}

/**
 * Tenths of a millisecond, on a clock that begins again every five days: a 32-bit integer lies in the object itself,
 * where a number with a fraction takes up another 16 bytes for each message that waits.
 */
function tenths(): number {
  return (performance.now() * 10) | 0;
}

/** Milliseconds since a message came. */
export function durationSince(arrived: number): number {
  return ((tenths() - arrived) >>> 0) / 10;
}
