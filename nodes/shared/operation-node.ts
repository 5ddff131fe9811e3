/**
 * What every node does that sends commands to devices: message in, command on its way, message out.
 *
 * The life of a message: `input` -> its typed inputs are read -> the operation parses them into a command -> the
 * platform's dispatcher sends it in its turn -> `leave`, the only way out, exactly once.
 */

import {
  failed,
  messageOf,
  OneNetError,
  type Operation,
  type Outcome,
  type RequestSummary,
} from '../../lib/onenet';
import type { Source } from '../../lib/dispatch';
import { InputQueue, type Inputs } from './inputs';
import type { Node, NodeAPI } from './node-red';
import { PendingMessage, type Handling } from './pending-message';
import type { PlatformNode, PlatformTask } from './platform';
import { CommandError, setPayload, setResult, toResult } from './result';
import { runtimeLanguage } from './language';
import { StatusLine } from './status';
import type { Reader } from './typed-input';
import { warnUnfinished } from './unfinished';

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
  options: OperationNodeOptions<Input, Command>,
): void {
  const { operation } = options;
  const status = new StatusLine(node, `${node.type}.status`);
  const unfinished: string[] = [];
  let closing = false;

  let problem = '';
  /** Finds the platform that was chosen, and says why nothing can be sent if there is none that works. */
  const connect = (): Source<PlatformTask> | undefined => {
    const { platform } = findPlatform(RED, options.platform) ?? {};
    problem = platform === undefined ? RED._(`${node.type}.noPlatform`) : (platform.problem ?? '');
    if (platform === undefined || problem !== '') return undefined;
    const found = platform.source(() => {
      status.changed();
    });
    status.watch(found);
    return found;
  };
  let source = connect();
  if (source === undefined) status.failed(configFailure(problem));

  /** Sends the message to its output, or returns the error that is for Catch nodes. */
  const depart = (
    { msg, send, arrived, attempts }: PendingMessage<Command>,
    outcome: Outcome,
    request: RequestSummary,
  ): Error | undefined => {
    // Whole microseconds; more digits than that are noise.
    const durationMs = Math.round((performance.now() - arrived) * 1000) / 1000;
    const result = toResult(outcome, attempts, durationMs, request);
    setResult(msg, result);
    if (closing) unfinished.push(msg._msgid ?? '?');
    if (node.metric()) node.metric(`${node.type}.duration`, msg, Math.round(durationMs));
    if (outcome.kind === 'accepted') {
      status.accepted(outcome, durationMs);
      setPayload(msg, outcome);
      send([msg, null]);
      return undefined;
    }
    status.failed(outcome);
    if (!(closing ? node.wires[1]?.length : isWired(RED, node, 1))) {
      return new CommandError(result, runtimeLanguage(RED));
    }
    setPayload(msg, outcome);
    send([null, msg]);
    return undefined;
  };

  /** The only way out. What a frozen or broken message throws goes to Catch nodes like any failure. */
  const leave: Handling<Command>['leave'] = (pending, outcome, request) => {
    let failure: Error | undefined;
    try {
      failure = depart(pending, outcome, request);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(messageOf(error));
    }
    pending.done(failure);
  };

  const { device, replaces } = options;
  const handling: Handling<Command> = { operation, device, replaces, leave };

  const inputs = new InputQueue<PendingMessage<Command>>(options.readers, (pending, read) => {
    const parsed = parse(operation, read);
    if (parsed.kind === 'invalid') {
      const error = new OneNetError('ONENET_INVALID', `${parsed.pointer} ${parsed.problem}`);
      leave(pending, failed(error), summarise(read));
      return;
    }
    // Node-RED does not start a node again whose platform was missing and has been added.
    source ??= connect();
    if (source === undefined) {
      leave(pending, configFailure(problem), operation.describe(parsed.command));
    } else {
      source.submit(pending.becomes(parsed.command));
    }
  });

  node.on('input', (msg, send, done) => {
    const pending = new PendingMessage(msg, send, done, handling);
    if (closing) leave(pending, stopped(), {});
    else inputs.read(msg, pending);
  });

  node.on('close', (_removed, done) => {
    closing = true;
    for (const pending of inputs.clear()) leave(pending, stopped(), {});
    source?.close();
    status.stop();
    warnUnfinished(RED, node, unfinished);
    done();
  });
}

function findPlatform(RED: NodeAPI, id: string): PlatformNode | null | undefined {
  return RED.nodes.getNode(id);
}

/**
 * Whether a message sent to this output arrives anywhere. A wire to a disabled node is still in the flow, but the
 * message would vanish.
 */
function isWired(RED: NodeAPI, node: Node, output: number): boolean {
  return node.wires[output]?.some((id) => RED.nodes.getNode(id)) ?? false;
}

function parse<Input, Command>(
  operation: Operation<Input, Command>,
  read: Inputs,
): ReturnType<Operation<Input, Command>['parse']> {
  if (read.kind === 'unreadable') {
    return {
      kind: 'invalid',
      pointer: `/${read.property}`,
      problem: `could not be read: ${messageOf(read.error)}`,
    };
  }
  try {
    return operation.parse(read.values as Input);
  } catch (error) {
    // A payload may be an object that throws when it is looked at.
    return {
      kind: 'invalid',
      pointer: '/payload',
      problem: `could not be read: ${messageOf(error)}`,
    };
  }
}

function summarise(read: Inputs): RequestSummary {
  if (read.kind === 'unreadable') return {};
  const { imei, mode, timeout } = read.values;
  return { imei, mode, timeout };
}

function configFailure(problem: string): Outcome & { kind: 'failed' } {
  return failed(new OneNetError('ONENET_CONFIG', problem));
}

function stopped(): Outcome {
  return failed(new OneNetError('ONENET_STOPPED', 'the node is being stopped; nothing was sent'));
}
