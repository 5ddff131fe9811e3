/**
 * What every node does that takes messages: message in, its inputs read, message out.
 *
 * The way of a message: `input` -> its typed inputs are read -> the operation parses them into a command -> a subclass
 * sends the command, or tracks one that was sent before -> `MessageOutput.complete`, exactly once.
 */

import { faultOf, type Fault } from '../../../lib/contract';
import {
  failed,
  messageOf,
  OneNetError,
  type FailedOutcome,
  type Operation,
  type Outcome,
  type RequestSummary,
} from '../../../lib/onenet';
import { laterTurn } from '../deploy';
import type { Node, NodeAPI } from '../node-red';
import type { PlatformTask } from '../platform/platform';
import { PlatformClient } from '../platform/platform-client';
import { MessageStore } from '../tracking/message-store';
import { MessageTracker } from '../tracking/message-tracker';
import type { Pace } from '../tracking/tracked-command';
import type { TrackTarget } from '../tracking/tracked-message';
import { InputQueue, readInputTimeout, type Inputs } from './input-queue';
import { MessageOutput, type CompletableMessage } from './message-output';
import { NodeStatus } from './node-status';
import {
  inputError,
  parseInputs,
  PendingMessage,
  summarizeInputs,
  type MessageHandler,
} from './pending-message';
import type { InputReader } from './typed-input';

export interface NodeOptions<Input, Command> {
  readonly operation: Operation<Input, Command>;
  /** One for each field of the operation's input. */
  readonly readers: Readonly<Record<keyof Input, InputReader>>;
  /** ID of the config node, empty if none was chosen. */
  readonly platform: string;
  /** What is wrong with what the flow stores of the node, so that no message can be sent. */
  readonly fault?: Fault | undefined;
  /** Whether its commands are queries, which no device waits for; see `SourceOptions`. */
  readonly isQuery?: boolean;
  /** The device that a command is for. */
  readonly device: (command: Command) => string;
  /** What a newer command may take the place of while it waits. */
  readonly replaces?: ((command: Command) => string | undefined) | undefined;
  /** What `msg.onenet.request.operation` says; `undefined` for operations on an Object Instance. */
  readonly requestName?: string;
  readonly tracking: TrackingOptions;
  /** What an outcome comes to for the message; the outcome itself if left out. */
  readonly conclude?: ((outcome: Outcome, request: RequestSummary) => Outcome) | undefined;
}

export interface TrackingOptions {
  /** Name of the context store that keeps the messages, blank for Node-RED's default. */
  readonly store: string;
  readonly pace: Pace;
}

export abstract class NodeController<Input, Command> {
  protected readonly client: PlatformClient;
  /** Of every message; a subclass may add to it before the node starts. */
  protected handler: MessageHandler<Command>;
  protected readonly output: MessageOutput;
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #options: NodeOptions<Input, Command>;
  readonly #status: NodeStatus;
  readonly #inputs: InputQueue<PendingMessage<Command>>;
  readonly #store: MessageStore;
  #tracker: MessageTracker | undefined;
  /** Whether the node has ended, so that no message can wait in it any more. */
  #isClosed = false;
  /** Polls are no commands, so that they are handed in apart; most nodes never send one. */
  #polls: PlatformClient | undefined;

