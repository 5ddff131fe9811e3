import { LoopMeter } from './loop-meter';

/**
 * How many connections may be open just now: a few beyond those that wait for an answer, and more as long as those that
 * are there do not do.
 *
 * A platform that answers at once works off a burst over a few dozen connections sooner than a thousand more could be
 * set up; one that takes seconds over each answer needs a connection for each request. Which of the two it is, the
 * answers tell: once what waits would take longer than {@link PATIENCE} at their pace, so many more are allowed. Unless it
 * is this process that cannot keep up: more connections would only be more work for it.
 */
export class Ramp {
  allowed: number;
  readonly #most: number;
  readonly #busy: () => number;
  readonly #waiting: () => number;
  readonly #raised: () => void;
  readonly #loop: Pick<LoopMeter, 'start' | 'share'>;
  #answers = 0;
  #start: NodeJS.Immediate | undefined;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param most never more than these
   * @param busy how many connections carry a request: a device that sleeps may keep one for half a minute, and must not
   *   take the place of those that are to follow
   * @param waiting how many requests wait for a connection
   * @param raised called when more are allowed
   * @param loop how busy this process is
   */
  constructor(
    most: number,
    busy: () => number,
    waiting: () => number,
    raised: () => void,
    loop: Pick<LoopMeter, 'start' | 'share'> = new LoopMeter(),
  ) {
    this.#loop = loop;
    this.allowed = Math.min(most, FEW);
    this.#most = most;
    this.#busy = busy;
    this.#waiting = waiting;
    this.#raised = raised;
  }

  /** A connection has brought an answer. */
  answered(): void {
    this.#answers += 1;
  }

  /** Watches the pace from now on, for as long as anything waits. */
  watch(): void {
    // After this turn of the event loop, which may be long: answers are read only between turns.
    this.#start ??= setImmediate(() => {
      this.#answers = 0;
      this.#loop.start();
      this.#timer = setTimeout(() => {
        this.#start = undefined;
        this.#look();
      }, PATIENCE);
    });
  }

  stop(): void {
    clearImmediate(this.#start);
    clearTimeout(this.#timer);
  }

  #look(): void {
    const waiting = this.#waiting();
    if (waiting === 0) {
      this.allowed = Math.min(this.#most, this.#busy() + FEW);
      return;
    }
    const tooMany = waiting - this.#answers;
    const isTooBusy = this.#answers >= this.allowed && this.#loop.share() > BUSY;
    this.watch();
    if (tooMany <= 0 || isTooBusy) return;
    this.allowed = Math.min(this.#most, Math.max(this.allowed, this.#busy()) + tooMany);
    this.#raised();
  }
}

const FEW = 64;

/** Milliseconds. */
const PATIENCE = 250;

/** The share of its time from which on the event loop counts as fully at work. */
const BUSY = 0.9;
