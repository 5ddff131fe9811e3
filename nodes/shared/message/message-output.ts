/**
 * How a message leaves a node: with its result, to one output or to Catch nodes, and then `done`, once; without what
 * Node-RED cannot copy for Catch nodes.
 */

import { printable, type Language } from '../../../lib/contract';
import {
  messageOf,
  type AcceptedOutcome,
  type Outcome,
  type RequestSummary,
} from '../../../lib/onenet';
import { isDebugging, ruleOf } from '../debug-log';
import type { Done, Message, Node, NodeAPI, Send } from '../node-red';
import type { EndedCommand } from '../platform/platform';
import type { NodeStatus } from './node-status';
import {
  causesOf,
  CommandError,
  runtimeLanguage,
  sentence,
  setPayload,
  setResult,
  toResult,
  UndeliveredError,
  type CommandResult,
} from './result';

/** A message that may leave, and how. */
export interface CompletableMessage {
  readonly msg: Message;
  readonly send: Send;
  readonly done: Done;
  /** How often its command was sent. */
  readonly attempts: number;
}

export interface PartDetails {
  readonly request: RequestSummary;
  /** Since the message arrived. */
  readonly durationMs: number;
  readonly parts: MessageParts;
}

/** `msg.parts`, by which the core join node puts messages together that belong together. */
export interface MessageParts {
  readonly id: string;
  readonly index: number;
  /** How many there are in all; without it as long as that is not known. */
  readonly count?: number;
  /** Each payload is a list of so many elements at most: join makes one list of them. */
  readonly type: 'array';
  readonly len: number;
  /** Those of the message that asked. */
  readonly parts?: unknown;
}

/** IDs that the warning on closing names; more would flood the log of a fleet. */
const SHOWN_IDS = 20;

export class MessageOutput {
  /** Set while the node is closed; what leaves from then on was not finished. */
  isClosing = false;
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #status: NodeStatus;
  readonly #language: Language;
  readonly #isDebugging: boolean;
  readonly #remember: (ended: EndedCommand) => void;
  #unfinished = 0;
  readonly #unfinishedIds: string[] = [];

  /** @param remember called with what is known of each command that has ended */
  constructor(
    RED: NodeAPI,
    node: Node,
    status: NodeStatus,
    remember: (ended: EndedCommand) => void,
  ) {
    this.#remember = remember;
    this.#RED = RED;
    this.#node = node;
    this.#status = status;
    this.#language = runtimeLanguage(RED);
    this.#isDebugging = isDebugging(RED);
  }