  constructor(RED: NodeAPI, node: Node, options: NodeOptions<Input, Command>) {
    const { platform, tracking, operation, readers, device, isQuery = false } = options;
    const { replaces = () => undefined } = options;
    const status = new NodeStatus(RED, node);
    this.#RED = RED;
    this.#node = node;
    this.#options = options;
    this.#status = status;
    this.output = new MessageOutput(RED, node, status, (ended) => {
      this.client.record(ended);
    });
    this.handler = {
      operation,
      device,
      replaces,
      settled: (pending, outcome, request) => {
        this.settled(pending, outcome, request);
      },
    };
    this.#store = new MessageStore(RED, node, tracking.store);
    this.client = new PlatformClient(RED, {
      platform,
      name: node.id,
      isQuery,
      changed: () => {
        status.changed();
      },
      found(source) {
        if (source.ok) status.watchLoad(source.value);
        else status.problem(misconfigured(source.fault));
      },
    });
    if (options.fault !== undefined) status.problem(misconfigured(options.fault));
    this.#inputs = new InputQueue({
      readers,
      ready: (pending, inputs) => {
        if (options.fault !== undefined) {
          this.#complete(pending, misconfigured(options.fault), this.#summarize(inputs));
          return;
        }
        const parsed = parseInputs(operation, inputs, readers, () => this.client.now());
        if (!parsed.ok) {
          this.#refuse(pending, parsed.fault, inputs);
          return;
        }
        pending.command = parsed.value;
        this.accept(pending);
      },
      limit: () => this.client.queueLimit,
      timeout: readInputTimeout(RED),
    });
  }

  /** Listens to Node-RED from now on. To be called once, when the subclass is whole. */
  start(): this {
    const { handler } = this;
    this.#node.on('input', (msg, send, done) => {
      if (this.#tracker?.takesBack(msg, { send, done }) === true) return;
      const pending = new PendingMessage(msg, send, done, handler);
      if (this.output.isClosing && !this.acceptsWhileClosing) this.#stop(pending);
      else if (this.#inputs.isFull) this.#turnAway(pending);
      else this.#inputs.read(msg, pending);
    });
    this.#node.on('close', (removed, done) => {
      this.#close(removed).then(done, (error: unknown) => {
        this.#node.warn(messageOf(error));
        done();
      });
    });
    // Not before the node is complete.
    void laterTurn().then(() => this.#resume());
    return this;
  }

  /** Whether a message that comes while the node is being closed can still be kept for the next instance of the node. */
  protected abstract readonly acceptsWhileClosing: boolean;
  /** Which calls under way may still be answered while the node is closed, since their messages need not leave then. */
  protected readonly awaitsAnswer: ((task: PlatformTask) => boolean) | undefined = undefined;
  /** Of a message that the node did not get to before it was closed. */
  protected abstract stopped(): Outcome;
  /** Does what the message asks for, now that it has become a command. */
  protected abstract accept(pending: PendingMessage<Command>): void;

  /** What becomes of a message once its command has ended. */
  protected settled(
    pending: PendingMessage<Command>,
    outcome: Outcome,
    request: RequestSummary,
  ): void {
    this.#conclude(pending, outcome, request, pending.durationMs);
  }

  /** Lets a message wait for the result of a command that the platform keeps. */
  protected track(pending: PendingMessage<Command>, target: TrackTarget): void {
    const { msg, attempts, past, durationMs } = pending;
    const came = Date.now() - durationMs;
    const tracked = { msg, ...target, came, attempts, mayHaveHappened: past === 'unknown' };
    this.#openTracker().track(tracked, pending);
  }

  #conclude(
    message: CompletableMessage,
    outcome: Outcome,
    request: RequestSummary,
    durationMs: number,
  ): void {
    const { conclude } = this.#options;
    const last = conclude === undefined ? outcome : conclude(outcome, request);
    this.output.complete(message, last, request, durationMs);
  }

  /** Made for the first message that waits for a result: most nodes never track one. */
  #openTracker(): MessageTracker {
    if (this.#tracker !== undefined) return this.#tracker;
    const { platform, tracking } = this.#options;
    const tracker = new MessageTracker(this.#RED, this.#node, {
      platform,
      store: this.#store,
      pace: tracking.pace,
      submit: (poll) => {
        this.#pollClient().submit(poll);
      },
      now: () => this.client.now(),
      complete: (tracked, outcome) => {
        const durationMs = Math.max(0, Date.now() - tracked.came);
        this.#conclude(tracked, outcome, tracked.request, durationMs);
      },
      changed: () => {
        this.#status.changed();
      },
    });
    this.#tracker = tracker;
    this.#status.watchTracked(tracker);
    // A node that is being closed may still get its first message that is to wait.
    if (this.output.isClosing) tracker.stop();
    if (this.#isClosed) void tracker.close(false);
    return tracker;
  }

  /** Even if the dialog now says that nothing is tracked: what was begun goes on. */
  async #resume(): Promise<void> {
    const found = await this.#store.find();
    if (found.length > 0 && !this.output.isClosing) this.#openTracker().resume(found);
  }

  #refuse(pending: PendingMessage<Command>, fault: Fault, inputs: Inputs): void {
    const outcome = failed(inputError(fault, this.#options.readers));
    this.#complete(pending, outcome, this.#summarize(inputs));
  }

  #summarize(inputs: Inputs): RequestSummary {
    return summarizeInputs(inputs, this.#options.requestName);
  }

  #turnAway(pending: PendingMessage<Command>): void {
    const fault = faultOf('tooManyUnread', { count: this.#inputs.length });
    this.#complete(pending, failed(new OneNetError('ONENET_QUEUE_FULL', fault)));
  }

  #stop(pending: PendingMessage<Command>): void {
    this.#complete(pending, this.stopped());
  }

  #complete(pending: PendingMessage<Command>, outcome: Outcome, request = {}): void {
    this.output.complete(pending, outcome, request, pending.durationMs);
  }

  #pollClient(): PlatformClient {
    const { platform } = this.#options;
    return (this.#polls ??= new PlatformClient(this.#RED, {
      platform,
      name: this.#node.id,
      isQuery: true,
    }));
  }

  async #close(removed: boolean): Promise<void> {
    this.output.isClosing = true;
    for (const pending of this.#inputs.clear()) this.#stop(pending);
    this.#tracker?.stop();
    // At once: a deploy stops Catch and Complete nodes, and a message that left later would not reach them.
    const closed = this.client.close(removed ? undefined : this.awaitsAnswer);
    // Messages that were on their way between two nodes come in now; a turn later they would be lost without a trace.
    await laterTurn();
    await closed;
    this.#isClosed = true;
    try {
      await this.#tracker?.close(removed);
    } finally {
      void this.#polls?.close();
      this.#status.stop();
      this.output.warnUnfinished();
    }
  }
}

function misconfigured(fault: Fault): FailedOutcome {
  return failed(new OneNetError('ONENET_CONFIG', fault));
}
