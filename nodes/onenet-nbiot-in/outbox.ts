/**
 * Pushed messages that have been answered and not been sent into the flow yet. They are sent in slices: the event loop is
 * not to be held for more than 2 ms by a batch of 1,000 points.
 */

/** What came with one push. */
export interface Batch {
  /** The messages as they came; read one by one, when it is their turn. */
  readonly messages: readonly unknown[];
  /** How many of the push were sent before these, by an earlier life of the node. */
  readonly offset: number;
  /** Bytes of the body that they came in. */
  readonly bytes: number;
  /** By which the newer push names them, also when it repeats them. */
  readonly id?: string | undefined;
  readonly signature?: string | undefined;
}

/**
 * Reads a message and gives what sends each part of it.
 *
 * @param index of the message in its push
 */
export type SendMessage = (raw: unknown, batch: Batch, index: number) => Iterator<() => void>;

/** Messages and bytes that may wait; the platform repeats what is refused then. */
const MOST_MESSAGES = 10_000;
const MOST_BYTES = 32 * 1024 * 1024;
/** Milliseconds that a slice may take here, and that the nodes behind may take for it. */
const SLICE_MS = 0.7;
const FLOW_MS = 1;
/** Messages of a slice at most; a slice begins small, since what the flow takes for each is not known. */
const LARGEST_SLICE = 64;
const FIRST_SLICE = 8;

export class Outbox {
  readonly #send: SendMessage;
  readonly #batches: Batch[] = [];
  /** Of the first batch. */
  #index = 0;
  #current: Iterator<() => void> | undefined;
  #size = 0;
  #bytes = 0;
  #slice = FIRST_SLICE;
  #paused = 0;
  #scheduled: NodeJS.Immediate | undefined;
  #isClosed = false;

  constructor(send: SendMessage) {
    this.#send = send;
  }

  /** Messages that wait. */
  get size(): number {
    return this.#size;
  }

  /** Whether nothing can be taken, which is so after the end as well. */
  get isFull(): boolean {
    return this.#isClosed || this.#size >= MOST_MESSAGES || this.#bytes >= MOST_BYTES;
  }

  /** Begins to send in the next turn of the event loop. */
  add(batch: Batch): void {
    if (batch.messages.length === 0) return;
    this.#batches.push(batch);
    this.#size += batch.messages.length;
    this.#bytes += batch.bytes;
    this.#schedule();
  }

  /** Sends no more, and gives back what has not been sent. */
  close(): readonly Batch[] {
    this.#isClosed = true;
    clearImmediate(this.#scheduled);
    const [first, ...others] = this.#batches.splice(0);
    this.#size = 0;
    this.#bytes = 0;
    if (first === undefined) return [];
    // A message that was begun is not sent twice.
    const begun = this.#current === undefined ? 0 : 1;
    const sent = this.#index + begun;
    const messages = first.messages.slice(sent);
    return messages.length === 0
      ? others
      : [{ ...first, messages, offset: first.offset + sent }, ...others];
  }

  #schedule(): void {
    if (this.#scheduled !== undefined) return;
    this.#paused = performance.now();
    this.#scheduled = setImmediate(() => {
      this.#scheduled = undefined;
      this.#run();
    });
  }

  #run(): void {
    const start = performance.now();
    // Node-RED delivers in a later turn: what the flow took for the last slice lies between the slices.
    this.#slice =
      start - this.#paused > FLOW_MS
        ? Math.max(1, this.#slice >> 1)
        : Math.min(LARGEST_SLICE, this.#slice + FIRST_SLICE);
    for (let sent = 0; sent < this.#slice && performance.now() - start < SLICE_MS;) {
      const next = this.#next();
      if (next === undefined) return;
      sent += 1;
      next();
    }
    if (this.#size > 0) this.#schedule();
  }

  /** What sends the next part; `undefined` if nothing waits. */
  #next(): (() => void) | undefined {
    for (;;) {
      const [batch] = this.#batches;
      if (batch === undefined) return undefined;
      this.#current ??= this.#send(batch.messages[this.#index], batch, batch.offset + this.#index);
      const part = this.#current.next();
      if (part.done !== true) return part.value;
      this.#current = undefined;
      this.#index += 1;
      this.#size -= 1;
      if (this.#index === batch.messages.length) {
        this.#batches.shift();
        this.#index = 0;
        this.#bytes -= batch.bytes;
      }
    }
  }
}
