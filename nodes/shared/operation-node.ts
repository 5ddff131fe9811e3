/**
 * What every node does that sends commands to devices: message in, command on its way, message out.
 *
 * The life of a message: `input` -> its typed inputs are read -> the operation parses them into a command -> the
 * platform's dispatcher sends it in its turn -> where the node is to wait for the result, the message is followed ->
 * `leave`, the only way out, exactly once.
 */

import {
  failed,
  OneNetError,
  type Operation,
  type Outcome,
  type RequestSummary,
} from '../../lib/onenet';
import { DEFAULT_PACE, Following, type Followed, type Pace, type Target } from './follow';
import { InputQueue } from './inputs';
import { Line } from './line';
import type { Message, Node, NodeAPI } from './node-red';
import { durationSince, PendingMessage, type Handling, type Step } from './pending-message';
import { readCommand, summariseInputs } from './read-command';
import { StatusLine } from './status';
import type { Reader } from './typed-input';
import { warnUnfinished } from './unfinished';
import { WayOut } from './way-out';

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
  readonly follow?: FollowOptions<Command> | undefined;
}

export interface Fallback<Command> {
  readonly operation: Operation<unknown, Command>;
  /**
   * The command to try then, `undefined` if the outcome stands.
   *
   * @param now milliseconds since 1970 on the platform's clock
   */
  readonly when: (outcome: Outcome, command: Command, now: number) => Command | undefined;
}

export interface FollowOptions<Command> {
  /** Name of the context store that keeps the messages, blank for Node-RED's default. */
  readonly store: string;
  readonly pace?: Pace;
  /** What to follow for a message whose command has ended so, `undefined` if it is to leave. */
  readonly answered?: (outcome: Outcome, request: RequestSummary) => Target | undefined;
  /** What to follow instead of sending anything. */
  readonly instead?: (command: Command, msg: Message) => Target;
}

/** Makes a node that Node-RED has just created do its work. */
export function startOperationNode<Input, Command>(
  RED: NodeAPI,
  node: Node,
  options: OperationNodeOptions<Input, Command>,
): void {
  const { operation, readers, platform, follow } = options;
  const status = new StatusLine(node, `${node.type}.status`);
  const wayOut = new WayOut(RED, node, status);
  const changed = (): void => {
    status.changed();
  };
  const line = new Line(RED, node, {
    platform,
    changed,
    found(source) {
      if (source instanceof OneNetError) status.failed(failed(source));
      else status.watch(source);
    },
  });
  // Of its own, so that questions are not counted among the node's commands.
  const questions = new Line(RED, node, { platform });
  const following = new Following(RED, node, {
    store: follow?.store ?? '',
    pace: follow?.pace ?? DEFAULT_PACE,
    submit: (poll) => {
      questions.submit(poll);
    },
    now: () => questions.now(),
    leave: (followed, outcome) => {
      wayOut.leave(followed, outcome, followed.request, Math.max(0, Date.now() - followed.came));
    },
    changed,
  });
  status.watchFollowing(following);
  const handling = handlingOf(options, wayOut, following, line);
  const { leave } = handling;
  const now = (): number => line.now();
  const stopped = whenStopped(follow?.instead !== undefined);

  const inputs = new InputQueue<PendingMessage<Command>>(readers, (pending, read) => {
    const parsed = readCommand(operation, read, now);
    if (parsed.kind === 'invalid') {
      const error = new OneNetError('ONENET_INVALID', `${parsed.pointer} ${parsed.problem}`);
      leave(pending, failed(error), summariseInputs(read));
      return;
    }
    pending.becomes(parsed.command);
    if (follow?.instead === undefined) line.submit(pending);
    else if (line.problem !== undefined) pending.onSettled(failed(line.problem));
    else following.take(toFollowed(pending, follow.instead(parsed.command, pending.msg)), pending);
  });

  node.on('input', (msg, send, done) => {
    if (following.returning > 0 && following.takesBack(msg, { send, done })) return;
    const pending = new PendingMessage(msg, send, done, handling);
    if (wayOut.isClosing) leave(pending, stopped, {});
    else inputs.read(msg, pending);
  });

  node.on('close', (removed, done) => {
    wayOut.isClosing = true;
    for (const pending of inputs.clear()) leave(pending, stopped, {});
    line.close();
    const finish = (): void => {
      questions.close();
      status.stop();
      warnUnfinished(RED, node, wayOut.unfinished);
      done();
    };
    following.close(removed).then(finish, finish);
  });

  // Even if the dialog says now that nothing is followed: what was begun goes on. Not before the node is whole.
  setImmediate(() => void following.resume());
}

function handlingOf<Command>(
  { operation, device, replaces, fallback, follow }: OperationNodeOptions<never, Command>,
  wayOut: WayOut,
  following: Following,
  line: Line,
): Handling<Command> {
  const leave: Handling<Command>['leave'] = (pending, outcome, request) => {
    wayOut.leave(pending, outcome, request, durationSince(pending.arrived));
  };
  const answered = follow?.answered;
  const first = {
    ...{ operation, device, replaces },
    leave:
      answered === undefined
        ? leave
        : followOrLeave((outcome, request) => answered(outcome, request), following, leave),
  };
  if (fallback === undefined) return first;
  const second = { ...first, operation: fallback.operation };
  return {
    ...first,
    next(outcome, command) {
      const instead = fallback.when(outcome, command, line.now());
      if (instead === undefined) return undefined;
      const step: Step<Command> = { handling: second, command: instead };
      return step as unknown as Step;
    },
  };
}

/** A message whose result is still to come waits for it. */
function followOrLeave<Command>(
  answered: (outcome: Outcome, request: RequestSummary) => Target | undefined,
  following: Following,
  leave: Handling<Command>['leave'],
): Handling<Command>['leave'] {
  return (pending, outcome, request) => {
    const target = answered(outcome, request);
    if (target === undefined) leave(pending, outcome, request);
    else following.take(toFollowed(pending, target), pending);
  };
}

function toFollowed<Command>(pending: PendingMessage<Command>, target: Target): Followed {
  const { msg, attempts, past, arrived } = pending;
  const came = Date.now() - durationSince(arrived);
  return { msg, ...target, came, attempts, mayHaveHappened: past === 'unknown' };
}

/** @param follows whether the message tells of a command that was sent already */
function whenStopped(follows: boolean): Outcome {
  const text = follows
    ? 'the node is being stopped and does not follow the command; the device may carry it out'
    : 'the node is being stopped; nothing was sent';
  return failed(new OneNetError('ONENET_STOPPED', text), follows ? 'unknown' : 'unsent');
}
