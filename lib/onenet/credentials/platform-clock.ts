/**
 * The platform's clock, the request that asks for its time where that must be known, and the transport that learns the
 * clock and asks again by it.
 */

import { publish } from '../diagnostics';
import { OneNetError } from '../errors';
import { resources } from '../operations/resources';
import { decodeVerdict, looksLikeVerdict } from '../outcome';
import { transportOver, type Send, type Transport, type WireReply } from '../transport';

/**
 * The platform's clock, as its answers tell it. A Raspberry Pi without a battery may wake up in the past, and then
 * signs tokens that have run out already.
 *
 * What has been learnt still holds when this computer's clock is set right, as happens soon after such a start: a step of
 * the clock shows against the steady one. A computer that was asleep for a while looks the same, so a clock that
 * was right before is believed to be right afterwards.
 *
 * Not every answer is believed, since anything on the way can write one over plain http: see {@link isCredible}.
 *
 * The expiry of a cached command counts from this clock, too: by a clock that is hours off the platform would refuse the
 * command, or keep it for hours instead of a minute. So before the first one a request has to be made for the time, and
 * again where the latest answer is old: clocks are set, and the clock of a computer that sleeps may fall behind.
 */
export class PlatformClock {
  readonly #steady: () => number;
  #offset = 0;
  /** By how much this computer's clock was ahead of the steady one when the offset was learnt; `undefined` before. */
  #lead: number | undefined;
  /** This computer's clock at the latest answer that told the time, believed or not. */
  #toldAt = -Infinity;
  #asking: Promise<void> | undefined;

  /** @param steady milliseconds from any moment on, by a clock that is never set */
  constructor(steady: () => number = () => performance.now()) {
    this.#steady = steady;
  }

  /** Milliseconds by which the platform's clock is ahead of this computer's; 0 as long as they agree. */
  get offset(): number {
    return this.#offset;
  }

  /** The platform's time when this computer's clock shows `now`; both in milliseconds since 1970. */
  at(now: number): number {
    this.#followStep(now);
    return now + this.#offset;
  }

  /** Milliseconds since 1970 on the platform's clock; on this computer's, as long as no answer has told another. */
  now(): number {
    return this.at(Date.now());
  }

  /**
   * Learns from an answer what time it is at the platform. The answer may have been written at any moment from when its
   * request was sent, so that a slow one tells less; what it does not contradict stays.
   *
   * @param serverTime from a `Date` header, which knows whole seconds only
   * @param now this computer's clock when the answer came
   * @param isProtected whether nobody on the way could have written the answer: https, or this computer itself
   * @param took milliseconds from the request to the answer
   */
  observe(serverTime: number, now: number, isProtected: boolean, took = 0): void {
    this.#followStep(now);
    if (!isCredible(serverTime, now, isProtected)) {
      publish(() => ({ event: 'clock', offset: serverTime - now, believed: false }));
      return;
    }
    this.#lead = now - this.#steady();
    const offset = serverTime - now;
    if (offset - SECOND <= this.#offset && this.#offset <= offset + took + 2 * SECOND) return;
    this.#offset = offset;
    publish(() => ({ event: 'clock', offset, believed: true }));
  }

  /** What a transport tells the time of an answer, and how long that took; see {@link observe}. */
  observer(isProtected: boolean): (serverTime: number, took: number) => void {
    return (serverTime, took) => {
      this.observe(serverTime, Date.now(), isProtected, took);
    };
  }

  /** Remembers that an answer has come; {@link observe} has learnt from it on its way through the transport. */
  noteAnswer({ date }: WireReply): void {
    if (date !== undefined) this.#toldAt = Date.now();
  }

  /**
   * Resolves once the time is known, or the platform did not tell it; rejects where it cannot be reached, so that the
   * command that needs it is not sent either.
   */
  async ensureKnown(transport: Transport): Promise<void> {
    // This computer's clock may have been set to an earlier time since.
    if (Math.abs(Date.now() - this.#toldAt) < KNOWN_FOR_MS) return;
    this.#asking ??= this.#ask(transport).finally(() => {
      this.#asking = undefined;
    });
    await this.#asking;
  }

  async #ask(transport: Transport): Promise<void> {
    const request = resources.encode({ imei: NO_DEVICE }, { now: this.now() });
    const { signal } = new AbortController();
    try {
      this.noteAnswer(await transport(request, { signal }));
    } catch (error) {
      if (!isSilence(error)) throw error;
    }
  }

