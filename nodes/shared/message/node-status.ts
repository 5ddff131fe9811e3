/** What a node shows below itself in the editor. */

import type { Reason } from '../../../lib/contract';
import type { Outcome } from '../../../lib/onenet';
import type { Node, NodeAPI, Status } from '../node-red';

/** More than one change a second cannot be read, and each costs a message to every open editor. */
const INTERVAL_MS = 1000;

interface Load {
  readonly running: number;
  readonly waiting: number;
  /** Whether the platform cannot be reached just now, so that what waits waits for that. */
  readonly isUnreachable: boolean;
}

/**
 * Shows the load while there is one, then how many messages wait for a result, then the latest result; at most one
 * update a second, and the last one always.
 */
export class NodeStatus {
  readonly #RED: Pick<NodeAPI, '_'>;
  readonly #node: Node;
  readonly #textKey: string;
  #load: Load | undefined;
  #tracked: { readonly size: number } | undefined;
  #result: Status;
  #timer: NodeJS.Timeout | undefined;
  #shown = '';
  #outdated = false;
  #stopped = false;

  constructor(RED: Pick<NodeAPI, '_'>, node: Node) {
    const textKey = `${node.type}.status`;
    this.#RED = RED;
    this.#node = node;
    this.#textKey = textKey;
    this.#result = { fill: 'grey', shape: 'ring', text: `${textKey}.idle` };
  }

  /** The counts are read when the status is shown, not when they change. */
  watchLoad(load: Load): void {
    this.#load = load;
  }

  /** Messages that wait for the result of a cached command; read like the load. */
  watchTracked(tracked: { readonly size: number }): void {
    this.#tracked = tracked;
  }

  /**
   * One event may come as several changes: a command waits before it runs, and ends before its result is known. Only
   * what is left of them a microtask later is shown.
   */
  changed(): void {
    if (this.#outdated || this.#stopped) return;
    this.#outdated = true;
    if (this.#timer !== undefined) return;
    queueMicrotask(() => {
      if (!this.#stopped) this.#show();
    });
  }

  accepted(outcome: Outcome & { kind: 'accepted' }, durationMs: number): void {
    this.#result =
      outcome.state === 'queued'
        ? { fill: 'yellow', shape: 'ring', text: `${this.#textKey}.queued` }
        : { fill: 'green', shape: 'dot', text: showDuration(durationMs) };
    this.changed();
  }

  failed(outcome: Exclude<Outcome, { kind: 'accepted' }>): void {
    this.#result = {
      fill: 'red',
      shape: isAbsence(outcome.reason) ? 'ring' : 'dot',
      text: `${this.#textKey}.${nameFor(outcome)}`,
    };
    this.changed();
  }

  /** Clears the status, which would otherwise stay on the node that a redeploy puts in the place of this one. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#shown !== '') this.#node.status({});
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

  /**
   * `3` under way; `3 / 12` with twelve waiting behind them; numbers need no translation. The editor translates keys but
   * fills nothing in, so that a sentence with a number is in the runtime's language.
   */
  #current(): Status {
    const { running = 0, waiting = 0, isUnreachable = false } = this.#load ?? {};
    if (waiting > 0 && isUnreachable) {
      const text = this.#RED._(`${this.#node.type}.unreachable`, { count: waiting });
      return { fill: 'yellow', shape: 'ring', text };
    }
    if (running > 0) {
      const text = waiting > 0 ? `${running} / ${waiting}` : String(running);
      return { fill: 'blue', shape: 'dot', text };
    }
    if (waiting > 0) return { fill: 'yellow', shape: 'ring', text: String(waiting) };
    const tracked = this.#tracked?.size ?? 0;
    return tracked > 0 ? { fill: 'blue', shape: 'ring', text: String(tracked) } : this.#result;
  }
}

/** In a unit that suits it: a device may take a day to wake. */
function showDuration(ms: number): string {
  if (ms < 10_000) return `${Math.round(ms)} ms`;
  if (ms < 600_000) return `${Math.round(ms / 1000)} s`;
  return ms < 36_000_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}

/**
 * The name of a text in the catalogue. An answer without a verdict may still say by its HTTP status that the platform has
 * too much to do; then the reason says more.
 */
function nameFor(outcome: Exclude<Outcome, { kind: 'accepted' }>): string {
  if (outcome.kind === 'refused' || outcome.state === 'refused') return outcome.reason;
  const { code } = outcome.error;
  // The device's own failure, for which the reason says more.
  return code === 'ONENET_COMMAND_FAILED' ? outcome.reason : STATUS_NAMES[code];
}

function isAbsence(reason: Reason): boolean {
  return reason === 'offline' || reason === 'timeout';
}

/** Failures of our own for which the reason says too little. */
const STATUS_NAMES = {
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
  ONENET_CANCELLED: 'cancelled',
} as const;
