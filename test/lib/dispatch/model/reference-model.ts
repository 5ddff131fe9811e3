/**
 * What the dispatcher has to do, as plainly as it can be said: arrays that are searched from end to end, nothing that
 * is kept twice, nothing that is fast.
 */

import type { Limits } from '../../../../lib/dispatch';
import type { State } from '../../../../lib/onenet';
import { Alarms } from './alarms';
import type { Answer } from './answers';
import { Diary, type Snapshot } from './diary';

export interface Command {
  readonly name: string;
  readonly device: string;
  readonly source: number;
  readonly replaces: string | undefined;
  /** Whether it comes straight back once, under a new name, when it leaves. */
  readonly comesBack: boolean;
}

interface Item extends Command {
  readonly since: number;
  attempts: number;
  hasLeft: boolean;
  wasTurnedAway: boolean;
}

/** Whether a command comes back in this test: those that leave together in no certain order do not. */
export function comesBackAfter({ comesBack }: Command, word: string): boolean {
  return comesBack && word !== 'ONENET_EXPIRED' && word !== 'ONENET_STOPPED';
}

export function comeback(command: Command): Command {
  return { ...command, name: `${command.name}'`, comesBack: false };
}

export class ReferenceModel {
  readonly diary = new Diary();
  /** Calls that have not ended, in the order in which they went out. */
  running: Item[] = [];
  readonly sources: { isClosed: boolean }[] = [];
  readonly #limits: Limits;
  /** Of each device, the next to be sent stands first. */
  #waiting: Item[] = [];
  /** Devices whose turn comes, in order. */
  #line: string[] = [];
  #resting: string[] = [];
  #calls: number[] = [];
  readonly #alarms = new Alarms();
  #savedTenths = 100;
  #paidUntil = 0;
  #waitsForRate = false;
  #looksRound = false;
  #isStarting = false;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  submit(command: Command): void {
    const item: Item = {
      ...command,
      since: this.#now,
      attempts: 0,
      hasLeft: false,
      wasTurnedAway: false,
    };
    const { device } = item;
    if (this.sources[item.source]?.isClosed) {
      this.#leave(item, 'ONENET_STOPPED', 'unsent');
      return;
    }
    const replaced = this.#waiting.filter((other) => replaces(item, other));
    this.#waiting = this.#waiting.filter((other) => !replaces(item, other));
    const isKnown = this.#isKnown(device);
    const needNotWait = !isKnown && this.#line.length === 0 && this.#mayCall();
    if (replaced.length > 0 || needNotWait || this.#hasRoom(device)) {
      this.#waiting.push(item);
      if (!isKnown) this.#line.push(device);
      this.#lookRoundSoon();
    } else {
      this.#leave(item, 'ONENET_QUEUE_FULL', 'unsent');
    }
    for (const older of replaced) this.#leave(older, 'ONENET_SUPERSEDED', 'unsent');
    this.#startWhatMay();
  }

  answer(name: string, answer: Answer): void {
    const item = this.running.find((other) => other.name === name);
    if (item === undefined) throw new Error(`${name} is not under way`);
    this.running = this.running.filter((other) => other !== item);
    if (answer.state === 'refused') item.wasTurnedAway = true;
    const wait = this.#waitBeforeRetry(item, answer);
    if (item.hasLeft) {
      this.#rest(item.device, this.#limits.deviceGap);
    } else if (typeof wait === 'number') {
      this.#waiting.unshift(item);
      this.#rest(item.device, wait);
      this.#lookRoundSoon();
    } else {
      this.#rest(item.device, this.#limits.deviceGap);
      if (wait === 'overtaken') this.#leave(item, 'ONENET_SUPERSEDED', 'unsent');
      else this.#leave(item, answer.word, answer.state);
    }
    this.#startWhatMay();
  }

  advance(milliseconds: number): void {
    this.#alarms.advance(milliseconds);
  }

  closeSource(index: number): void {
    const source = this.sources[index];
    if (source === undefined || source.isClosed) return;
    source.isClosed = true;
    const unanswered = this.running.filter((item) => item.source === index && !item.hasLeft);
    const unsent = this.#waiting.filter((item) => item.source === index);
    this.#waiting = this.#waiting.filter((item) => item.source !== index);
    for (const item of unanswered) this.#leave(item, 'ONENET_STOPPED', 'unknown');
    for (const item of unsent) this.#leave(item, 'ONENET_STOPPED', 'unsent');
  }

  close(): void {
    this.#alarms.clear();
    this.#line = [];
    for (const index of this.sources.keys()) this.closeSource(index);
  }

  snapshot(): Snapshot {
    return {
      inFlight: this.running.length,
      waiting: this.#waiting.length,
      sent: this.#calls.length,
      states: { ...this.diary.states },
      sources: this.sources.map((_, index) => ({
        waiting: this.#waiting.filter(({ source }) => source === index).length,
        running: this.running.filter((item) => item.source === index && !item.hasLeft).length,
      })),
    };
  }

  get #now(): number {
    return this.#alarms.now;
  }

  #isKnown(device: string): boolean {
    return (
      this.running.some((item) => item.device === device) ||
      this.#resting.includes(device) ||
      this.#line.includes(device)
    );
  }

  #hasRoom(device: string): boolean {
    const here = this.#waiting.filter((item) => item.device === device);
    return (
      here.length < this.#limits.deviceQueueLimit && this.#waiting.length < this.#limits.queueLimit
    );
  }

  #mayCall(): boolean {
    return this.running.length < this.#limits.maxInFlight && this.#rateDelay() === 0;
  }

  #rateDelay(): number {
    const { callsPerSecond } = this.#limits;
    const oldest = callsPerSecond === 0 ? undefined : this.#calls.at(-callsPerSecond);
    const isShort = this.#calls.length < callsPerSecond;
    return oldest === undefined || isShort ? 0 : Math.max(0, oldest + 1000 - this.#now);
  }

  #startWhatMay(): void {
    if (this.#isStarting) return;
    this.#isStarting = true;
    while (this.#line.length > 0 && this.running.length < this.#limits.maxInFlight) {
      const delay = this.#rateDelay();
      if (delay > 0) {
        this.#startWhenRateAllows(delay);
        break;
      }
      this.#takeTurn(this.#line.shift() ?? '');
    }
    this.#isStarting = false;
  }

  #startWhenRateAllows(delay: number): void {
    if (this.#waitsForRate) return;
    this.#waitsForRate = true;
    this.#alarms.set(delay, () => {
      this.#waitsForRate = false;
      this.#startWhatMay();
    });
  }

  #takeTurn(device: string): void {
    const item = this.#waiting.find((other) => other.device === device);
    if (item === undefined) return;
    this.#waiting = this.#waiting.filter((other) => other !== item);
    if (this.#isOver(item, this.#now)) {
      this.#line.unshift(device);
      this.#leave(item, 'ONENET_EXPIRED', 'unsent');
      return;
    }
    item.attempts += 1;
    this.running.push(item);
    this.#calls.push(this.#now);
    this.#savedTenths = Math.min(100, this.#savedTenths + 1);
    this.diary.send(item.name, item.attempts, this.#now);
  }

  #waitBeforeRetry(item: Item, { retryAfter }: Answer): number | 'overtaken' | undefined {
    const { retries, deviceGap } = this.#limits;
    if (item.hasLeft || retryAfter === undefined || item.attempts > retries) return undefined;
    const backOff = 250 * 2 ** (item.attempts - 1);
    const wait = Math.max(deviceGap, retryAfter * 1000 + backOff);
    if (this.#isOver(item, this.#now + wait)) return undefined;
    if (this.#waiting.some((later) => replaces(later, item))) return 'overtaken';
    this.#savedTenths = Math.min(100, this.#savedTenths + (this.#now - this.#paidUntil) / 1000);
    this.#paidUntil = this.#now;
    if (this.#savedTenths < 10) return undefined;
    this.#savedTenths -= 10;
    return wait;
  }

  #rest(device: string, milliseconds: number): void {
    if (milliseconds > 0) {
      this.#resting.push(device);
      this.#alarms.set(milliseconds, () => {
        this.#resting = this.#resting.filter((other) => other !== device);
        this.#lineUpIfWaiting(device);
        this.#startWhatMay();
      });
    } else {
      this.#lineUpIfWaiting(device);
    }
  }

  #lineUpIfWaiting(device: string): void {
    if (this.#waiting.some((item) => item.device === device)) this.#line.push(device);
  }

  #lookRoundSoon(): void {
    const { maxWait } = this.#limits;
    if (maxWait === 0 || this.#looksRound) return;
    this.#looksRound = true;
    this.#alarms.set(Math.min(1000, Math.max(10, maxWait * 100)), () => {
      const over = this.#waiting.filter((item) => this.#isOver(item, this.#now));
      this.#waiting = this.#waiting.filter((item) => !over.includes(item));
      for (const item of over) this.#leave(item, 'ONENET_EXPIRED', 'unsent');
      this.#looksRound = false;
      if (this.#waiting.length > 0) this.#lookRoundSoon();
    });
  }

  #isOver({ since }: Item, at: number): boolean {
    return this.#limits.maxWait > 0 && at - since >= this.#limits.maxWait * 1000;
  }

  #leave(item: Item, word: string, state: State): void {
    item.hasLeft = true;
    const truth = state === 'unsent' && item.wasTurnedAway ? 'refused' : state;
    this.diary.leave(item.name, word, item.attempts, truth, this.#now);
    if (comesBackAfter(item, word)) this.submit(comeback(item));
  }
}

/** Whether the newer of two commands takes the place of the older. */
function replaces(newer: Command, older: Command): boolean {
  return (
    newer.replaces !== undefined &&
    newer.replaces === older.replaces &&
    newer.source === older.source &&
    newer.device === older.device
  );
}
