/** How far a node has come with many messages: from the moment that more than one is open until it has been quiet. */

import type { FailedOutcome, Outcome } from '../../../lib/onenet';
import type { Status } from '../node-red';

export class Progress {
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
