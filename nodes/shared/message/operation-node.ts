/** The nodes that send a command for each message: at once, when the device wakes, or the one and then the other. */

import {
  DELIVERIES,
  faultOf,
  isOn,
  type Delivery,
  type Fault,
  type FieldTable,
  type PlainField,
  type TypedField,
} from '../../../lib/contract';
import {
  failed,
  isOver,
  OneNetError,
  type CachedDelivery,
  type DeliveryInput,
  type Operation,
  type Outcome,
  type RequestSummary,
} from '../../../lib/onenet';
import { PACE_FIELDS } from '../fields';
import type { Node, NodeAPI } from '../node-red';
import { plainFieldsFault } from '../plain-fields';
import type { PlatformTask } from '../platform/platform';
import { clockOf } from '../platform/platform-client';
import { readPace } from '../tracking/tracked-command';
import { whenQueued } from '../tracking/tracked-message';
import { NodeController, type NodeOptions } from './node-controller';
import type { HandlerStep, MessageHandler, PendingMessage } from './pending-message';
import { createReaders } from './typed-input';

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
  protected override readonly awaitsAnswer;
  readonly #waitsForResult: boolean;

  constructor(RED: NodeAPI, node: Node, options: OperationOptions<Input, Command>) {
    super(RED, node, options);
    const { nextStep, waitsForResult = false } = options;
    this.#waitsForResult = waitsForResult;
    this.awaitsAnswer = waitsForResult ? isTimed : undefined;
    const first = this.handler;
    if (nextStep !== undefined) this.handler = { ...first, nextStep: stepOf(nextStep, first) };
  }

  protected stopped(): Outcome {
    return failed(new OneNetError('ONENET_STOPPED', faultOf('stoppedUnsent')));
  }

  protected accept(pending: PendingMessage<Command>): void {
    this.client.submit(pending);
  }

  /** A message whose result is still to come waits for it. */
  protected override settled(
    pending: PendingMessage<Command>,
    outcome: Outcome,
    request: RequestSummary,
  ): void {
    const target = this.#waitsForResult ? whenQueued(outcome, request) : undefined;
    if (target === undefined) super.settled(pending, outcome, request);
    else this.track(pending, target);
  }
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

/** What the flow stores; every property may be missing in a flow written by hand. */
export interface DeliveryConfig {
  readonly platform?: string;
  readonly delivery?: string;
  readonly store?: string;
  /** Seconds. How often to poll stands in no dialog, but a flow may say so as for the command node. */
  readonly minInterval?: string | number;
  readonly maxInterval?: string | number;
  readonly [property: string]: unknown;
}

/** An operation at once, of commands that hold what the device is to do. */
export interface InstantSending<Command, Sent> {
  readonly operation: Operation<unknown, Sent>;
  readonly instantOf: (sent: Sent) => Command;
}

type DeliveryFields<Input> = FieldTable &
  Readonly<Record<keyof (Input & DeliveryInput), TypedField | PlainField>>;

export interface DeliveryOptions<Input, Command> {
  readonly instant: Operation<Input, Command>;
  readonly cached: Operation<Input & DeliveryInput, CachedDelivery<Command>>;
  /** The node's table, which has a field for each input of both operations. */
  readonly fields: DeliveryFields<Input>;
  /** Of those that wait, what a newer command may take the place of. */
  readonly replaces?: ((command: Command) => string | undefined) | undefined;
  /** Whether what may have happened at once may happen again when the device wakes. */
  readonly isRepeatable: boolean;
  /** What follows an operation at once, in the same turn of the device. */
  readonly follow?:
    | (<Sent>(
        sending: InstantSending<Command, Sent>,
        outcome: Outcome,
        sent: Sent,
      ) => NextStep<Sent> | undefined)
    | undefined;
  readonly conclude?: NodeOptions<Input, Command>['conclude'];
}

/** Makes a node that Node-RED has just created send what its messages say. */
export function startDelivery<Input, Command extends { readonly imei: string }>(
  RED: NodeAPI,
  node: Node,
  config: DeliveryConfig,
  options: DeliveryOptions<Input, Command>,
): void {
  const { platform = '', store = '' } = config;
  const { instant, cached, fields, replaces, follow, conclude } = options;
  const readers = createReaders<Input & DeliveryInput>(RED, node, fields, config);
  const fault = settingsFault(fields, config);
  const common = { platform, fault, conclude, tracking: { store, pace: readPace(config) } };
  const delivery = readDelivery(config.delivery);
  if (delivery === 'instant') {
    const sending = { operation: instant, instantOf: (command: Command) => command };
    new OperationController<Input, Command>(RED, node, {
      ...common,
      operation: instant,
      readers,
      device: ({ imei }) => imei,
      replaces,
      nextStep: follow && ((outcome, command) => follow(sending, outcome, command)),
    }).start();
    return;
  }
  const first = delivery === 'cached' ? cached : instantFirst(instant, cached);
  new OperationController<Input & DeliveryInput, CachedDelivery<Command>>(RED, node, {
    ...common,
    operation: first,
    readers,
    device: (command) => command.instant.imei,
    replaces: replaces && ((command) => replaces(command.instant)),
    nextStep:
      delivery === 'cached'
        ? undefined
        : thenCached({ ...options, operation: first, now: clockOf(RED, platform) }),
    waitsForResult: isOn(config.waitForResult),
  }).start();
}

/** How often to poll counts only where a message waits for a result. */
function settingsFault(fields: FieldTable, config: DeliveryConfig): Fault | undefined {
  const fault = plainFieldsFault(fields, config);
  const isPolled = readDelivery(config.delivery) !== 'instant' && isOn(config.waitForResult);
  return fault ?? (isPolled ? plainFieldsFault(PACE_FIELDS, config) : undefined);
}

/** A flow may name none; one that there is not is a fault of the node. */
export function readDelivery(value: unknown): Delivery {
  return DELIVERIES.find((delivery) => delivery === value) ?? 'instant';
}

/** An operation at once, with all that is needed to have the platform keep it should the device not be there. */
function instantFirst<Input, Command>(
  instant: Operation<Input, Command>,
  cached: Operation<Input & DeliveryInput, CachedDelivery<Command>>,
): Operation<Input & DeliveryInput, CachedDelivery<Command>> {
  return {
    name: instant.name,
    parse: (input, now) => cached.parse(input, now),
    encode: (command, context) => instant.encode(command.instant, context),
    decode: (reply, command) => instant.decode(reply, command?.instant),
    describe: (command) => instant.describe(command.instant),
  };
}

/**
 * Has the platform keep what could not be done at once.
 *
 * @param now milliseconds since 1970 on the platform's clock
 */
function thenCached<Input, Command>({
  operation,
  cached,
  isRepeatable,
  follow,
  now,
}: DeliveryOptions<Input, Command> & {
  readonly operation: Operation<Input & DeliveryInput, CachedDelivery<Command>>;
  readonly now: () => number;
}) {
  const sending = { operation, instantOf: (sent: CachedDelivery<Command>) => sent.instant };
  return (
    outcome: Outcome,
    command: CachedDelivery<Command>,
  ): NextStep<CachedDelivery<Command>> | undefined => {
    // What is over by then is not sent: the platform would not take it.
    if (isAbsent(outcome, isRepeatable) && !isOver(command, now())) {
      return { operation: cached, command };
    }
    return follow?.(sending, outcome, command);
  };
}

function isAbsent(outcome: Outcome, isRepeatable: boolean): boolean {
  if (outcome.kind === 'accepted') return false;
  return outcome.reason === 'offline' || (isRepeatable && outcome.reason === 'timeout');
}
