/**
 * Polls the platform about cached commands until it is known how each ended. It stores nothing and knows no message: each
 * waiter is handed back with the result.
 *
 * Polling goes on until the command's own time is over, whatever the platform refuses meanwhile: a key can be wrong for
 * an hour, and the command is still kept. Only a uuid that the platform has never known ends early: no node of ours had
 * it from the platform, no poll was ever answered with a record, and the platform says twice that there is none.
 *
 * Only so many polls are with the dispatcher at once; whatever else is sent would have to wait behind the rest.
 */

import { Fifo, systemClock, type Clock } from '../../../lib/dispatch';
import type { Outcome } from '../../../lib/onenet';
import {
  GRACE,
  nextWait,
  overdue,
  Poll,
  pollResult,
  resultNotLearnt,
  TrackedCommand,
  waitAfterStart,
  type Pace,
  type Waiter,
} from './tracked-command';

/** A result that the platform has pushed. */
export interface PushedResult {
  readonly uuid: string;
  /** Of the device, where the push says it. */
  readonly imei?: string | undefined;
  readonly outcome: Outcome;
}

export interface ResultPollerOptions<W extends Waiter> {
  readonly pace: Pace;
  readonly submit: (poll: Poll) => void;
  /** Milliseconds since 1970 on the platform's clock, as far as that is known. */
  readonly now: () => number;
  /** Calls back with the results of a command that come by themselves; what it returns ends that. */
  readonly listen?: (uuid: string, settle: (result: PushedResult) => void) => () => void;
  /** Called for each waiter of a command of which the platform has shown a record for the first time. */
  readonly known?: (waiter: W) => void;
  /** Called once for each waiter that {@link ResultPoller.close} has not given back; it was polled for so often. */
  readonly ended: (waiter: W, outcome: Outcome, polls: number) => void;
  readonly clock?: Clock;
}

/** Polls that are with the dispatcher at once. */
const MAX_POLLS = 50;
/** After so many refusals in a row a uuid that was never known is taken for a mistyped one. */
const DENIALS = 2;
/** For so many first waits a platform may not have the record yet of a command that it has just taken. */
const WAITS_UNTIL_RECORDED = 5;
/** How often the last poll is repeated if there is no answer. */
const LAST_POLLS = 5;
/** Milliseconds; as long as the dispatcher itself would rest where a platform asks for it. */
const LONGEST_REST = 60_000;

export class ResultPoller<W extends Waiter> {
  /** How many wait. */
  size = 0;
  readonly #options: ResultPollerOptions<W>;
  readonly #clock: Clock;
  readonly #commands = new Map<string, TrackedCommand<W>>();
  /** Commands whose poll is due. */
  #due = new Fifo<TrackedCommand<W>>();
  #polls = 0;
  #isPolling = false;
  #isClosed = false;

