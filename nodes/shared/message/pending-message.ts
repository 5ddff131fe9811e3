/**
 * A message between the input of a node and its output: what its typed inputs gave becomes a command, or the fault that
 * stands in the way.
 */

import {
  fail,
  faultAt,
  printable,
  readNumber,
  type Fault,
  type FaultRule,
  type Result,
} from '../../../lib/contract';
import type { Past } from '../../../lib/dispatch';
import { formatPath, isObjectId, isObjectInstanceId } from '../../../lib/lwm2m';
import {
  messageOf,
  OneNetError,
  type Operation,
  type Outcome,
  type RequestSummary,
  type SendContext,
} from '../../../lib/onenet';
import type { Done, Message, Send } from '../node-red';
import type { PlatformTask } from '../platform/platform';
import type { Inputs, Readers } from './input-queue';

/** How the messages of a node are handled: what all of them have in common. */
export interface MessageHandler<Command> {
  readonly operation: Operation<unknown, Command>;
  /** The device that a command is for. */
  readonly device: (command: Command) => string;
  /** What a newer command may take the place of while it waits; see Task. */
  readonly replaces: (command: Command) => string | undefined;
  /** What to send once a command has ended; `undefined` if the outcome stands. */
  readonly nextStep?: (outcome: Outcome, command: Command) => HandlerStep<Command> | undefined;
  /** What the message has come to, of the outcome of the command; that outcome if left out. */
  readonly conclude?: (outcome: Outcome) => Outcome;
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

  /** Set once the inputs of the message have been read; the object is a task from then on. */
  set command(command: Command) {
    this.#command = command;
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

  conclude(outcome: Outcome): Outcome {
    return this.#handler.conclude?.(outcome) ?? outcome;
  }

  onSettled(outcome: Outcome, { attempts, past }: Past): void {
    this.attempts = attempts;
    this.past = past;
    const request = this.#handler.operation.describe(this.command, this.context);
    this.#handler.settled(this, outcome, request);
  }
}

/**
 * Parses what was read of a message.
 *
 * @param readers of the inputs, by name: they know where a value that is missing should have come from
 * @param now milliseconds since 1970 on the platform's clock
 */
export function parseInputs<Input, Command>(
  operation: Operation<Input, Command>,
  inputs: Inputs,
  readers: Readers,
  now: () => number,
): Result<Command> {
  if (!inputs.ok) return inputs;
  try {
    const parsed = operation.parse(inputs.value as Input, now());
    return parsed.ok ? parsed : withSource(parsed.fault, inputs.value, readers);
  } catch (error) {
    // A payload may be an object that throws when it is looked at.
    return fail('/payload', 'unreadable', { reason: messageOf(error) });
  }
}

/** "/imei is missing" alone would not tell where to look. */
function withSource(
  fault: Fault,
  values: Readonly<Record<string, unknown>>,
  readers: Readers,
): Result<never> {
  const name = fault.pointer.slice(1);
  const source = readers[name]?.source;
  if (fault.rule !== 'missing' || source === undefined || !hasNoValue(values[name])) {
    return { ok: false, fault };
  }
  const rule = source.startsWith('msg.onenet.') ? 'missingFromWrite' : 'missingFrom';
  return fail(fault.pointer, rule, { source });
}

/**
 * The failure that a message leaves with. A variable that the dialog itself names and Node-RED has not replaced is an
 * incomplete configuration; everything else is a message that cannot be sent.
 */
export function inputError(fault: Fault, readers: Readers): OneNetError {
  const { pointer, rule, params } = fault;
  if (!OF_VARIABLES.includes(rule)) return new OneNetError('ONENET_INVALID', fault);
  const name = pointer.slice(1);
  // Whether the variable is set does not matter there.
  if (readers[name]?.isConfigured !== true) {
    return new OneNetError('ONENET_INVALID', faultAt(pointer, 'variableInMessage', params));
  }
  return new OneNetError(name === 'payload' ? 'ONENET_INVALID' : 'ONENET_CONFIG', fault);
}

const OF_VARIABLES: readonly FaultRule[] = ['unsetVariable', 'variableWithin', 'noVariable'];

/**
 * What `msg.onenet.request` shows of input that never became a command: as far as it goes, what it shows of one.
 *
 * @param operation the name to show; `undefined` for operations on an Object Instance, which show its path instead
 */
export function summarizeInputs(inputs: Inputs, operation: string | undefined): RequestSummary {
  if (!inputs.ok) return operation === undefined ? {} : { operation };
  const imei = shown(inputs.value.imei);
  if (operation !== undefined) {
    const { uuid } = inputs.value;
    return hasNoValue(uuid) ? { imei, operation } : { imei, uuid: shown(uuid), operation };
  }
  const [mode, timeout] = [shown(inputs.value.mode), shown(inputs.value.timeout)];
  const path = pathOf(inputs.value);
  return path === undefined ? { imei, mode, timeout } : { imei, path, mode, timeout };
}

/** What is far too long for its field, or no plain value, is not shown whole: Node-RED copies it with the message. */
function shown(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.length > SHOWN ? printable(value, SHOWN) : value;
    case 'bigint':
      return value < LARGEST && value > -LARGEST ? String(value) : undefined;
    case 'object':
      return value === null ? null : undefined;
    case 'function':
    case 'symbol':
      return undefined;
    default:
      return value;
  }
}

/** Characters; an identity or a uuid is shorter. */
const SHOWN = 100;
const LARGEST = 2n ** 64n;

function pathOf(values: Readonly<Record<string, unknown>>): string | undefined {
  const [objectId, objectInstanceId] = [readNumber(values.objId), readNumber(values.objInstId)];
  return isObjectId(objectId) && isObjectInstanceId(objectInstanceId)
    ? formatPath({ objectId, objectInstanceId })
    : undefined;
}

function hasNoValue(value: unknown): boolean {
  return value === undefined || value === null;
}
