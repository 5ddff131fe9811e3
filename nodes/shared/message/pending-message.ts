/** A message between the input of a node and its output, and the command that it has become. */

import type { Past } from '../../../lib/dispatch';
import type { Operation, Outcome, RequestSummary, SendContext } from '../../../lib/onenet';
import type { Done, Message, Send } from '../node-red';
import type { PlatformTask } from '../platform/platform';

/** How the messages of a node are handled: what all of them have in common. */
export interface MessageHandler<Command> {
  readonly operation: Operation<unknown, Command>;
  /** The device that a command is for. */
  readonly device: (command: Command) => string;
  /** What a newer command may take the place of while it waits; see Task. */
  readonly replaces: (command: Command) => string | undefined;
  /** What to send once a command has ended; `undefined` if the outcome stands. */
  readonly nextStep?: (outcome: Outcome, command: Command) => HandlerStep<Command> | undefined;
  /** Called once, when the command has ended. */
  readonly settled: (
    message: PendingMessage<Command>,
    outcome: Outcome,
    request: RequestSummary,
  ) => void;
}

/** Another command for the same message, and how it is handled from then on. */
export interface HandlerStep<Command> {
  readonly handler: MessageHandler<Command>;
  readonly command: Command;
}

/**
 * Many thousands may wait (goal of the benchmark: 0.8 kB of heap for a waiting message), so that one object serves the
 * node and, from when the message has become a command, the dispatcher; and what can be had from the command is not kept.
 */
export class PendingMessage<Command> implements PlatformTask {
  /** When it came, in milliseconds on the clock of `performance.now()`. */
  readonly arrived = performance.now();
  context: SendContext | undefined = undefined;
  /** Of its command; set when that is settled. */
  attempts = 0;
  past: Past['past'] = 'unsent';
  #command: Command | undefined = undefined;
  #handler: MessageHandler<Command>;

  constructor(
    readonly msg: Message,
    readonly send: Send,
    readonly done: Done,
    handler: MessageHandler<Command>,
  ) {
    this.#handler = handler;
  }

  /** Milliseconds since the message came. */
  get durationMs(): number {
    return Math.round((performance.now() - this.arrived) * 10) / 10;
  }

  /** The same object as a task, now that the inputs of its message have been read. */
  becomes(command: Command): this {
    this.#command = command;
    return this;
  }

  get command(): Command {
    if (this.#command === undefined) throw new Error('the message has not been read yet');
    return this.#command;
  }

  get operation(): Operation<unknown, Command> {
    return this.#handler.operation;
  }

  get device(): string {
    return this.#handler.device(this.command);
  }

  get replaces(): string | undefined {
    return this.#handler.replaces(this.command);
  }

  continues(outcome: Outcome): boolean {
    const step = this.#handler.nextStep?.(outcome, this.command);
    if (step === undefined) return false;
    this.#handler = step.handler;
    this.#command = step.command;
    this.context = undefined;
    return true;
  }

  onSettled(outcome: Outcome, { attempts, past }: Past): void {
    this.attempts = attempts;
    this.past = past;
    const request = this.#handler.operation.describe(this.command, this.context);
    this.#handler.settled(this, outcome, request);
  }
}