  /**
   * What a frozen or broken message throws on its way goes to Catch nodes like any failure, with the outcome that the
   * message could not take.
   *
   * @param durationMs since the message arrived
   */
  complete(
    message: CompletableMessage,
    outcome: Outcome,
    request: RequestSummary,
    durationMs: number,
  ): void {
    const { attempts } = message;
    const result = toResult(outcome, { attempts, durationMs, request }, this.#language);
    if (this.#isDebugging) this.#node.debug(describe(message, outcome, result));
    if (outcome.kind === 'accepted') this.#status.accepted(outcome, durationMs);
    else this.#status.failed(outcome);
    this.#remember(endedCommand(this.#node, outcome, result));
    let failure: Error | undefined;
    try {
      failure = this.#send(message, outcome, result);
    } catch (error) {
      failure = new UndeliveredError(result, messageOf(error), this.#language);
    }
    this.#finish(message, result, failure);
  }

  /**
   * Sends a copy of the message to output 1 with a part of the answer. What the message came with as its payload is not
   * in it. Throws what copying or sending it throws.
   */
  sendPart(
    { msg, send, attempts }: CompletableMessage,
    outcome: AcceptedOutcome,
    { request, durationMs, parts }: PartDetails,
  ): void {
    const copy = this.#RED.util.cloneMessage({ ...msg, payload: undefined });
    const result = toResult(outcome, { attempts, durationMs, request }, this.#language);
    setResult(copy, result);
    setPayload(copy, outcome, result);
    copy.parts = parts;
    send([copy, null]);
  }

  /**
   * Logs which messages were not finished when the node was closed. They were sent on as well, but a full deploy stops
   * the nodes behind this one at the same moment, and then nobody sees them there.
   */
  warnUnfinished(): void {
    const count = this.#unfinished;
    if (count === 0) return;
    const more = count > SHOWN_IDS ? ` (+${count - SHOWN_IDS})` : '';
    const ids = this.#unfinishedIds.join(', ') + more;
    this.#node.warn(this.#RED._(`${this.#node.type}.log.unfinished`, { count, ids }));
  }

  /** Sends the message to its output, or returns the error that is for Catch nodes. */
  #send(
    { msg, send }: CompletableMessage,
    outcome: Outcome,
    result: CommandResult,
  ): Error | undefined {
    setResult(msg, result);
    this.#record(msg, result.durationMs);
    if (outcome.kind === 'accepted') {
      setPayload(msg, outcome, result);
      send([msg, null]);
      return undefined;
    }
    if (!this.#hasFailureOutput()) {
      dropUncopyable(msg);
      return new CommandError(result, outcome, this.#language);
    }
    setPayload(msg, outcome, result);
    send([null, msg]);
    return undefined;
  }

  /**
   * Within `done` Node-RED copies the message for each Catch or Complete node, which throws for one that is nested
   * thousands deep. The caller may have no way to deal with that. Without the message the error needs no copy and goes
   * into the log.
   */
  #finish({ done }: CompletableMessage, result: CommandResult, failure: Error | undefined): void {
    try {
      done(failure);
    } catch (thrown) {
      const problem = messageOf(thrown);
      const { state, errno, error } = result;
      this.#node.error(
        failure === undefined
          ? sentence('completeNotTold', { problem, state, errno, error }, this.#language)
          : `${sentence('catchNotTold', { problem }, this.#language)}: ${failure.message}`,
      );
    }
  }

  #record(msg: Message, durationMs: number): void {
    const node = this.#node;
    if (this.isClosing) {
      this.#unfinished += 1;
      if (this.#unfinishedIds.length < SHOWN_IDS) this.#unfinishedIds.push(idOf(msg));
    }
    if (node.metric()) node.metric(`${node.type}.duration`, msg, Math.round(durationMs));
  }

  /**
   * Whether a message sent to output 2 arrives anywhere. A wire to a disabled node is still in the flow, but the message
   * would vanish. While the flow is closed, the nodes behind may be gone already, and the wire alone counts.
   */
  #hasFailureOutput(): boolean {
    const wires = this.#node.wires[1] ?? [];
    return this.isClosing ? wires.length > 0 : leadsSomewhere(this.#RED, wires);
  }
}

function endedCommand(node: Node, outcome: Outcome, result: CommandResult): EndedCommand {
  const { state, errno, reason, attempts, durationMs, request, uuid } = result;
  const { imei, path, operation } = request;
  return {
    state,
    errno,
    reason,
    attempts,
    durationMs,
    uuid,
    node: shownId(node),
    device: typeof imei === 'string' || typeof imei === 'number' ? printable(String(imei), 64) : '',
    what: path ?? operation ?? '',
    at: Date.now(),
    cause: causesOf(outcome, request),
  };
}

/** Why a message leaves as it does, for the log. */
function describe(
  { msg }: CompletableMessage,
  outcome: Outcome,
  { state, code, reason, attempts, durationMs }: CommandResult,
): string {
  const why = code === null ? '' : ` (${code}, ${reason ?? ''})`;
  const rule = ruleOf(outcome);
  return `message ${idOf(msg)} leaves as ${state}${why} by rule: ${rule}; attempts ${attempts}, ${durationMs} ms`;
}

/** A message may have come with any `_msgid`, an HTTP request's body for one. */
export function idOf(msg: Message): string {
  return typeof msg._msgid === 'string' ? printable(msg._msgid, 60) : '?';
}

/** The ID by which the editor knows a node: in an instance of a subflow, that of the node in the subflow. */
export function shownId({ id, _alias }: Node): string {
  return _alias ?? id;
}

/** Junctions are only bends in a wire; some end nowhere. */
function leadsSomewhere(
  RED: NodeAPI,
  wires: readonly string[],
  junctions: readonly string[] = [],
): boolean {
  return wires.some((id) => {
    const node = junctions.includes(id) ? undefined : RED.nodes.getNode(id);
    if (node?.type !== 'junction') return (node ?? undefined) !== undefined;
    return leadsSomewhere(RED, node.wires[0] ?? [], [...junctions, id]);
  });
}

/**
 * Takes out of a message what cannot be copied, which Node-RED does element by element: an array so long that it would
 * take all the memory there is, at any depth, and what throws when it is looked at. Such an array is nearly empty:
 * `array[4e9] = 1` costs a flow nothing.
 */
export function dropUncopyable(msg: Message): void {
  const seen = new Set<object>();
  for (const [name, value] of Object.entries(msg)) {
    // Node-RED hands these two on without a copy.
    if (name === 'req' || name === 'res') continue;
    if (isUncopyable(value, seen, DEEPEST)) (msg as Record<string, unknown>)[name] = undefined;
  }
}

function isUncopyable(value: unknown, seen: Set<object>, depth: number): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  try {
    if (ArrayBuffer.isView(value)) return false;
    const isArray = Array.isArray(value);
    if (isArray && value.length > MAX_ELEMENTS) return true;
    if (depth === 0) return false;
    seen.add(value);
    const inside: readonly unknown[] = isArray ? value : Object.values(value);
    // `some` passes over the holes of an array.
    const found = inside.some((each) => isUncopyable(each, seen, depth - 1));
    // What is also under another name is to be found there too.
    if (found) seen.delete(value);
    return found;
  } catch {
    return true;
  }
}

/** Above what V8 keeps as one block, an array is a sparse one. */
const MAX_ELEMENTS = 32 * 1024 * 1024;

/** What is nested deeper fails to be copied without harm, see `MessageOutput`. */
const DEEPEST = 200;
