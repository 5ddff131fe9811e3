/**
 * Messages that have left a node and have not arrived yet: Node-RED delivers them in the next turn of the event loop. A
 * deploy that closes the nodes behind in between would lose them, although the platform was told that they were taken.
 */

import type { Message, Node, NodeAPI } from '../shared/node-red';

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

/** What one instance of a node hands over to the next; whether it was lost shows only once the flow has started again. */
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
