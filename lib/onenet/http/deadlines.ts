import type { Exchange } from './exchange';

/**
 * Ends exchanges at their deadlines.
 *
 * One timer serves all of them: it is set for the earliest, and most exchanges have had their answer long before it
 * fires. A timer for each would be set and stopped for each, and take 120 bytes while it waits.
 */
export class Deadlines {
  readonly #underWay: () => Iterable<Exchange>;
  #timer: NodeJS.Timeout | undefined;
  /** When the timer fires, on the clock of {@link Exchange.due}. */
  #next = Infinity;

  /** @param underWay all exchanges that have not ended; others may be among them */
  constructor(underWay: () => Iterable<Exchange>) {
    this.#underWay = underWay;
  }

  /** To be called with each exchange that begins. */
  watch({ due }: Exchange): void {
    if (due >= this.#next) return;
    clearTimeout(this.#timer);
    this.#next = due;
    // It keeps no process alive: what is under way does.
    this.#timer = setTimeout(() => {
      this.#look();
    }, due - performance.now()).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#next = Infinity;
  }

  #look(): void {
    this.#next = Infinity;
    const now = performance.now();
    // All of them first, since one that ends may make way for another.
    for (const each of [...this.#underWay()]) {
      if (each.settled) continue;
      if (each.due <= now) each.expire();
      else this.watch(each);
    }
  }
}
