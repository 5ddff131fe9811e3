/**
 * Pushed messages on their way from the answer into the flow. The platform was told that they were taken, so that a
 * deploy hands over to the next instance of the node what it catches on the way: what has not been sent yet, and what has
 * left the node and not arrived.
 */

import { Repeats, type Envelope, type PushedMessage } from '../../lib/onenet';
import type { Message, Node, NodeAPI } from '../shared/node-red';

/** What came with one push. Read message by message, each when it is its turn. */
export interface Batch {
  readonly messages: Iterator<PushedMessage, void>;
  /** How many of them wait, as far as that is known: one of several properties counts as one. */
  count: number;
  /** Of the body that they came in. */
  readonly bytes: number;
  readonly signature: ReturnType<Envelope['checkSignature']>;
}

export interface OutboxOptions {
  readonly send: (message: PushedMessage, batch: Batch) => void;
  /** Called with what `send` has thrown, or the reading of a message; the others are sent all the same. */
  readonly failed: (error: unknown) => void;
}

/** Messages and bytes that may wait; the platform repeats what is refused then. */
const MAX_MESSAGES = 10_000;
const MAX_BYTES = 32 * 1024 * 1024;
/** Messages of one turn. Node-RED delivers them in the next: what the nodes behind need for them is held up as well. */
const PER_TURN = 10;

/** Sends a few in each turn of the event loop, which a push of 1,000 points is not to hold for more than 2 ms. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #batches: Batch[] = [];
  #size = 0;
  #bytes = 0;
  #scheduled: NodeJS.Immediate | undefined;
  #isClosed = false;

  /** @param unsent what another one has given back */
  constructor(options: OutboxOptions, unsent: readonly Batch[] = []) {
    this.#options = options;
    unsent.forEach((batch) => {
      this.#put(batch);
    });
  }

  /** Messages that wait. */
  get size(): number {
    return this.#size;
  }

  /** Whether nothing can be taken, which is so after the end as well. */
  get isFull(): boolean {
    return this.#isClosed || this.#size >= MAX_MESSAGES || this.#bytes >= MAX_BYTES;
  }

  /** Begins to send in the next turn of the event loop; `false` if it is full. */
  add(batch: Batch): boolean {
    if (this.isFull) return false;
    this.#put(batch);
    return true;
  }

  /** Sends no more, and gives back what has not been sent. */
  close(): readonly Batch[] {
    this.#isClosed = true;
    clearImmediate(this.#scheduled);
    this.#size = 0;
    this.#bytes = 0;
    return this.#batches.splice(0);
  }

  #put(batch: Batch): void {
    this.#batches.push(batch);
    this.#size += batch.count;
    this.#bytes += batch.bytes;
    this.#schedule();
  }

  #schedule(): void {
    this.#scheduled ??= setImmediate(() => {
      this.#scheduled = undefined;
      this.#sendSome();
    });
  }

  #sendSome(): void {
    // One for each push at least: many pushes of one message come in one turn, and must not wait longer and longer.
    const most = Math.max(PER_TURN, this.#batches.length);
    for (let sent = 0; sent < most && this.#batches.length > 0; sent += 1) {
      try {
        this.#sendNext();
      } catch (error) {
        this.#options.failed(error);
      }
    }
    if (this.#batches.length > 0 && !this.#isClosed) this.#schedule();
  }

  #sendNext(): void {
    for (let [batch] = this.#batches; batch !== undefined; [batch] = this.#batches) {
      const next = batch.messages.next();
      if (next.done !== true) {
        if (batch.count > 0) this.#size -= 1;
        batch.count = Math.max(0, batch.count - 1);
        this.#options.send(next.value, batch);
        return;
      }
      this.#batches.shift();
      this.#size -= batch.count;
      this.#bytes -= batch.bytes;
    }
  }
}

/**
 * Messages that have left a node and have not arrived yet: Node-RED delivers them in the next turn of the event loop. A
 * deploy that closes the nodes behind in between would lose them, although the platform was told that they were taken.
 */
export class SentMessages {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #underWay: Message[] = [];
  /** The nodes that they are under way to. */
  #receivers: ReadonlyMap<string, unknown> = new Map();

  constructor(RED: NodeAPI, node: Node) {
    this.#RED = RED;
    this.#node = node;
  }

  /** Throws what a hook of another package throws. */
  send(message: Message): void {
    if (this.#underWay.length === 0) this.#receivers = findReceivers(this.#RED, this.#node);
    this.#node.send(message);
    this.#underWay.push(message);
    // Node-RED has queued the delivery before.
    setImmediate(() => this.#underWay.shift());
  }

  /** To be called when the node is closed. */
  close(): UndeliveredMessages {
    return { messages: [...this.#underWay], receivers: this.#receivers };
  }
}

/** What was under way when a node was closed; whether it was lost shows only once the flow has started again. */
export interface UndeliveredMessages {
  readonly messages: readonly Message[];
  readonly receivers: ReadonlyMap<string, unknown>;
}

/** The messages that did not arrive, since every node that they were sent to has been replaced. */
export function lostMessages(
  RED: NodeAPI,
  { messages, receivers }: UndeliveredMessages,
): readonly Message[] {
  const isReplaced = ([id, node]: readonly [string, unknown]): boolean =>
    RED.nodes.getNode(id) !== node;
  return receivers.size > 0 && [...receivers].every(isReplaced) ? messages : [];
}

function findReceivers(RED: NodeAPI, node: Node): ReadonlyMap<string, unknown> {
  return new Map((node.wires[0] ?? []).map((id) => [id, RED.nodes.getNode(id)]));
}

/** What one instance of a node hands over to the next. */
interface Handover {
  readonly repeats: Repeats;
  readonly unsent: readonly Batch[];
  readonly undelivered: UndeliveredMessages;
}

/** By node, for each Node-RED that runs in this process. */
const HANDOVERS = new WeakMap<NodeAPI, Map<string, Handover>>();

export function takeHandover(RED: NodeAPI, id: string): Handover {
  const handovers = HANDOVERS.get(RED);
  const handover = handovers?.get(id);
  handovers?.delete(id);
  return (
    handover ?? {
      repeats: new Repeats(),
      unsent: [],
      undelivered: { messages: [], receivers: new Map() },
    }
  );
}

export function leaveHandover(RED: NodeAPI, id: string, handover: Handover): void {
  const handovers = HANDOVERS.get(RED) ?? new Map<string, Handover>();
  HANDOVERS.set(RED, handovers.set(id, handover));
}