  /** If this computer's wrong clock has been set since, it is wrong by so much less, or more. */
  #followStep(now: number): void {
    if (this.#lead === undefined) return;
    const lead = now - this.#steady();
    const step = lead - this.#lead;
    if (Math.abs(step) <= TOLERANCE) return;
    this.#lead = lead;
    // One that was off by less had not been wrong: this computer was asleep.
    if (!isFar(this.#offset)) return;
    const left = this.#offset - step;
    this.#offset = Math.abs(left) <= SECOND ? 0 : left;
  }
}

/** No device has it; the platform answers from its records, if only to refuse. */
const NO_DEVICE = '000000000000000';

/** Milliseconds since the latest answer after which the time counts as unknown. */
const KNOWN_FOR_MS = 600_000;

/** No answer, or one that cannot be read: the command may go by this computer's clock. */
function isSilence(error: unknown): boolean {
  return error instanceof OneNetError && SILENCES.includes(error.code);
}

const SILENCES = ['ONENET_NO_ANSWER', 'ONENET_BAD_ANSWER'];

/** By origin; what has been learnt outlives the config node, which every deploy may start anew. */
const CLOCKS = new Map<string, PlatformClock>();

/** The one clock of a platform. @param origin scheme, host and port of the platform */
export function clockOfOrigin(origin: string): PlatformClock {
  const clock = CLOCKS.get(origin) ?? new PlatformClock();
  CLOCKS.set(origin, clock);
  return clock;
}

/** For tests, whose servers come to the same ports again: nothing has been learnt of any platform. */
export function forgetClocks(): void {
  CLOCKS.clear();
}

/**
 * The earliest moment that a right clock can show to this package, in milliseconds since 1970. The build puts a day shortly
 * before its own in place of this one, which holds for the source and its tests.
 */
export const BUILD_DATE = Date.UTC(2026, 0, 1);

/**
 * Whether a time can be the platform's: from the day of the build to twenty years after it, and over plain http no more
 * than seven days from this computer's clock, unless that one cannot be right itself. Without these bounds one answer
 * could have a token signed that is good for ever, or a command kept until 2066.
 */
function isCredible(serverTime: number, now: number, isProtected: boolean): boolean {
  const isOwnClockWrong = now < BUILD_DATE;
  if (!isProtected && !isOwnClockWrong) return Math.abs(serverTime - now) <= 7 * DAY;
  return serverTime >= BUILD_DATE && serverTime <= LATEST;
}

const DAY = 24 * 60 * 60_000;

const LATEST = BUILD_DATE + 20 * 365.25 * DAY;

/** What a `Date` header leaves out, and what else two answers may differ by. Milliseconds. */
const SECOND = 1000;

/** Milliseconds by which a clock may be off without having been set, and without harm to a token. */
const TOLERANCE = 30_000;

function isFar(offset: number): boolean {
  return Math.abs(offset) > TOLERANCE;
}

/**
 * A transport for tokens, which run out by the platform's clock: it learns that clock from the answers. What was
 * refused by an answer that showed this computer's clock to be off is asked once more, with a token by the platform's
 * time, since a credential that was refused has written nothing. What is refused all the same carries how far the clock
 * is off.
 *
 * @param transport answers in the classic form, and tells the `date` of an answer
 * @param isProtected whether nobody on the way can write an answer: https, or this computer itself
 */
export function withPlatformClock(
  transport: Transport,
  clock: PlatformClock,
  isProtected: boolean,
): Transport {
  const learn = clock.observer(isProtected);
  const send: Send = async (request, options) => {
    const sentAt = performance.now();
    const reply = await transport(request, options);
    const isOfPlatform = reply.verdict !== undefined || looksLikeVerdict(reply.body);
    if (reply.date !== undefined && isOfPlatform) {
      learn(reply.date, performance.now() - sentAt);
    }
    return reply;
  };
  const aware: Send = async (request, options) => {
    const { offset } = clock;
    let reply = await send(request, options);
    // Other requests that were under way at the same time may have brought the correction.
    const isCorrected = isFar(clock.offset - offset);
    if ((!isCorrected && !isFar(offset)) || !isUnauthorized(reply)) return reply;
    if (isCorrected) reply = await send(request, options);
    return isFar(clock.offset) && isUnauthorized(reply)
      ? { ...reply, clockOffset: clock.offset }
      : reply;
  };
  return transportOver(transport, aware);
}

function isUnauthorized(reply: WireReply): boolean {
  const outcome = decodeVerdict(reply, 'confirmed');
  return outcome.kind !== 'accepted' && outcome.reason === 'unauthorized';
}
