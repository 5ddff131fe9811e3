/** What a node shows below itself in the editor. */

import type { Outcome, Reason } from '../../lib/onenet';
import type { Node, Status } from './node-red';

/** More than one change a second cannot be read, and each costs a message to every open editor. */
const INTERVAL_MS = 1000;

interface Load {
  readonly running: number;
  readonly waiting: number;
}

/**
 * Shows the load while there is one, then the latest result; at most one update a second, and the last one always.
 */
export class StatusLine {
  readonly #node: Node;
  readonly #textKey: string;
  #load: Load | undefined;
  #result: Status = { fill: 'grey', shape: 'ring', text: '' };
  #timer: NodeJS.Timeout | undefined;
  #shown = '';
  #outdated = false;

  /** @param textKey where the catalogue keeps the words: `onenet-nbiot-write.status` */
  constructor(node: Node, textKey: string) {
    this.#node = node;
    this.#textKey = textKey;
  }

  /** The counts are read when the status is shown, not when they change. */
  watch(load: Load): void {
    this.#load = load;
  }

  changed(): void {
    this.#outdated = true;
    if (this.#timer === undefined) this.#show();
  }

  accepted(outcome: Outcome & { kind: 'accepted' }, durationMs: number): void {
    this.#result =
      outcome.state === 'queued'
        ? { fill: 'yellow', shape: 'ring', text: `${this.#textKey}.queued` }
        : { fill: 'green', shape: 'dot', text: `${Math.round(durationMs)} ms` };
    this.changed();
  }

  failed(outcome: Exclude<Outcome, { kind: 'accepted' }>): void {
    const word = outcome.kind === 'failed' ? WORDS[outcome.error.code] : undefined;
    this.#result = {
      fill: 'red',
      shape: isAbsence(outcome.reason) ? 'ring' : 'dot',
      text: `${this.#textKey}.${word ?? outcome.reason}`,
    };
    this.changed();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #show(): void {
    this.#outdated = false;
    const status = this.#current();
    const key = `${status.fill ?? ''} ${status.shape ?? ''} ${status.text ?? ''}`;
    if (key !== this.#shown) {
      this.#shown = key;
      this.#node.status(status);
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#outdated) this.#show();
    }, INTERVAL_MS);
    this.#timer.unref();
  }

  /** `3` under way; `3 / 12` with twelve waiting behind them; numbers need no translation. */
  #current(): Status {
    const { running, waiting } = this.#load ?? { running: 0, waiting: 0 };
    if (running > 0) {
      const text = waiting > 0 ? `${running} / ${waiting}` : String(running);
      return { fill: 'blue', shape: 'dot', text };
    }
    return waiting > 0 ? { fill: 'yellow', shape: 'ring', text: String(waiting) } : this.#result;
  }
}

function isAbsence(reason: Reason): boolean {
  return reason === 'offline' || reason === 'timeout';
}

/** Failures of our own for which the reason says too little. */
const WORDS = {
  ONENET_INVALID: 'invalid',
  ONENET_CONFIG: 'config',
  ONENET_UNREACHABLE: 'unreachable',
  ONENET_NO_ANSWER: 'no-answer',
  ONENET_CONNECTION_LOST: 'connection-lost',
  ONENET_BAD_ANSWER: 'bad-answer',
  ONENET_QUEUE_FULL: 'queue-full',
  ONENET_SUPERSEDED: 'superseded',
  ONENET_STOPPED: 'stopped',
  ONENET_EXPIRED: 'expired',
} as const;
