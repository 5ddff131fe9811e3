/** What makes one node differ from another that sends commands. */

import type { Operation, Outcome, RequestSummary } from '../../../lib/onenet';
import type { Pace, Target } from '../tracking';
import type { Message } from '../node-red';
import type { Handling } from './pending-message';
import type { Reader } from './typed-input';

export interface OperationNodeOptions<Input, Command> {
  readonly operation: Operation<Input, Command>;
  /** One for each field of the operation's input. */
  readonly readers: Readonly<Record<keyof Input, Reader>>;
  /** ID of the config node, empty if none was chosen. */
  readonly platform: string;
  readonly device: Handling<Command>['device'];
  readonly replaces: Handling<Command>['replaces'];
  /** What to try where the operation fails. */
  readonly fallback?: Fallback<Command> | undefined;
  /** Which messages wait for the result of a cached command. */
  readonly follow: FollowOptions<Command>;
}

export interface Fallback<Command> {
  readonly operation: Operation<unknown, Command>;
  /** The command to try then, `undefined` if the outcome stands. */
  readonly when: (outcome: Outcome, command: Command) => Command | undefined;
}

export interface FollowOptions<Command> {
  /** Name of the context store that keeps the messages, blank for Node-RED's default. */
  readonly store: string;
  readonly pace: Pace;
  /** What to follow for a message whose command has ended so, `undefined` if it is to leave. */
  readonly answered?: (outcome: Outcome, request: RequestSummary) => Target | undefined;
  /** What to follow instead of sending anything. */
  readonly instead?: (command: Command, msg: Message) => Target;
}
