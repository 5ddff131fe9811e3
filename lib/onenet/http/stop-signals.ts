import type { Exchange } from './exchange';

/**
 * Ends exchanges when their signals are aborted.
 *
 * Thousands of exchanges share one signal: a listener for each would cost more than sending them and would bring Node's
 * warning about too many listeners. So a signal gets one listener in its life, which looks for its exchanges.
 */
export class StopSignals {
  readonly #underWay: () => Iterable<Exchange>;
  readonly #known = new WeakSet<AbortSignal>();
  /** Most exchanges follow one of the same node. */
  #latest: AbortSignal | undefined;

  /** @param underWay all exchanges that have not ended; others may be among them */
  constructor(underWay: () => Iterable<Exchange>) {
    this.#underWay = underWay;
  }

  /** To be called with each exchange that begins. */
  heed({ signal }: Exchange): void {
    if (signal === this.#latest) return;
    this.#latest = signal;
    if (this.#known.has(signal)) return;
    this.#known.add(signal);
    signal.addEventListener(
      'abort',
      () => {
        // All of them first, since one that ends may make way for another.
        for (const each of [...this.#underWay()]) if (each.signal === signal) each.stop();
      },
      { once: true },
    );
  }
}
