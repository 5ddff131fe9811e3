/** What a node shows below itself in the editor. */

import type { AcceptedOutcome, FailedOutcome, Outcome } from '../../../lib/onenet';
import type { Node, NodeAPI, Status } from '../node-red';

/** More than one change a second cannot be read, and each costs a message to every open editor. */
const INTERVAL_MS = 1000;
/** After so long without an open message the summary of many takes the place of their progress. */
const QUIET_MS = 2000;

interface Load {
  readonly running: number;
  readonly waiting: number;
  /** Whether the platform cannot be reached just now, so that what waits waits for that. */
  readonly isUnreachable: boolean;
}

/**
 * Shows in words where one message is, or how far many have come, then the result of the one or the summary of the many;
 * at most one update a second, and the last one always. An outage comes before all of it.
 */
export class NodeStatus {
  readonly #RED: Pick<NodeAPI, '_'>;
  readonly #node: Node;
  readonly #progress = new Progress();
  #load: Load = { running: 0, waiting: 0, isUnreachable: false };
  #tracked: { readonly size: number } = { size: 0 };
  #result: Status;
  #timer: NodeJS.Timeout | undefined;
  #quietTimer: NodeJS.Timeout | undefined;
  #shown = '';
  #outdated = false;
  #stopped = false;

  constructor(RED: Pick<NodeAPI, '_'>, node: Node) {
    this.#RED = RED;
    this.#node = node;
    this.#result = { fill: 'grey', shape: 'ring', text: this.#key('idle') };
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
    this.#progress.watch(this.#open);
    if (this.#outdated || this.#stopped) return;
    this.#outdated = true;
    if (this.#timer !== undefined) return;
    queueMicrotask(() => {
      if (!this.#stopped) this.#show();
    });
  }

  /** A message has left with what it asked for. */
  accepted(outcome: AcceptedOutcome, durationMs: number): void {
    this.#progress.ended(outcome, this.#open);
    this.#result =
      outcome.state === 'queued'
        ? { fill: 'yellow', shape: 'ring', text: this.#key('queued') }
        : { fill: 'green', shape: 'dot', text: `✓ ${showDuration(durationMs)}` };
    this.changed();
  }

  /** A message has left without it. */
  failed(outcome: FailedOutcome): void {
    this.#progress.ended(outcome, this.#open);
    this.problem(outcome);
  }

  /** No message can get through as it is. */
  problem(outcome: FailedOutcome): void {
    this.#result = { ...colourOf(outcome), text: this.#key(nameFor(outcome)) };
    this.changed();
  }

  /** Clears the status, which would otherwise stay on the node that a redeploy puts in the place of this one. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#quietTimer);
    this.#timer = undefined;
    if (this.#shown !== '') this.#node.status({});
  }

  #show(): void {
    this.#outdated = false;
    this.#awaitQuiet();
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

  /** Ends the progress of many if nothing comes for a while after the last of them. */
  #awaitQuiet(): void {
    if (!this.#progress.isMany || this.#open > 0 || this.#quietTimer !== undefined) return;
    const { done } = this.#progress;
    this.#quietTimer = setTimeout(() => {
      this.#quietTimer = undefined;
      if (this.#open === 0 && this.#progress.done === done) {
        this.#result = this.#progress.summary();
        this.#progress.reset();
      }
      this.changed();
    }, QUIET_MS);
    this.#quietTimer.unref();
  }

  /**
   * The editor translates keys but fills nothing in, so that a sentence with a number is in the runtime's language.
   */
  #current(): Status {
    const { waiting, isUnreachable } = this.#load;
    if (waiting > 0 && isUnreachable) {
      const text = this.#RED._(`${this.#node.type}.unreachable`, { count: waiting });
      return { fill: 'yellow', shape: 'ring', text };
    }
    const open = this.#open;
    if (this.#progress.isMany) return { ...this.#phase(), text: this.#progress.text(open) };
    return open > 0 ? this.#phase() : this.#result;
  }

  /** Where the message is that has come furthest. */
  #phase(): Status {
    const { running, waiting } = this.#load;
    if (running > 0) return { fill: 'blue', shape: 'dot', text: this.#key('sending') };
    if (waiting > 0) return { fill: 'yellow', shape: 'ring', text: this.#key('in-line') };
    const text = this.#key('waits-for-device');
    return { fill: 'blue', shape: this.#tracked.size > 0 ? 'ring' : 'dot', text };
  }

  /** Messages that have come and not left. */
  get #open(): number {
    return this.#load.running + this.#load.waiting + this.#tracked.size;
  }

  #key(name: string): string {
    return `${this.#node.type}.status.${name}`;
  }
}

/** In a unit that suits it: a device may take a day to wake. */
function showDuration(ms: number): string {
  if (ms < 10_000) return `${Math.round(ms)} ms`;
  if (ms < 600_000) return `${Math.round(ms / 1000)} s`;
  return ms < 36_000_000 ? `${Math.round(ms / 60_000)} min` : `${Math.round(ms / 3_600_000)} h`;
}

/** Yellow for what may have happened, so that nobody takes it for a refusal; a ring for a device that is not there. */
function colourOf({ state, reason }: FailedOutcome): Status {
  if (state === 'unknown') return { fill: 'yellow', shape: 'dot' };
  return { fill: 'red', shape: reason === 'offline' ? 'ring' : 'dot' };
}

/**
 * The name of a text in the catalogue. An answer without a verdict may still say by its HTTP status that the platform has
 * too much to do; then the reason says more.
 */
function nameFor(outcome: FailedOutcome): string {
  if (outcome.state === 'unknown' && outcome.reason === 'timeout') return 'unanswered';
  if (outcome.kind === 'refused' || outcome.state === 'refused') return outcome.reason;
  const { code } = outcome.error;
  // The device's own failure, for which the reason says more.
  return code === 'ONENET_COMMAND_FAILED' ? outcome.reason : STATUS_NAMES[code];
}

/** Failures of our own for which the reason says too little. */
const STATUS_NAMES = {
  ONENET_INVALID: 'invalid',
  ONENET_CONFIG: 'config',
  ONENET_UNREACHABLE: 'unreachable',
  ONENET_NO_ANSWER: 'unanswered',
  ONENET_CONNECTION_LOST: 'unanswered',
  ONENET_BAD_ANSWER: 'bad-answer',
  ONENET_QUEUE_FULL: 'queue-full',
  ONENET_SUPERSEDED: 'superseded',
  ONENET_STOPPED: 'stopped',
  ONENET_EXPIRED: 'expired',
  ONENET_CANCELLED: 'cancelled',
} as const;

class Progress {
  #confirmed = 0;
  #queued = 0;
  #failed = 0;
  #unknown = 0;
  #done = 0;
  #isMany = false;

  /** Whether more than one message was open at once since it was last quiet. */
  get isMany(): boolean {
    return this.#isMany;
  }

  /** Messages that have left. */
  get done(): number {
    return this.#done;
  }

  /** @param open messages that have come and not left */
  watch(open: number): void {
    if (this.#done + open > 1) this.#isMany = true;
  }

  /** @param open messages that are left */
  ended(outcome: Outcome, open: number): void {
    this.#done += 1;
    if (outcome.kind === 'accepted') {
      if (outcome.state === 'queued') this.#queued += 1;
      else this.#confirmed += 1;
    } else if (outcome.state === 'unknown') {
      this.#unknown += 1;
    } else if (!isSuperseded(outcome)) {
      this.#failed += 1;
    }
    this.watch(open);
    // A single message has its own words.
    if (!this.#isMany) this.reset();
  }

  reset(): void {
    this.#confirmed = this.#queued = this.#failed = this.#unknown = this.#done = 0;
    this.#isMany = false;
  }

  /** `2 / 800  ✗296`: done of all, and failures so far; numbers need no translation. */
  text(open: number): string {
    const text = `${this.#done} / ${this.#done + open}`;
    const failures = this.#failed + this.#unknown;
    return failures === 0 ? text : `${text}  ✗${failures}`;
  }

  /** What stays: how many are confirmed `✓`, kept by the platform `…`, failed `✗` and unknown `?`. */
  summary(): Status {
    const counts = [
      ['✓', this.#confirmed],
      ['…', this.#queued],
      ['✗', this.#failed],
      ['?', this.#unknown],
    ] as const;
    const parts = counts.filter(([, count]) => count > 0).map(([sign, count]) => `${sign}${count}`);
    return { ...this.#colour(), text: parts.join('  ') };
  }

  #colour(): Status {
    if (this.#failed > 0) return { fill: 'red', shape: 'dot' };
    if (this.#unknown > 0) return { fill: 'yellow', shape: 'dot' };
    if (this.#queued > 0) return { fill: 'yellow', shape: 'ring' };
    return { fill: 'green', shape: 'dot' };
  }
}

/** What a newer message has replaced is no failure that anybody has to look at. */
function isSuperseded(outcome: FailedOutcome): boolean {
  return outcome.kind === 'failed' && outcome.error.code === 'ONENET_SUPERSEDED';
}
