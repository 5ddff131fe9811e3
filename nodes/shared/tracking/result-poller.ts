/**
 * Asks the platform about cached commands until it is known how each ended. It keeps nothing beyond its own life and
 * knows no message: whoever waits is handed back with the result.
 *
 * Only so many questions are with the dispatcher at once. Whatever else is sent would have to wait behind the rest.
 */

import { systemClock, type Clock } from '../../../lib/dispatch';
import type { Outcome } from '../../../lib/onenet';
import type { PlatformTask } from '../platform/platform';
import { Follow, type Waiter } from './tracked-command';
import { Poll } from './poll';
import { waitAfterStart, type Pace } from './schedule';
import { overdue, unlearnt, verdictOf } from './verdict';

export interface FollowerOptions<W extends Waiter> {
  readonly pace: Pace;
  readonly submit: (poll: PlatformTask) => void;
  /** Milliseconds since 1970 on the platform's clock, as far as that is known. */
  readonly now: () => number;
  /** Called once for each waiter that {@link Follower.close} has not given back; it has asked so often. */
  readonly ended: (waiter: W, outcome: Outcome, polls: number) => void;
  readonly clock?: Clock;
}

/** Questions that are with the dispatcher at once. */
const MOST_POLLS = 50;
/** A key can be wrong, or a record missing, for a moment. */
const DENIALS = 2;
/** For so many first waits a platform may not have the record yet of a command that it has just taken. */
const WAITS_UNTIL_RECORDED = 5;
/** How often the last question is asked again if there is no answer. */
const LAST_POLLS = 5;
/** As long as the dispatcher itself would leave a platform alone that asks for it. */
const LONGEST_PEACE_MS = 60_000;

export class Follower<W extends Waiter> {
  /** How many wait. */
  size = 0;
  readonly #options: FollowerOptions<W>;
  readonly #clock: Clock;
  readonly #follows = new Map<string, Follow<W>>();
  readonly #line: Follow<W>[] = [];
  #polls = 0;
  #isAsking = false;
  #isClosed = false;

  constructor(options: FollowerOptions<W>) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  add(waiter: W): void {
    this.#add(waiter, this.#options.pace.minInterval, 0);
  }

  /**
   * For one who waited before the start already.
   *
   * @param age for how long, in milliseconds; below 0 if the time of day has been set back since
   * @param index how many others have been taken up again before
   */
  resume(waiter: W, age: number, index: number): void {
    // On a clock that will be set right it would stay below 0 for hours, and each wait be the shortest.
    const waited = Math.max(0, age);
    this.#add(waiter, waitAfterStart(waited, this.#options.pace, index), waited);
  }

  /** Asks nothing any more, and gives back all who still wait. */
  close(): W[] {
    this.#isClosed = true;
    const left = [...this.#follows.values()].flatMap(({ waiters }) => waiters);
    for (const { timer } of this.#follows.values()) timer?.stop();
    this.#follows.clear();
    this.#line.length = 0;
    this.size = 0;
    return left;
  }

  #add(waiter: W, wait: number, age: number): void {
    const now = this.#clock.now();
    const key = keyOf(waiter);
    const known = this.#follows.get(key);
    const follow = known ?? new Follow<W>(waiter);
    follow.join(waiter, now - age);
    this.#follows.set(key, follow);
    this.size += 1;
    // Sooner for a newcomer, but no later for those who wait already; and not while it is asked about anyway.
    const isSleeping = known === undefined || known.timer !== undefined;
    if (isSleeping && now + wait < follow.due) this.#askIn(follow, wait);
  }

  #askIn(follow: Follow<W>, wait: number): void {
    follow.timer?.stop();
    const left = Math.max(0, follow.end - this.#options.now());
    // Once the end has passed there is only the end to ask for, and no hurry.
    const milliseconds = left === 0 ? wait : Math.min(wait, left);
    follow.due = this.#clock.now() + milliseconds;
    follow.timer = this.#clock.start(() => {
      follow.timer = undefined;
      this.#line.push(follow);
      this.#askNext();
    }, milliseconds);
  }

  /**
   * A platform that is closed answers at once, within {@link #ask}. The loop that is under way goes on to the next then;
   * a call within a call for each that waits in line would be too deep for thousands.
   */
  #askNext(): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#polls < MOST_POLLS) {
        const follow = this.#line.shift();
        if (follow === undefined) return;
        this.#ask(follow);
      }
    } finally {
      this.#isAsking = false;
    }
  }

  #ask(follow: Follow<W>): void {
    const { imei, uuid } = follow;
    const isLate = this.#options.now() >= follow.end;
    this.#polls += 1;
    follow.polls += 1;
    this.#options.submit(
      new Poll({ imei, uuid }, (outcome) => {
        this.#polls -= 1;
        if (this.#isClosed) return;
        this.#answered(follow, outcome, isLate);
        this.#askNext();
      }),
    );
  }

  /** @param isLate whether it was asked after the last moment */
  #answered(follow: Follow<W>, outcome: Outcome, isLate: boolean): void {
    const verdict = verdictOf(outcome);
    if (verdict.kind === 'final') {
      this.#finish(follow, outcome);
      return;
    }
    if (verdict.kind === 'open') {
      follow.learn(verdict.cached?.expires);
      if (isLate && this.#options.now() >= follow.end && outcome.kind === 'accepted') {
        this.#finish(follow, overdue(outcome));
        return;
      }
      this.#askIn(follow, this.#wait(follow));
      return;
    }
    if (verdict.kind === 'denied') {
      follow.denials += 1;
    } else {
      follow.denials = 0;
      if (isLate) follow.lateAttempts += 1;
    }
    const isNew =
      follow.age(this.#clock.now()) < WAITS_UNTIL_RECORDED * this.#options.pace.minInterval;
    const mayAppear = isNew && outcome.kind !== 'accepted' && outcome.reason === 'not-found';
    const isDenied = follow.denials >= DENIALS && !mayAppear;
    const isHopeless = isDenied || follow.lateAttempts === LAST_POLLS;
    if (isHopeless && outcome.kind !== 'accepted') {
      this.#finish(follow, unlearnt(outcome));
    } else {
      const retryAfter = verdict.kind === 'unanswered' ? verdict.retryAfter * 1000 : 0;
      // A platform that wants a day of peace may have it, but for a question now and then: the result may be there.
      const longest = Math.max(this.#options.pace.maxInterval, LONGEST_PEACE_MS);
      this.#askIn(follow, Math.max(this.#wait(follow), Math.min(retryAfter, longest)));
    }
  }

  #finish(follow: Follow<W>, outcome: Outcome): void {
    this.#follows.delete(keyOf(follow));
    this.size -= follow.waiters.length;
    follow.waiters.forEach((waiter, index) => {
      // The answer goes into each message, and what a flow does to one must not show in the other.
      const own = index === 0 ? outcome : withOwnAnswer(outcome);
      this.#options.ended(waiter, own, follow.polls);
    });
  }

  #wait(follow: Follow<W>): number {
    return follow.wait(this.#clock.now(), this.#options.pace);
  }
}

function keyOf({ imei, uuid }: Pick<Waiter, 'imei' | 'uuid'>): string {
  return JSON.stringify([imei, uuid]);
}

function withOwnAnswer(outcome: Outcome): Outcome {
  const { reply, payload } = outcome;
  return {
    ...outcome,
    ...(reply === undefined ? {} : { reply: structuredClone(reply) }),
    ...(payload === undefined ? {} : { payload: structuredClone(payload) }),
  };
}
