/**
 * What every node does that sends commands to devices: message in, command on its way, message out.
 *
 * The life of a message: `input` -> its typed inputs are read -> the operation parses them into a command -> the
 * platform's dispatcher sends it in its turn -> where the node is to wait for the result, the message is followed ->
 * `leave`, the only way out, exactly once.
 */

import { failed, messageOf, OneNetError, type Outcome } from '../../../lib/onenet';
import { Following } from '../tracking';
import { handlingOf, toFollowed } from './handling';
import { InputQueue, MOST_UNREAD } from './input-queue';
import { Line } from '../platform/platform-client';
import type { Node, NodeAPI } from '../node-red';
import type { OperationNodeOptions } from './operation-options';
import { PendingMessage } from './pending-message';
import { readCommand, summariseInputs } from './command-input';
import { StatusLine } from './node-status';
import { warnUnfinished } from './unfinished';
import { WayOut } from './message-output';

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
  // Of its own, since questions are no commands; most nodes never ask one.
  let questions: Line | undefined;
  const questionsLine = (): Line => (questions ??= new Line(RED, node, { platform, asks: true }));
  const following = new Following(RED, node, {
    store: follow.store,
    pace: follow.pace,
    submit: (poll) => {
      questionsLine().submit(poll);
    },
    now: () => questionsLine().now(),
    leave: (followed, outcome) => {
      wayOut.leave(followed, outcome, followed.request, Math.max(0, Date.now() - followed.came));
    },
    changed,
  });
  status.watchFollowing(following);
  const handling = handlingOf(options, wayOut, following);
  const { leave } = handling;
  const now = (): number => line.now();
  const stopped = whenStopped(follow.instead !== undefined);

  const inputs = new InputQueue<PendingMessage<Command>>(readers, (pending, read) => {
    const parsed = readCommand(operation, read, readers, now);
    if (parsed.kind === 'invalid') {
      const error = new OneNetError('ONENET_INVALID', `${parsed.pointer} ${parsed.problem}`);
      leave(pending, failed(error), summariseInputs(read, options));
      return;
    }
    pending.becomes(parsed.command);
    if (follow.instead === undefined) {
      line.submit(pending);
      return;
    }
    const problem = line.findProblem();
    if (problem !== undefined) pending.onSettled(failed(problem));
    else following.take(toFollowed(pending, follow.instead(parsed.command, pending.msg)), pending);
  });

  node.on('input', (msg, send, done) => {
    if (following.returning > 0 && following.takesBack(msg, { send, done })) return;
    const pending = new PendingMessage(msg, send, done, handling);
    // What is only to be followed can still be kept for the next life of the node.
    if (wayOut.isClosing && follow.instead === undefined) leave(pending, stopped, {});
    else if (inputs.isFull) leave(pending, tooManyUnread(), {});
    else inputs.read(msg, pending);
  });

  node.on('close', (removed, done) => {
    wayOut.isClosing = true;
    for (const pending of inputs.clear()) leave(pending, stopped, {});
    line.close();
    following.stop();
    const finish = (): void => {
      questions?.close();
      status.stop();
      warnUnfinished(RED, node, wayOut.unfinished);
      done();
    };
    // Messages that were on their way between two nodes come in now; a turn later they would be lost without a trace.
    setImmediate(() => {
      following.close(removed).then(finish, (error: unknown) => {
        node.warn(messageOf(error));
        finish();
      });
    });
  });

  // Even if the dialog says now that nothing is followed: what was begun goes on. Not before the node is whole.
  setImmediate(() => void following.resume());
}

function tooManyUnread(): Outcome {
  const text = `${MOST_UNREAD} messages wait for values that are not there yet; check the context store and the expressions of the node`;
  return failed(new OneNetError('ONENET_QUEUE_FULL', text));
}

/** @param follows whether the message tells of a command that was sent already */
function whenStopped(follows: boolean): Outcome {
  const text = follows
    ? 'the node is being stopped and does not follow the command; the device may carry it out'
    : 'the node is being stopped; nothing was sent';
  return failed(new OneNetError('ONENET_STOPPED', text), follows ? 'unknown' : 'unsent');
}
