/** What one message asks: the id of its device, if that is needed, and then page after page of the answer. */

import { faultOf, type Fault } from '../../lib/contract';
import { isQuotaRefusal, type Past } from '../../lib/dispatch';
import {
  deviceState,
  failed,
  isDeviceId,
  messageOf,
  OneNetError,
  type AcceptedOutcome,
  type DeviceRecord,
  type Operation,
  type Outcome,
  type PlatformReply,
  type SendContext,
} from '../../lib/onenet';
import type { MessageOutput, MessageParts } from '../shared/message/message-output';
import type { PendingMessage } from '../shared/message/pending-message';
import type { InputReader } from '../shared/message/typed-input';
import type { NodeAPI } from '../shared/node-red';
import type { PlatformTask } from '../shared/platform/platform';
import type { PlatformClient } from '../shared/platform/platform-client';

export interface QueryOptions<Input, Command> {
  readonly operation: Operation<Input, Command>;
  /** What `msg.onenet.request.operation` says. */
  readonly name: string;
  readonly readers: Readonly<Record<keyof Input, InputReader>>;
  /** ID of the config node, empty if none was chosen. */
  readonly platform: string;
  /** What is wrong with what the flow stores of the node. */
  readonly fault?: Fault | undefined;
  /** Of a query that some platforms answer only by their own id of the device. */
  readonly byId?: ById<Command>;
  readonly pages?: Pages<Command>;
}

export interface ById<Command> {
  readonly imei: (command: Command) => string;
  readonly withId: (command: Command, deviceId: string) => Command;
  /** Whether an answer is about the device that was asked for. */
  readonly fits: (command: Command, accepted: AcceptedOutcome) => boolean;
}

/** Of an answer that comes in several. */
export interface Pages<Command> {
  /** What to ask for after this answer; `undefined` after the last. */
  readonly next: (command: Command, reply: PlatformReply) => Command | undefined;
  /** How many elements an answer has at most. */
  readonly size: (command: Command) => number;
  /** How many answers there are in all, where one tells. */
  readonly count?: (command: Command, reply: PlatformReply) => number | undefined;
}

export interface QueryRunOptions<Input, Command> extends QueryOptions<Input, Command> {
  readonly client: PlatformClient;
  readonly output: MessageOutput;
  readonly pending: PendingMessage<Command>;
}

/** One page is in memory at a time: the next is asked for once this one has left. */
export class QueryRun<Input, Command> {
  readonly #RED: Pick<NodeAPI, 'util'>;
  readonly #options: QueryRunOptions<Input, Command>;
  #attempts = 0;
  #partsId: string | undefined;
  /** What has left in copies of the message. */
  #messages = 0;
  #items = 0;

  constructor(RED: Pick<NodeAPI, 'util'>, options: QueryRunOptions<Input, Command>) {
    this.#RED = RED;
    this.#options = options;
  }

  start(): void {
    const { client, pending, byId } = this.#options;
    const { command } = pending;
    const ids = client.deviceIds;
    if (byId === undefined || ids === undefined) {
      this.#ask(command);
      return;
    }
    const known = ids.get(byId.imei(command));
    if (known === undefined) this.#learnId(byId);
    else this.#askById(byId.withId(command, known), byId);
  }

