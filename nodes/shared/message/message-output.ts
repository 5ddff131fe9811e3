/** How a message leaves a node: with its result, to one output or to Catch nodes, and then `done`, once. */

import { messageOf, type Outcome, type RequestSummary } from '../../../lib/onenet';
import { runtimeLanguage } from './language';
import type { Done, Message, Node, NodeAPI, Send } from '../node-red';
import {
  CommandError,
  setPayload,
  setResult,
  toResult,
  UndeliveredError,
  type Result,
} from './result';
import type { StatusLine } from './node-status';

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
   * What a frozen or broken message throws on its way goes to Catch nodes like any failure, with the outcome that the
   * message could not take.
   *
   * @param durationMs since the message arrived
   */
  leave(leaving: Leaving, outcome: Outcome, request: RequestSummary, durationMs: number): void {
    const result = toResult(outcome, leaving.attempts, durationMs, request);
    if (outcome.kind === 'accepted') this.#status.accepted(outcome, durationMs);
    else this.#status.failed(outcome);
    let failure: Error | undefined;
    try {
      failure = this.#send(leaving, outcome, result);
    } catch (error) {
      failure = new UndeliveredError(result, messageOf(error));
    }
    this.#complete(leaving, result, failure);
  }

  /**
   * Within `done` Node-RED copies the message for each Catch or Complete node, which throws for one that is nested
   * thousands deep. Whoever called may have no way to deal with that. Without the message the error needs no copy and
   * goes into the log.
   */
  #complete({ done }: Leaving, result: Result, failure: Error | undefined): void {
    try {
      done(failure);
    } catch (error) {
      this.#node.error(unreported(result, failure, messageOf(error)));
    }
  }

  /** Sends the message to its output, or returns the error that is for Catch nodes. */
  #send({ msg, send }: Leaving, outcome: Outcome, result: Result): Error | undefined {
    setResult(msg, result);
    this.#record(msg, result.durationMs);
    if (outcome.kind === 'accepted') {
      setPayload(msg, outcome);
      send([msg, null]);
      return undefined;
    }
    if (!this.#hasFailureOutput()) return new CommandError(outcome, runtimeLanguage(this.#RED));
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
    return this.isClosing ? wires.length > 0 : leadsSomewhere(this.#RED, wires);
  }
}

/** @param problem what Node-RED threw when it was told that the message is done with */
function unreported(
  { state, errno, error }: Result,
  failure: Error | undefined,
  problem: string,
): string {
  return failure === undefined
    ? `Complete nodes could not be told of a message (${problem}), which left as: ${state}, errno ${errno}, ${error}`
    : `Catch nodes could not be told of a message (${problem}), which failed: ${failure.message}`;
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