  constructor(options: ResultPollerOptions<W>) {
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

  /** All who wait. */
  *list(): Generator<W> {
    for (const { waiters } of this.#commands.values()) yield* waiters;
  }

  /** Polls a command at once, or again once the poll under way has ended, which may have come too early. */
  pollSoon(target: Pick<Waiter, 'imei' | 'uuid'>): void {
    const command = this.#commands.get(keyOf(target));
    if (command === undefined) return;
    if (command.timer === undefined) command.isUrgent = true;
    else this.#pollIn(command, 0);
  }

  /** Ends the wait for a command whose result has come by itself; of an open one nothing is learnt. */
  #settle(command: TrackedCommand<W>, { imei = command.imei, outcome }: PushedResult): void {
    if (imei !== command.imei || pollResult(outcome).kind !== 'final') return;
    command.timer?.stop();
    // The answer is also in the message of the node that received it.
    this.#finish(command, withOwnAnswer(outcome));
  }

  /** Polls no more, and gives back all who still wait. */
  close(): W[] {
    this.#isClosed = true;
    const left = [...this.#commands.values()].flatMap(({ waiters }) => waiters);
    for (const { timer, unlisten } of this.#commands.values()) {
      timer?.stop();
      unlisten?.();
    }
    this.#commands.clear();
    this.#due = new Fifo();
    this.size = 0;
    return left;
  }

  #add(waiter: W, wait: number, age: number): void {
    const now = this.#clock.now();
    const key = keyOf(waiter);
    const present = this.#commands.get(key);
    const command = present ?? new TrackedCommand<W>(waiter);
    command.join(waiter, now - age);
    this.#commands.set(key, command);
    command.unlisten ??= this.#options.listen?.(waiter.uuid, (result) => {
      this.#settle(command, result);
    });
    this.size += 1;
    // Sooner for a newcomer, but no later for those who wait already; and not while a poll is under way.
    const isSleeping = present === undefined || command.timer !== undefined;
    if (isSleeping && now + wait < command.due) this.#pollIn(command, wait);
  }

  #pollIn(command: TrackedCommand<W>, wait: number): void {
    command.timer?.stop();
    const left = Math.max(0, command.end - this.#options.now());
    // Once the end has passed there is only the end to ask for, and no hurry.
    const regular = left === 0 ? wait : Math.min(wait, left);
    const milliseconds = command.isUrgent ? 0 : regular;
    command.isUrgent = false;
    command.isEndDue = left <= wait;
    command.due = this.#clock.now() + milliseconds;
    command.timer = this.#clock.start(() => {
      command.timer = undefined;
      this.#due.push(command);
      this.#pollNext();
    }, milliseconds);
  }

  /**
   * A platform that is closed answers at once, within {@link #poll}. The loop that is under way goes on to the next then;
   * a call within a call for each command that is due would be too deep for thousands.
   */
  #pollNext(): void {
    if (this.#isPolling) return;
    this.#isPolling = true;
    try {
      while (this.#polls < MAX_POLLS) {
        const command = this.#due.shift();
        if (command === undefined) return;
        if (this.#isOpen(command)) this.#poll(command);
      }
    } finally {
      this.#isPolling = false;
    }
  }

  #poll(command: TrackedCommand<W>): void {
    const { imei, uuid } = command;
    const isLate = this.#options.now() >= command.end;
    this.#polls += 1;
    command.polls += 1;
    this.#options.submit(
      new Poll({ imei, uuid }, (outcome) => {
        this.#polls -= 1;
        if (this.#isClosed) return;
        if (this.#isOpen(command)) this.#answered(command, outcome, isLate);
        this.#pollNext();
      }),
    );
  }

  /** @param isLate whether it was polled after the last moment */
  #answered(command: TrackedCommand<W>, outcome: Outcome, isLate: boolean): void {
    const result = pollResult(outcome);
    switch (result.kind) {
      case 'final':
        this.#finish(command, outcome);
        return;
      case 'open':
        this.#learn(command, result.cached?.expires);
        if (this.#options.now() < command.end) {
          this.#pollIn(command, this.#wait(command));
        } else if (isLate && command.isEndDue && outcome.kind === 'accepted') {
          this.#finish(command, overdue(outcome));
        } else {
          // The platform's clock was set ahead, and the command may still be delivered.
          this.#pollIn(command, GRACE);
        }
        return;
      case 'denied':
        command.denials += 1;
        break;
      case 'unanswered':
        command.denials = 0;
    }
    if (isLate) command.lateAttempts += 1;
    const isUnknownUuid =
      result.kind === 'denied' && result.isNoSuchCommand && this.#isMistyped(command);
    if (outcome.kind !== 'accepted' && (isUnknownUuid || command.lateAttempts === LAST_POLLS)) {
      this.#finish(command, resultNotLearnt(outcome));
      return;
    }
    const retryAfter = result.kind === 'unanswered' ? result.retryAfter * 1000 : 0;
    // A platform that asks for a day of rest is still polled now and then: the result may be there.
    const longest = Math.max(this.#options.pace.maxInterval, LONGEST_REST);
    // After the last moment there is an end to the polls, and so no need for ever longer waits.
    const wait = isLate ? this.#shortWait(command) : this.#wait(command);
    this.#pollIn(command, Math.max(wait, Math.min(retryAfter, longest)));
  }

  #learn(command: TrackedCommand<W>, expires: number | undefined): void {
    const isNews = !command.isKnown;
    command.learn(expires);
    if (isNews) command.waiters.forEach((waiter) => this.#options.known?.(waiter));
  }

  /** Whether a command that the platform says it does not have was never one. */
  #isMistyped(command: TrackedCommand<W>): boolean {
    if (command.isKnown || command.denials < DENIALS) return false;
    const unrecorded = WAITS_UNTIL_RECORDED * this.#options.pace.minInterval;
    return command.age(this.#clock.now()) >= unrecorded;
  }

  #finish(command: TrackedCommand<W>, outcome: Outcome): void {
    this.#commands.delete(keyOf(command));
    command.unlisten?.();
    this.size -= command.waiters.length;
    command.waiters.forEach((waiter, index) => {
      // The answer goes into each message, and what a flow does to one must not show in the other.
      const own = index === 0 ? outcome : withOwnAnswer(outcome);
      this.#options.ended(waiter, own, command.polls);
    });
  }

  /** Whether it has not ended meanwhile by a result that was pushed. */
  #isOpen(command: TrackedCommand<W>): boolean {
    return this.#commands.get(keyOf(command)) === command;
  }

  #wait(command: TrackedCommand<W>): number {
    return command.wait(this.#clock.now(), this.#options.pace);
  }

  #shortWait(command: TrackedCommand<W>): number {
    return nextWait(command.age(this.#clock.now()), this.#options.pace);
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