  /** With a remembered id: the device may have been made anew since, with another. */
  #askById(command: Command, byId: ById<Command>): void {
    const { client, operation } = this.#options;
    this.#submit(operation, command, (outcome) => {
      if (isOfAnother(command, outcome, byId)) {
        client.deviceIds?.delete(byId.imei(command));
        this.#learnId(byId);
      } else {
        this.#answered(command, outcome);
      }
    });
  }

  #learnId({ imei: imeiOf, withId }: ById<Command>): void {
    const { client, pending } = this.#options;
    const { command } = pending;
    const imei = imeiOf(command);
    this.#submit(deviceState, { imei }, (outcome) => {
      if (outcome.kind !== 'accepted') {
        this.#end(outcome);
        return;
      }
      const { deviceId } = outcome.payload as DeviceRecord;
      if (deviceId === undefined || !isDeviceId(deviceId)) {
        this.#end(failure('ONENET_BAD_ANSWER', 'noDeviceId'));
        return;
      }
      client.deviceIds?.set(imei, deviceId);
      this.#ask(withId(command, deviceId));
    });
  }

  #ask(command: Command): void {
    this.#submit(this.#options.operation, command, (outcome) => {
      this.#answered(command, outcome);
    });
  }

  #answered(command: Command, outcome: Outcome): void {
    const { pages } = this.#options;
    if (pages === undefined || outcome.kind !== 'accepted') {
      this.#end(outcome);
      return;
    }
    const count = Array.isArray(outcome.payload) ? outcome.payload.length : 0;
    // A page with nothing in it is the last, whatever the platform says comes after it.
    const next = count === 0 ? undefined : pages.next(command, outcome.reply);
    if (next === undefined) this.#endWithPage(command, outcome);
    else if (this.#messages >= MAX_PAGES) {
      this.#end(failure('ONENET_BAD_ANSWER', 'endlessPages', { count: MAX_PAGES }));
    } else if (this.#sendPage(command, outcome, count)) this.#ask(next);
  }

  /** Whether the copy of the message has left; if not, the message has left with the failure. */
  #sendPage(command: Command, outcome: AcceptedOutcome, items: number): boolean {
    const { operation, output, pages, pending } = this.#options;
    pending.attempts = this.#attempts;
    try {
      output.sendPart(pending, outcome, {
        request: operation.describe(pending.command),
        durationMs: pending.durationMs,
        parts: this.#parts(command, pages?.count?.(command, outcome.reply)),
      });
    } catch (error) {
      this.#end(failure('ONENET_INVALID', 'pageNotSent', { problem: messageOf(error) }));
      return false;
    }
    this.#messages += 1;
    this.#items += items;
    return true;
  }

  /** The message itself is the last page. */
  #endWithPage(command: Command, outcome: AcceptedOutcome): void {
    const { msg } = this.#options.pending;
    try {
      msg.parts = this.#parts(command, this.#messages + 1);
    } catch {
      // A message that takes no property cannot take its result either, and that is told to Catch nodes.
    }
    this.#end(outcome);
  }

  #parts(command: Command, count: number | undefined): MessageParts {
    const { pages, pending } = this.#options;
    this.#partsId ??= this.#RED.util.generateId();
    const { parts: outer } = pending.msg;
    return {
      id: this.#partsId,
      index: this.#messages,
      ...(count === undefined ? {} : { count }),
      type: 'array',
      // With 1 the join node would make a list of lists.
      len: Math.max(2, pages?.size(command) ?? 0),
      ...(outer === undefined ? {} : { parts: outer }),
    };
  }

  #end(outcome: Outcome): void {
    const delivered = { messages: this.#messages, items: this.#items };
    const isPart = outcome.kind !== 'accepted' && this.#messages > 0;
    this.#options.pending.onSettled(isPart ? { ...outcome, delivered } : outcome, {
      attempts: this.#attempts,
      past: 'unsent',
    });
  }

  #submit<Asked>(
    operation: Operation<never, Asked>,
    command: Asked,
    answered: (outcome: Outcome) => void,
  ): void {
    this.#options.client.submit(
      new QueryStep(operation, command, (outcome, { attempts }) => {
        this.#attempts += attempts;
        answered(outcome);
      }),
    );
  }
}

/** Whether a device has another id than the one that is remembered. */
function isOfAnother<Command>(
  command: Command,
  outcome: Outcome,
  { fits }: ById<Command>,
): boolean {
  if (outcome.kind === 'accepted') return !fits(command, outcome);
  return (
    outcome.kind === 'refused' &&
    (outcome.reason === 'not-found' || outcome.reason === 'unauthorized')
  );
}

/** No platform has so many, unless it gives the same ones again and again. */
const MAX_PAGES = 100_000;

class QueryStep implements PlatformTask {
  readonly replaces = undefined;
  /** A name that no command has, and no other step: it waits for nothing, and nothing for it. */
  readonly device = `query ${(counter += 1)}`;
  context: SendContext | undefined = undefined;

  constructor(
    readonly operation: Operation<unknown, unknown>,
    readonly command: unknown,
    readonly onSettled: (outcome: Outcome, past: Past) => void,
  ) {}

  /** A poll would be repeated by its node; what a message asks keeps its place like a command. */
  continues(outcome: Outcome): boolean {
    return isQuotaRefusal(outcome);
  }
}

let counter = 0;

function failure(
  code: 'ONENET_BAD_ANSWER' | 'ONENET_INVALID',
  rule: Fault['rule'],
  params: Fault['params'] = {},
): Outcome {
  return failed(new OneNetError(code, faultOf(rule, params)));
}
