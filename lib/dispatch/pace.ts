/** How fast calls go: the clock that all is timed by, when the next call may go, and what has gone so far. */

import type { State } from '../contract';
import type { Outcome } from '../onenet';

/** Time as the dispatcher sees it, so that a test can set it. */
export interface Clock {
  /** Milliseconds from some fixed moment; never runs backwards. */
  now(): number;
  /** Calls back once, not before `milliseconds` have passed; of two that are due together, the one started first. */
  start(callback: () => void, milliseconds: number): Timer;
}

export interface Timer {
  stop(): void;
}

/** What `setTimeout` can hold, almost 25 days; anything longer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  start(callback, milliseconds) {
    // `setTimeout` counts in whole milliseconds from one that has begun already, so it may fire almost one too early.
    const timeout = setTimeout(callback, Math.min(Math.ceil(milliseconds) + 1, LONGEST_MS));
    return {
      stop: () => {
        clearTimeout(timeout);
      },
    };
  },
};

/** Calls lie one per cent further apart than the limit asks, so that a jitter of 10 ms makes no second exceed it. */
const SPARE = 1.01;
/** How much faster than usual missed slots are made up for: at the limit itself. */
const CATCH_UP = SPARE;
/** Slots that were missed longer ago than this are lost. */
const LONGEST_LAG_MS = 100;
/** Timers count in milliseconds, and at a high rate several calls fall due in each. */
const TIMER_MS = 10;
/** With fewer calls a second, one too many is more than a tenth too many: missed slots are lost. */
const FEWEST_TO_CATCH_UP = 10;
/**
 * After a pause as long as the first, the pace is a tenth slower for as long as the second: new connections take longer
 * than those that are kept, so that calls which leave evenly would arrive closer together.
 */
const PAUSE_MS = 1000;
const START_MS = 1000;

/** No platform is called less often than this, though it turned calls away: some call has to find out that it may. */
const LEAST_CALLS_PER_SECOND = 1;
/** A quota counts by the second: what is sent sooner after a change may be turned away for what went out before it. */
const QUOTA_MS = 1000;
/** Fewer refusals than this part of the calls say nothing about the pace: what was refused is only sent again. */
const SIGNIFICANT = 1 / 10;
/** The part of the rate that was turned away which is won back each second. */
const RECOVERY = 1 / 10;
/** A platform that asks for a longer rest is asked again after so long. */
const LONGEST_REST_MS = 60_000;

/** A lower rate from some moment on, which rises again. */
interface SlowDown {
  readonly at: number;
  /** Calls per second that were turned away. */
  readonly from: number;
  /** Calls per second at first. */
  readonly to: number;
}

/**
 * When the next call may go: evenly spaced, slower while the platform turns calls away for its quota, and not at all
 * while it asks for a rest.
 *
 * Each call has its slot. A timer that is late must not lower the rate, nor may what it missed go out in one lump: it is
 * made up for a little faster than the usual pace. In any window of one second no more than a tenth above the limit goes
 * out, at the start and after a pause as well.
 */
export class Pace {
  /** Calls per second, `Infinity` for no limit. */
  readonly #limit: number;
  #slowDown: SlowDown | undefined;
  readonly #refusals = new Rate();
  #restUntil = -Infinity;
  /** The slot of the next call. */
  #slot = -Infinity;
  /** The earliest moment for the next call if a slot was missed. */
  #earliest = -Infinity;
  /** When calls began after the latest pause. */
  #began = -Infinity;
  #isIdle = true;

  /** @param callsPerSecond 0 is no limit; below 1 it means one call in 1 / that many seconds */
  constructor(callsPerSecond: number) {
    this.#limit = callsPerSecond > 0 ? callsPerSecond : Infinity;
  }

