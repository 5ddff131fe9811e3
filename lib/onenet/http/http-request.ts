/** One request from its beginning to its one end. */

import { noAnswer, notConnected, stopped } from './errors';
import type { HttpAnswer } from './http-response';

export interface HttpRequestOptions {
  readonly method: string;
  /** From the slash on, with the query string; the whole address where a proxy passes it on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Milliseconds that the whole answer may take from when the request is sent, and that may pass before that. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** Called when the request is about to be written. */
  readonly onSent?: (() => void) | undefined;
}

/**
 * One request, from when it begins. It ends once: with an answer, with a failure, at its deadline, or when it is stopped.
 */
export class HttpRequest {
  /** When it ends at the latest, in milliseconds on the clock of `performance.now()`. */
  due: number;
  /** What it travels on, as long as nobody else may. */
  connection: { abandon(): void } | undefined;
  /** Whether undici has begun to write it. */
  isSent = false;
  /** Whether it has been moved to another connection already. */
  isRetried = false;
  isSettled = false;

  /**
   * @param authority the platform's host and port, for sentences
   * @param settle called once
   */
  constructor(
    readonly options: HttpRequestOptions,
    readonly authority: string,
    readonly settle: {
      readonly succeed: (answer: HttpAnswer) => void;
      readonly fail: (error: unknown) => void;
    },
  ) {
    this.due = performance.now() + options.deadline;
  }

  /** It is about to be written: what went by until a connection stood is not the platform's time. */
  send(): void {
    this.isSent = true;
    this.due = performance.now() + this.options.deadline;
    this.options.onSent?.();
  }

  succeed(answer: HttpAnswer): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.settle.succeed(answer);
  }

  fail(error: unknown): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.connection = undefined;
    this.settle.fail(error);
  }

  /** Ends it from outside. Its connection cannot be used again, since an answer may still come. */
  stop(error: Error = stopped()): void {
    const { connection } = this;
    this.fail(error);
    connection?.abandon();
  }

  /** Ends it because its time is over. */
  expire(): void {
    const { deadline } = this.options;
    this.stop(
      this.isSent ? noAnswer(this.authority, deadline) : notConnected(this.authority, deadline),
    );
  }
}
