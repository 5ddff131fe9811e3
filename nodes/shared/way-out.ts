/** How a message leaves a node: with its result, to one output or to Catch nodes, and then `done`, once. */

import { messageOf, type Outcome, type RequestSummary } from '../../lib/onenet';
import { runtimeLanguage } from './language';
import type { Done, Message, Node, NodeAPI, Send } from './node-red';
import { CommandError, setPayload, setResult, toResult } from './result';
import type { StatusLine } from './status';

/** A message that may leave, and how. */
export interface Leaving {
  readonly msg: Message;
  readonly send: Send;
  readonly done: Done;
  /** How often its command was sent. */
  readonly attempts: number;
}

export class WayOut {
  /** Set while the node is closed; what leaves from then on was not finished. */
  isClosing = false;
  /** The messages that were not finished. */
  readonly unfinished: string[] = [];
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #status: StatusLine;

  constructor(RED: NodeAPI, node: Node, status: StatusLine) {
    this.#RED = RED;
    this.#node = node;
    this.#status = status;
  }

  /**
   * What a frozen or broken message throws on its way goes to Catch nodes like any failure.
   *
   * @param durationMs since the message arrived
   */
  leave(leaving: Leaving, outcome: Outcome, request: RequestSummary, durationMs: number): void {
    let failure: Error | undefined;
    try {
      failure = this.#send(leaving, outcome, request, durationMs);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(messageOf(error));
    }
    leaving.done(failure);
  }

  /** Sends the message to its output, or returns the error that is for Catch nodes. */
  #send(
    { msg, send, attempts }: Leaving,
    outcome: Outcome,
    request: RequestSummary,
    durationMs: number,
  ): Error | undefined {
    const result = toResult(outcome, attempts, durationMs, request);
    setResult(msg, result);
    this.#record(msg, durationMs);
    if (outcome.kind === 'accepted') {
      this.#status.accepted(outcome, durationMs);
      setPayload(msg, outcome);
      send([msg, null]);
      return undefined;
    }
    this.#status.failed(outcome);
    if (!this.#hasFailureOutput()) return new CommandError(result, runtimeLanguage(this.#RED));
    setPayload(msg, outcome);
    send([null, msg]);
    return undefined;
  }

  #record(msg: Message, durationMs: number): void {
    const node = this.#node;
    if (this.isClosing) this.unfinished.push(msg._msgid ?? '?');
    if (node.metric()) node.metric(`${node.type}.duration`, msg, Math.round(durationMs));
  }

  /**
   * Whether a message sent to output 2 arrives anywhere. A wire to a disabled node is still in the flow, but the message
   * would vanish. While the flow is closed, the nodes behind may be gone already, and the wire alone counts.
   */
  #hasFailureOutput(): boolean {
    const wires = this.#node.wires[1] ?? [];
    return this.isClosing ? wires.length > 0 : wires.some((id) => this.#RED.nodes.getNode(id));
  }
}