  /** Milliseconds for which the platform still wants to be left alone, 0 if it does not. */
  restFor(now: number): number {
    return Math.max(0, this.#restUntil - now);
  }

  /** Milliseconds until a call may go; 0 if it may go at `now`. */
  delay(now: number): number {
    const rest = this.restFor(now);
    if (rest > 0) {
      this.#isIdle = true;
      return rest;
    }
    if (this.#rate(now) === Infinity) return 0;
    if (this.#isIdle) this.#begin(now);
    return Math.max(0, this.#slot - now, this.#earliest - now);
  }

  /** Counts a call that goes out at `now`. */
  count(now: number): void {
    const interval = this.interval(now);
    if (interval === 0) return;
    const canCatchUp = this.#rate(now) >= FEWEST_TO_CATCH_UP;
    this.#slot = Math.max(this.#slot, now - (canCatchUp ? LONGEST_LAG_MS : 0)) + interval;
    this.#earliest = Math.max(this.#earliest, now - TIMER_MS) + interval / CATCH_UP;
  }

  /** Nothing waits for its slot any more. Only what a timer missed is made up for, not the time in which nothing came. */
  idle(): void {
    this.#isIdle = true;
  }

  /** Milliseconds from one call to the next, 0 without a limit. */
  interval(now: number): number {
    const rate = this.#rate(now);
    const interval = (1000 * SPARE) / rate;
    const isStarting = rate >= FEWEST_TO_CATCH_UP && now - this.#began < START_MS;
    return isStarting ? interval + interval / 10 : interval;
  }

  /**
   * The platform has turned a call away for its quota. If it does so often, from now on half the rate, which rises again
   * step by step.
   *
   * @param sentAt when that call went out: one that was sent before the latest change, or just after, says nothing about it
   * @param lately calls in one second of late
   * @param retryAfter seconds that the platform asks to be left alone, 0 if it does not
   * @returns whether the pace has changed
   */
  turnedAway(now: number, sentAt: number, lately: number, retryAfter: number): boolean {
    const rest = Math.min(retryAfter * 1000, LONGEST_REST_MS);
    this.#restUntil = Math.max(this.#restUntil, now + rest);
    this.#refusals.count(now);
    if (this.#refusals.lately(now) < lately * SIGNIFICANT) return false;
    if (this.#slowDown !== undefined && sentAt <= this.#slowDown.at + QUOTA_MS) return false;
    const rate = this.#rate(now);
    const from = rate === Infinity ? lately : rate;
    const least = Math.min(LEAST_CALLS_PER_SECOND, this.#limit);
    this.#slowDown = { at: now, from, to: Math.max(least, from / 2) };
    this.#slot = Math.max(this.#slot, now + this.interval(now));
    return true;
  }

  /** Calls per second just now. */
  #rate(now: number): number {
    if (this.#slowDown === undefined) return this.#limit;
    const { at, from, to } = this.#slowDown;
    const rate = to + ((now - at) / 1000) * Math.max(from, LEAST_CALLS_PER_SECOND) * RECOVERY;
    // Without a limit, twice the rate that was too much is as good as none: it would have been turned away on the way.
    if (rate < Math.min(this.#limit, 2 * Math.max(from, LEAST_CALLS_PER_SECOND))) return rate;
    this.#slowDown = undefined;
    return this.#limit;
  }

  #begin(now: number): void {
    this.#isIdle = false;
    if (now - this.#slot >= PAUSE_MS) this.#began = now;
    this.#slot = Math.max(this.#slot, now);
  }
}

/** What a dispatcher has done since it was made. */
export interface Counts {
  readonly inFlight: number;
  readonly waiting: number;
  /** Whether the platform cannot be reached just now. */
  readonly isUnreachable: boolean;
  /** Calls made, retries included. */
  readonly sent: number;
  /** Commands that have left, by what became of them. */
  readonly states: Readonly<Record<State, number>>;
  /** Calls per second over the last ten seconds. */
  readonly callsPerSecond: number;
  /** Commands that left per second, whatever became of them, over the last ten seconds. */
  readonly commandsPerSecond: number;
}

/** Counts calls and outcomes, in all and over the last seconds. */
export class Statistics {
  readonly #clock: Clock;
  readonly #calls = new Rate();
  readonly #commands = new Rate();
  readonly #states: Record<State, number> = {
    confirmed: 0,
    queued: 0,
    refused: 0,
    unsent: 0,
    unknown: 0,
    expired: 0,
    cancelled: 0,
  };
  #sent = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls made, retries included. */
  get sent(): number {
    return this.#sent;
  }

  call(now: number): void {
    this.#sent += 1;
    this.#calls.count(now);
  }

  /** Calls in one second of late. */
  callsLately(now: number): number {
    return this.#calls.lately(now);
  }

  outcome(outcome: Outcome): void {
    this.#states[outcome.state] += 1;
    this.#commands.count(this.#clock.now());
  }

  /** A copy that does not change any more. */
  counts(): Pick<Counts, 'sent' | 'states' | 'callsPerSecond' | 'commandsPerSecond'> {
    const now = this.#clock.now();
    return {
      sent: this.#sent,
      states: { ...this.#states },
      callsPerSecond: this.#calls.perSecond(now),
      commandsPerSecond: this.#commands.perSecond(now),
    };
  }
}

/** The second that has begun, and the nine before it. */
const SLOTS = 10;

/** How often something has happened lately; counting costs two additions. */
export class Rate {
  readonly #counts = new Uint32Array(SLOTS);
  #second = 0;

  /** @param now milliseconds on the dispatcher's clock */
  count(now: number): void {
    this.#turnTo(now);
    const slot = this.#second % SLOTS;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  /**
   * Times a second over the last ten seconds. Only as much of the latest second counts as has gone by, so a steady rate
   * shows as what it is.
   */
  perSecond(now: number): number {
    this.#turnTo(now);
    const seconds = SLOTS - 1 + (now / 1000 - this.#second);
    return this.#counts.reduce((sum, count) => sum + count, 0) / seconds;
  }

  /** How often in the fuller of the latest two seconds of the clock. */
  lately(now: number): number {
    this.#turnTo(now);
    const current = this.#counts[this.#second % SLOTS] ?? 0;
    const previous = this.#counts[(this.#second + SLOTS - 1) % SLOTS] ?? 0;
    return Math.max(current, previous);
  }

  /** Empties the slots of the seconds that have gone by since the last time. */
  #turnTo(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.#second) return;
    for (let past = Math.max(this.#second + 1, second - SLOTS + 1); past <= second; past++) {
      this.#counts[past % SLOTS] = 0;
    }
    this.#second = second;
  }
}
