/** The two kinds of nodes that take messages: those that send a command, and the one that tracks a command sent before. */

import { faultOf } from '../../../lib/contract';
import { NEVER_SENT } from '../../../lib/dispatch';
import {
  failed,
  OneNetError,
  type CachedCommandTarget,
  type Operation,
  type Outcome,
  type RequestSummary,
} from '../../../lib/onenet';
import type { Node, NodeAPI } from '../node-red';
import type { PlatformTask } from '../platform/platform';
import {
  toldBy,
  whenQueued,
  type TrackedMessage,
  type TrackTarget,
} from '../tracking/tracked-message';
import { NodeController, type NodeOptions } from './node-controller';
import type { HandlerStep, MessageHandler, PendingMessage } from './pending-message';

export interface OperationOptions<Input, Command> extends NodeOptions<Input, Command> {
  /** What follows the operation for the same message, before all that waits for its device; nothing if left out. */
  readonly nextStep?:
    ((outcome: Outcome, command: Command) => NextStep<Command> | undefined) | undefined;
  /** Whether a message waits for the result of a command that the platform keeps. */
  readonly waitsForResult?: boolean;
}

/** Another operation for a message. None follows it. */
export interface NextStep<Command> {
  readonly operation: Operation<unknown, Command>;
  readonly command: Command;
  /** What the message's outcome is once the step has ended; that of the step if left out. */
  readonly conclude?: (outcome: Outcome) => Outcome;
}

/** Sends the command of each message through the platform's dispatcher. */
export class OperationController<Input, Command> extends NodeController<Input, Command> {
  protected readonly acceptsWhileClosing = false;
  protected readonly handler: MessageHandler<Command>;
  protected override readonly awaitsAnswer;

  constructor(RED: NodeAPI, node: Node, options: OperationOptions<Input, Command>) {
    super(RED, node, options);
    const { operation, device, replaces = () => undefined, nextStep, waitsForResult } = options;
    this.awaitsAnswer = waitsForResult === true ? isTimed : undefined;
    const first = {
      operation,
      device,
      replaces,
      settled: waitsForResult === true ? this.#track : this.#complete,
    };
    this.handler = nextStep === undefined ? first : { ...first, nextStep: stepOf(nextStep, first) };
  }

  protected stopped(): Outcome {
    return failed(new OneNetError('ONENET_STOPPED', faultOf('stoppedUnsent')));
  }

  protected accept(pending: PendingMessage<Command>): void {
    this.client.submit(pending);
  }

  readonly #complete: MessageHandler<Command>['settled'] = (pending, outcome, request) => {
    this.complete(pending, outcome, request, pending.durationMs);
  };

  /** A message whose result is still to come waits for it. */
  readonly #track: MessageHandler<Command>['settled'] = (pending, outcome, request) => {
    const target = whenQueued(outcome, request);
    if (target === undefined) this.#complete(pending, outcome, request);
    else this.tracker.track(toTracked(pending, target), pending);
  };
}

/** What the platform keeps: once it has said under which name, the next instance of the node can go on to wait for it. */
function isTimed({ operation }: PlatformTask): boolean {
  return operation.isTimed === true;
}

function stepOf<Command>(
  nextStep: (outcome: Outcome, command: Command) => NextStep<Command> | undefined,
  first: MessageHandler<Command>,
): (outcome: Outcome, command: Command) => HandlerStep<Command> | undefined {
  return (outcome, ended) => {
    const step = nextStep(outcome, ended);
    if (step === undefined) return undefined;
    const { operation, command, conclude } = step;
    const handler = { ...first, operation };
    return { handler: conclude === undefined ? handler : { ...handler, conclude }, command };
  };
}

/** Sends nothing: a message waits for the result of the command that it names. */
export class TrackingController<Input> extends NodeController<Input, CachedCommandTarget> {
  /** What is only to be tracked can still be kept for the next instance of the node. */
  protected readonly acceptsWhileClosing = true;
  protected readonly handler: MessageHandler<CachedCommandTarget>;

  constructor(RED: NodeAPI, node: Node, options: NodeOptions<Input, CachedCommandTarget>) {
    super(RED, node, options);
    const { operation, device, replaces = () => undefined } = options;
    this.handler = {
      operation,
      device,
      replaces,
      settled: (pending, outcome, request) => {
        this.output.complete(pending, outcome, request, pending.durationMs);
      },
    };
  }

  protected stopped(): Outcome {
    return failed(new OneNetError('ONENET_STOPPED', faultOf('stoppedUntracked')), 'unknown');
  }

  protected accept(pending: PendingMessage<CachedCommandTarget>): void {
    const problem = this.client.findProblem();
    if (problem !== undefined) {
      pending.onSettled(failed(problem), NEVER_SENT);
      return;
    }
    const { command, msg } = pending;
    const request: RequestSummary = { ...command, operation: 'follow' };
    this.tracker.track(
      toTracked(pending, { ...command, ...toldBy(msg, command.uuid), request }),
      pending,
    );
  }
}

/** A message as it is kept while it waits for a result. */
function toTracked<Command>(pending: PendingMessage<Command>, target: TrackTarget): TrackedMessage {
  const { msg, attempts, past, durationMs } = pending;
  const came = Date.now() - durationMs;
  return { msg, ...target, came, attempts, mayHaveHappened: past === 'unknown' };
}
