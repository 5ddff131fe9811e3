/**
 * What every node does that sends commands to devices: message in, command on its way, message out.
 *
 * The life of a message: `input` -> its typed inputs are read -> the operation parses them into a command -> the
 * platform's dispatcher sends it in its turn -> `leave`, the only way out, exactly once.
 */

import type { Source } from '../../lib/dispatch';
import { failed, OneNetError, type Operation, type Outcome } from '../../lib/onenet';
import { InputQueue } from './inputs';
import type { Node, NodeAPI } from './node-red';
import { PendingMessage, type Handling } from './pending-message';
import type { PlatformNode, PlatformTask } from './platform';
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
}

/** Makes a node that Node-RED has just created do its work. */
export function startOperationNode<Input, Command>(
  RED: NodeAPI,
  node: Node,
  { operation, readers, platform, device, replaces }: OperationNodeOptions<Input, Command>,
): void {
  const status = new StatusLine(node, `${node.type}.status`);
  const wayOut = new WayOut(RED, node, status);
  const leave: Handling<Command>['leave'] = (pending, outcome, request) => {
    wayOut.leave(pending, outcome, request);
  };
  const handling: Handling<Command> = { operation, device, replaces, leave };

  const connect = (): Source<PlatformTask> | OneNetError => {
    const found = findSource(RED, node, platform, status);
    if (found instanceof OneNetError) status.failed(failed(found));
    else status.watch(found);
    return found;
  };
  let source = connect();

  const inputs = new InputQueue<PendingMessage<Command>>(readers, (pending, read) => {
    const parsed = readCommand(operation, read);
    if (parsed.kind === 'invalid') {
      const error = new OneNetError('ONENET_INVALID', `${parsed.pointer} ${parsed.problem}`);
      leave(pending, failed(error), summariseInputs(read));
      return;
    }
    // Node-RED does not start a node again whose platform was missing and has been added.
    if (source instanceof OneNetError) source = connect();
    if (source instanceof OneNetError) {
      leave(pending, failed(source), operation.describe(parsed.command));
    } else {
      source.submit(pending.becomes(parsed.command));
    }
  });

  node.on('input', (msg, send, done) => {
    const pending = new PendingMessage(msg, send, done, handling);
    if (wayOut.isClosing) leave(pending, stopped(), {});
    else inputs.read(msg, pending);
  });

  node.on('close', (_removed, done) => {
    wayOut.isClosing = true;
    for (const pending of inputs.clear()) leave(pending, stopped(), {});
    if (!(source instanceof OneNetError)) source.close();
    status.stop();
    warnUnfinished(RED, node, wayOut.unfinished);
    done();
  });
}

/** The place where the node hands its commands in, or why there is none. */
function findSource(
  RED: NodeAPI,
  node: Node,
  id: string,
  status: StatusLine,
): Source<PlatformTask> | OneNetError {
  const found = RED.nodes.getNode(id) as PlatformNode | null | undefined;
  const platform = found?.platform;
  if (platform === undefined) {
    return new OneNetError('ONENET_CONFIG', RED._(`${node.type}.noPlatform`));
  }
  if (platform.problem !== undefined) return new OneNetError('ONENET_CONFIG', platform.problem);
  return platform.source(() => {
    status.changed();
  });
}

function stopped(): Outcome {
  return failed(new OneNetError('ONENET_STOPPED', 'the node is being stopped; nothing was sent'));
}
