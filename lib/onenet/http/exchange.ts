import type { WireReply, WireRequest } from '../wire';
import type { Connection } from './connection';
import { noAnswer, stopped, unreachable } from './failure';

/** What all exchanges with one platform have in common. */
export interface Shape {
  /** The platform's host and port, for sentences. */
  readonly authority: string;
  /** What each path begins with. */
  readonly prefix: string;
  /** What is done to each answer before it is handed over. */
  readonly finish: (reply: WireReply) => WireReply;
}

/** Called with the answer, whatever its status. */
export type Succeed = (reply: WireReply) => void;

/** Called with what went wrong; a OneNetError, as transport.ts says. */
export type Fail = (error: Error) => void;

/**
 * One request, and its way to its answer from when it begins. It ends once: with an answer, with a failure, at its
 * deadline, or when it is stopped.
 *
 * A class with fields where closures would be plainer: ten thousand may wait at a time, and one object for each
 * takes a third of the memory. axios hands it on as it is, where it would copy a plain object.
 */
export class Exchange {
  readonly method: WireRequest['method'];
  /** Path and query string. */
  readonly path: string;
  readonly body: Buffer | undefined;
  /** Milliseconds that the whole answer may take from when the request is sent, and that may pass before that. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /**
   * When it ends at the latest, in milliseconds on the clock of `performance.now()`. Whole ones, rounded up: they lie in
   * the object itself, where a number with a fraction takes another 16 bytes.
   */
  due = 0;
  /** What it travels on, from when one is found for it. */
  connection: Connection | undefined;
  /** Whether its bytes have been handed to the network. */
  sent = false;
  /** Whether it has been moved to another connection already. */
  moved = false;
  settled = false;
  /** Who waits behind it for a connection. */
  next: Exchange | undefined;

  readonly #shape: Shape;
  /** Private, as everything that may hold a key: whatever shows an object with all that belongs to it leaves it out. */
  #headers: readonly string[] = [];
  /** Set when it begins. */
  #succeed!: Succeed;
  #fail!: Fail;

  constructor({ method, target, body, deadline }: WireRequest, signal: AbortSignal, shape: Shape) {
    this.method = method;
    this.path = shape.prefix + target;
    // In the form in which undici wants it, so that the text need not be kept.
    this.body = body === undefined ? undefined : Buffer.from(body);
    this.deadline = deadline;
    this.signal = signal;
    this.#shape = shape;
  }

  /** Counts its time anew: what went by so far, in the line or until a connection stood, is not the platform's. */
  restart(now: number): void {
    this.due = Math.ceil(now + this.deadline);
  }

  /** One of the two callbacks is called, once. */
  begin(headers: readonly string[], succeed: Succeed, fail: Fail): void {
    this.#headers = headers;
    this.#succeed = succeed;
    this.#fail = fail;
    this.restart(performance.now());
  }

  /** Names and values in turn. */
  get headers(): readonly string[] {
    return this.#headers;
  }

  succeed(reply: WireReply): void {
    this.#settle();
    this.#succeed(this.#shape.finish(reply));
  }

  fail(error: Error): void {
    this.#settle();
    this.#fail(error);
  }

  /** Ends it from outside; the connection in use cannot be used again, since an answer may still come. */
  stop(error: Error = stopped()): void {
    if (this.settled) return;
    const { connection } = this;
    this.fail(error);
    connection?.abandon();
  }

  /** Ends it because its time is over. */
  expire(): void {
    this.stop(this.sent ? noAnswer(this.#shape.authority, this.deadline) : this.#neverSent());
  }

  #neverSent(): Error {
    const problem =
      this.connection === undefined
        ? 'every connection that may be open at a time was busy'
        : 'it could not be set up';
    return unreachable(this.#shape.authority, `${problem} within ${this.deadline / 1000} s`);
  }

  #settle(): void {
    this.settled = true;
    this.connection = undefined;
  }
}
