/** A child process that can be asked, and that must not have a fault of which nobody hears. */

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import type { CallResult } from './answer-calls';

/** Something that the child says of itself: an exception that nobody caught. */
interface Fault {
  readonly fault: string;
}

export interface ChildOptions {
  readonly file: string;
  readonly nodeOptions?: readonly string[];
  readonly args?: readonly string[];
  readonly cwd?: string;
}

/** Milliseconds for the answer to a call that has no deadline of its own. */
const DEADLINE = 30_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What a child can be asked: functions of at most one argument. */
type Calls = object;
type CallName<C extends Calls> = keyof C & string;
type Argument<C, Name extends keyof C> = C[Name] extends (...args: infer A) => unknown
  ? A[0]
  : never;
type Answer<C, Name extends keyof C> = C[Name] extends (...args: never) => infer R
  ? Awaited<R>
  : never;

export class Child<C extends Calls> {
  /** Uncaught exceptions and unhandled rejections of the child; a test fails if there is one. */
  readonly faults: string[] = [];
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #output = '';

  constructor({ file, nodeOptions = [], args = [], cwd }: ChildOptions) {
    this.#process = fork(file, args, {
      ...(cwd === undefined ? {} : { cwd }),
      execArgv: [...nodeOptions],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // What the child runs is a build or a server; nobody asked for its coverage, which costs time.
      env: { ...process.env, NODE_V8_COVERAGE: undefined },
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.#process.on('message', (message: CallResult | Fault) => {
      if ('fault' in message) this.faults.push(message.fault);
      else this.#settle(message);
    });
    this.#process.once('exit', (code, signal) => {
      const error = new Error(`the process ended (${code ?? signal ?? ''}):\n${this.#output}`);
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
  }

  /** What it printed. */
  get output(): string {
    return this.#output;
  }

  /** Asks; rejects with what the child threw, if it ends, or after the deadline in milliseconds. */
  async call<Name extends CallName<C>>(
    name: Name,
    argument: Argument<C, Name>,
    deadline = DEADLINE,
  ): Promise<Answer<C, Name>> {
    return (await this.#ask(name, argument, deadline)) as Answer<C, Name>;
  }

  async #ask(name: string, argument: unknown, deadline: number): Promise<unknown> {
    const id = (this.#calls += 1);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        timer = setTimeout(() => {
          reject(new Error(`no answer to "${name}" within ${deadline} ms:\n${this.#output}`));
        }, deadline);
        if (this.#process.connected) this.#process.send({ id, name, argument });
        else reject(new Error(`the process has ended:\n${this.#output}`));
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
    }
  }

  /** Lets go of the child, and resolves with its exit code if it ends by itself in time; else it is killed. */
  async release(deadline: number): Promise<number | null> {
    if (this.#process.exitCode !== null) return this.#process.exitCode;
    const ended = once(this.#process, 'exit', { signal: AbortSignal.timeout(deadline) });
    if (this.#process.connected) this.#process.disconnect();
    try {
      await ended;
    } catch {
      this.#process.kill('SIGKILL');
      throw new Error(`the process did not end within ${deadline} ms:\n${this.#output}`);
    }
    return this.#process.exitCode;
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }

  #settle({ id, value, error }: CallResult): void {
    const waiting = this.#waiting.get(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }
}
