import type { Operation, Outcome, RequestSummary } from '../../lib/onenet';
import type { Done, Message, Send } from './node-red';
import type { PlatformTask } from './platform';

/** A message between the input of a node and its way out. */
export class PendingMessage {
  readonly since = performance.now();

  constructor(
    readonly msg: Message,
    readonly send: Send,
    readonly done: Done,
  ) {}
}

/** A message that became a command. One object serves the dispatcher and the node: many thousands may wait. */
export class PendingCommand<Command> implements PlatformTask {
  constructor(
    readonly pending: PendingMessage,
    readonly operation: Operation<unknown, Command>,
    readonly command: Command,
    readonly device: string,
    readonly replaces: string | undefined,
    readonly leave: Leave,
  ) {}

  settle(outcome: Outcome, attempts: number): void {
    this.leave(this.pending, outcome, attempts, this.operation.describe(this.command));
  }
}

/** Sends a message on its one way out. */
export type Leave = (
  pending: PendingMessage,
  outcome: Outcome,
  attempts: number,
  request: RequestSummary,
) => void;
