/** Reads all typed inputs of a message, and lets the messages go on in the order in which they came. */

import type { Message } from '../node-red';
import type { Reader } from './typed-input';

/** What was read, or which property could not be read and why. */
export type Inputs =
  | { readonly kind: 'read'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unreadable'; readonly property: string; readonly error: unknown };

interface Waiting<Context> {
  readonly context: Context;
  inputs: Inputs | undefined;
}

/** Several times what a burst brings in one turn of the event loop, before any expression can have been worked out. */
export const MOST_UNREAD = 50_000;

/**
 * A context store or a JSONata expression may answer late, and the second message sooner than the first; `ready` is
 * called in the order of `read` all the same. Where all inputs are at hand it is called at once.
 */
export class InputQueue<Context> {
  readonly #readers: readonly (readonly [string, Reader])[];
  readonly #ready: (context: Context, inputs: Inputs) => void;
  /** Whether every reader has its value at hand, as in most flows; a message then costs no closures. */
  readonly #areAtHand: boolean;
  readonly #most: number;
  #queue: Waiting<Context>[] = [];

  /** @param most how many messages may wait for their inputs */
  constructor(
    readers: Readonly<Record<string, Reader>>,
    ready: (context: Context, inputs: Inputs) => void,
    most = MOST_UNREAD,
  ) {
    this.#most = most;
    this.#readers = Object.entries(readers);
    this.#areAtHand = this.#readers.every(([, { now }]) => now !== undefined);
    this.#ready = ready;
  }

  /** How many messages wait for their inputs. */
  get length(): number {
    return this.#queue.length;
  }

  /** Whether a message more would be too many: a store that never answers must not fill the memory. */
  get isFull(): boolean {
    return this.length >= this.#most;
  }

  read(msg: Message, context: Context): void {
    if (this.#areAtHand) {
      this.#ready(context, readNow(this.#readers, msg));
      return;
    }
    const waiting: Waiting<Context> = { context, inputs: undefined };
    this.#queue.push(waiting);
    readAll(this.#readers, msg, (inputs) => {
      waiting.inputs = inputs;
      this.#flush();
    });
  }

  /** Gives up everything that has not been read yet. */
  clear(): Context[] {
    const left = this.#queue.map(({ context }) => context);
    this.#queue = [];
    return left;
  }

  #flush(): void {
    for (let first = this.#queue[0]; first?.inputs !== undefined; first = this.#queue[0]) {
      this.#queue.shift();
      this.#ready(first.context, first.inputs);
    }
  }
}

function readNow(readers: readonly (readonly [string, Reader])[], msg: Message): Inputs {
  const values: Record<string, unknown> = {};
  for (const [property, { now }] of readers) {
    try {
      values[property] = now?.(msg);
    } catch (error) {
      return { kind: 'unreadable', property, error: error ?? new Error('unknown error') };
    }
  }
  return { kind: 'read', values };
}

function readAll(
  readers: readonly (readonly [string, Reader])[],
  msg: Message,
  callback: (inputs: Inputs) => void,
): void {
  const values: Record<string, unknown> = {};
  let missing = readers.length;
  let failed = false;
  let asking = true;
  let early: Inputs | undefined;
  // Not while readers are asked: what goes wrong behind the callback is no fault of theirs.
  const finish = (inputs: Inputs): void => {
    if (asking) early = inputs;
    else callback(inputs);
  };
  for (const [property, reader] of readers) {
    let answered = false;
    const answer = (error: unknown, value: unknown): void => {
      // Some context stores have called back twice.
      if (answered || failed) return;
      answered = true;
      if (error !== undefined && error !== null) {
        failed = true;
        finish({ kind: 'unreadable', property, error });
        return;
      }
      values[property] = value;
      missing -= 1;
      if (missing === 0) finish({ kind: 'read', values });
    };
    try {
      reader(msg, answer);
    } catch (error) {
      answer(error ?? new Error('unknown error'), undefined);
    }
  }
  asking = false;
  if (early !== undefined) callback(early);
}
