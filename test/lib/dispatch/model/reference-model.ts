/**
 * What the dispatcher has to do, as plainly as it can be said: arrays that are searched from end to end, nothing that
 * is kept twice, nothing that is fast.
 */

import type { Limits, State } from '../../../../lib/contract';
import { Alarms } from './alarms';
import type { Answer } from './answers';
import { Diary, type Snapshot } from './diary';
import { PlatformModel } from './platform-model';

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
  retries: number;
  /** When no connection could be made for it the first time. */
  unreachableSince: number | undefined;
  /** When its latest call went out. */
  sentAt: number;
  hasLeft: boolean;
  wasTurnedAway: boolean;
}

const TOGETHER = new Set(['ONENET_EXPIRED', 'ONENET_UNREACHABLE', 'ONENET_STOPPED']);

/** Whether a command comes back in this test: those that leave together in no certain order do not. */
export function comesBackAfter({ comesBack }: Command, word: string): boolean {
  return comesBack && !TOGETHER.has(word);
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
  readonly #alarms = new Alarms();
  readonly #platform: PlatformModel;
  #savedTenths = 100;
  #paidUntil = 0;
  /** Until when it waits for the next call; `undefined` if it does not. */
  #waitsUntil: number | undefined;
  #looksRound = false;
  #isStarting = false;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#platform = new PlatformModel(limits);
  }

  submit(command: Command): void {
    const item: Item = {
      ...command,
      since: Math.floor(this.#now),
      attempts: 0,
      retries: 0,
      unreachableSince: undefined,
      sentAt: NaN,
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
    this.#learn(item, answer);
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
      sent: this.#platform.calls.length,
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
      here.length < this.#limits.deviceQueueLimit &&
      this.#waiting.length - this.#keptBack() < this.#limits.queueLimit
    );
  }

  #mayCall(): boolean {
    return this.running.length < this.#limits.maxInFlight && this.#platform.delay(this.#now) === 0;
  }

  /** What an outage alone keeps from being under way. */
  #keptBack(): number {
    if (this.#platform.outage === undefined) return 0;
    return Math.min(this.#line.length, this.#limits.maxInFlight - this.running.length);
  }

  #startWhatMay(): void {
    if (this.#isStarting) return;
    this.#isStarting = true;
    while (this.#line.length > 0 && this.running.length < this.#limits.maxInFlight) {
      const delay = this.#platform.delay(this.#now);
      if (delay > 0) {
        this.#startIn(delay);
        break;
      }
      this.#takeTurn(this.#line.shift() ?? '');
    }
    this.#isStarting = false;
  }

  #startIn(delay: number): void {
    const at = this.#now + delay;
    if (at === Infinity || (this.#waitsUntil !== undefined && this.#waitsUntil <= at)) return;
    this.#waitsUntil = at;
    this.#alarms.set(delay, () => {
      if (this.#waitsUntil !== at) return;
      this.#waitsUntil = undefined;
      this.#startWhatMay();
    });
  }

  #learn(item: Item, { then, word, retryAfter = 0 }: Answer): void {
    const { sentAt } = item;
    this.#platform.ended(sentAt, this.#now);
    if (then === 'outage') {
      this.#platform.unreachable(sentAt, this.#now);
      this.#lookRoundSoon();
      return;
    }
    if (then === 'quota') this.#platform.turnedAway(sentAt, retryAfter, this.#now);
    this.#platform.reached(sentAt, word === 'ONENET_NO_ANSWER' ? sentAt : this.#now);
  }

  #takeTurn(device: string): void {
    const item = this.#waiting.find((other) => other.device === device);
    if (item === undefined) return;
    this.#waiting = this.#waiting.filter((other) => other !== item);
    const end = this.#endOf(item);
    if (end !== undefined) {
      this.#line.unshift(device);
      this.#leave(item, end, 'unsent');
      return;
    }
    item.attempts += 1;
    item.sentAt = this.#now;
    this.running.push(item);
    this.#platform.sent(this.#now);
    this.#savedTenths = Math.min(100, this.#savedTenths + 1);
    this.diary.send(item.name, item.attempts, this.#now);
  }

  /** Milliseconds until it is sent again; `undefined` if it leaves. */
  #waitBeforeRetry(item: Item, { then }: Answer): number | 'overtaken' | undefined {
    const { retries, deviceGap, holdFor } = this.#limits;
    if (item.hasLeft || then === 'leaves') return undefined;
    const isHeld = then === 'outage' && holdFor > 0;
    const isFree = isHeld || then === 'quota';
    if (isHeld) {
      item.unreachableSince ??= Math.floor(this.#now);
      const since = Math.max(item.unreachableSince, this.#platform.outage ?? -Infinity);
      if (this.#now >= since + holdFor * 1000) return undefined;
    }
    if (!isFree && item.retries >= retries) return undefined;
    const backOff = isFree ? 0 : 250 * 2 ** item.retries;
    const wait = Math.max(deviceGap, isHeld ? 1000 : backOff);
    const soonest = this.#now + Math.max(wait, this.#platform.restFor(this.#now));
    if (this.#isOver(item, soonest)) return undefined;
    if (this.#waiting.some((later) => replaces(later, item))) return 'overtaken';
    if (isFree) return wait;
    this.#savedTenths = Math.min(100, this.#savedTenths + (this.#now - this.#paidUntil) / 1000);
    this.#paidUntil = this.#now;
    if (this.#savedTenths < 10) return undefined;
    this.#savedTenths -= 10;
    item.retries += 1;
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
    const { maxWait, holdFor } = this.#limits;
    const isOut = this.#platform.outage !== undefined;
    if (this.#looksRound || !(isOut || (maxWait > 0 && this.#waiting.length > 0))) return;
    this.#looksRound = true;
    const times = [maxWait > 0 ? maxWait : Infinity, isOut ? holdFor : Infinity];
    this.#alarms.set(Math.min(1000, Math.max(10, Math.min(...times) * 100)), () => {
      const over = this.#waiting.filter((item) => this.#endOf(item) !== undefined);
      this.#waiting = this.#waiting.filter((item) => !over.includes(item));
      for (const item of over) this.#leave(item, this.#endOf(item) ?? '', 'unsent');
      this.#looksRound = false;
      this.#lookRoundSoon();
    });
  }

  /** The code with which a command that waits has to leave now. */
  #endOf(item: Item): string | undefined {
    if (this.#isOver(item, this.#now)) return 'ONENET_EXPIRED';
    return this.#platform.isHeldTooLong(item.since, this.#now) ? 'ONENET_UNREACHABLE' : undefined;
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
