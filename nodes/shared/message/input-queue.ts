/** Reads all typed inputs of a message, and lets the messages go on in the order in which they came. */

import { fail, ok, type Fault, type Result } from '../../../lib/contract';
import { Fifo, type Linked } from '../../../lib/dispatch';
import { messageOf } from '../../../lib/onenet';
import type { Message, NodeAPI } from '../node-red';
import type { InputReader } from './typed-input';

/** What was read, by the name of the field; or the fault of one, whose pointer is `/name`. */
export type Inputs = Result<Readonly<Record<string, unknown>>>;

/** By the name of the field. */
export type Readers = Readonly<Record<string, InputReader>>;

export interface InputQueueOptions<Context> {
  readonly readers: Readers;
  /** Called once for each message, in the order of {@link InputQueue.read}. */
  readonly ready: (context: Context, inputs: Inputs) => void;
  /** How many messages may wait for their inputs. */
  readonly limit: () => number;
  /** Milliseconds after which the inputs of a message are given up. */
  readonly timeout: number;
}

interface Unread<Context> extends Linked<Unread<Context>> {
  readonly context: Context;
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  /** The fields that have not been read yet. */
  readonly missing: Set<string>;
  inputs: Inputs | undefined;
}

/** Milliseconds that a context store or an expression may take, unless the settings file says otherwise. */
const DEFAULT_TIMEOUT = 30_000;

/** The time limit of the settings file, `onenetNbiotInputTimeout` in seconds, as milliseconds. */
export function readInputTimeout({ settings }: Pick<NodeAPI, 'settings'>): number {
  const seconds = settings?.onenetNbiotInputTimeout;
  const isUsable = typeof seconds === 'number' && seconds > 0 && seconds <= LONGEST_TIMER_S;
  return isUsable ? seconds * 1000 : DEFAULT_TIMEOUT;
}

/** Node's timers take no longer wait. */
const LONGEST_TIMER_S = 2_147_483;

/**
 * A context store or a JSONata expression may answer late, and the second message sooner than the first; `ready` is
 * called in the order of `read` all the same. Where all inputs are at hand it is called at once. A store that never
 * answers ends the message that waits for it, after a time, and none of those behind it.
 */
export class InputQueue<Context> {
  readonly #options: InputQueueOptions<Context>;
  /** Whether every reader has its value at hand, as in most flows; a message then costs no closures. */
  readonly #areAtHand: boolean;
  readonly #queue = new Fifo<Unread<Context>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: InputQueueOptions<Context>) {
    this.#options = options;
    this.#areAtHand = Object.values(options.readers).every(({ now }) => now !== undefined);
  }

  /** How many messages wait for their inputs. */
  get length(): number {
    return this.#queue.length;
  }

  /** Whether a message more would be too many: a store that never answers must not fill the memory. */
  get isFull(): boolean {
    return this.length >= Math.max(1, this.#options.limit());
  }

  read(msg: Message, context: Context): void {
    const { readers } = this.#options;
    if (this.#areAtHand) {
      this.#options.ready(context, readNow(readers, msg));
      return;
    }
    const missing = new Set(Object.keys(readers));
    const deadline = performance.now() + this.#options.timeout;
    const unread: Unread<Context> = {
      context,
      deadline,
      missing,
      inputs: undefined,
      previous: undefined,
      next: undefined,
    };
    this.#queue.push(unread);
    const answered = (inputs: Inputs): void => {
      // After the time limit the message has left.
      if (unread.inputs !== undefined) return;
      unread.inputs = inputs;
      this.#flush();
    };
    readAll(readers, msg, missing, answered);
    this.#watch();
  }

  /** Gives up everything that has not been read yet. */
  clear(): Context[] {
    const left: Context[] = [];
    for (let first = this.#queue.shift(); first !== undefined; first = this.#queue.shift()) {
      left.push(first.context);
    }
    this.#watch();
    return left;
  }

  #flush(): void {
    for (let { first } = this.#queue; first?.inputs !== undefined; first = this.#queue.first) {
      this.#queue.shift();
      this.#options.ready(first.context, first.inputs);
    }
  }

  /** One timer serves all: the first message has the earliest deadline. */
  #watch(): void {
    const { first } = this.#queue;
    if (first === undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    } else if (this.#timer === undefined) {
      const left = Math.max(0, first.deadline - performance.now());
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#expire();
        this.#watch();
      }, left);
      this.#timer.unref();
    }
  }

  /** Gives up the messages whose time is over, unless they only wait for one before them. */
  #expire(): void {
    const now = performance.now();
    for (let unread = this.#queue.first; unread !== undefined; unread = unread.next) {
      if (unread.deadline > now) break;
      const [name = ''] = unread.missing;
      unread.inputs ??= fail(`/${name}`, 'noContextAnswer', {
        seconds: this.#options.timeout / 1000,
      });
    }
    this.#flush();
  }
}

function readNow(readers: Readers, msg: Message): Inputs {
  const values: Record<string, unknown> = {};
  for (const name in readers) {
    const result = readers[name]?.now?.(msg);
    if (result === undefined) continue;
    if (!result.ok) return { ok: false, fault: withPointer(result.fault, name) };
    values[name] = result.value;
  }
  return ok(values);
}

function withPointer(fault: Fault, name: string): Fault {
  return { ...fault, pointer: `/${name}${fault.pointer}` };
}

/** @param missing the names of all readers; each goes once its value is there */
function readAll(
  readers: Readers,
  msg: Message,
  missing: Set<string>,
  callback: (inputs: Inputs) => void,
): void {
  const values: Record<string, unknown> = {};
  let early: Inputs | undefined;
  let asking = true;
  // Only once all readers have been asked: what throws behind the callback is no fault of a reader.
  const finish = (inputs: Inputs): void => {
    if (asking) early ??= inputs;
    else callback(inputs);
  };
  let hasFailed = false;
  for (const [name, reader] of Object.entries(readers)) {
    const answer = (result: Result<unknown>): void => {
      // Some context stores have called back twice.
      if (hasFailed || !missing.delete(name)) return;
      if (!result.ok) {
        hasFailed = true;
        finish({ ok: false, fault: withPointer(result.fault, name) });
        return;
      }
      values[name] = result.value;
      if (missing.size === 0) finish(ok(values));
    };
    try {
      reader(msg, answer);
    } catch (error) {
      answer(fail('', 'unreadable', { reason: messageOf(error ?? 'unknown error') }));
    }
  }
  asking = false;
  if (early !== undefined) callback(early);
}
