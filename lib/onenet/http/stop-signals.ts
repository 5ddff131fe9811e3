/** Something under way that ends at once when its signal is aborted. */
export interface Stoppable {
  stop(): void;
}

/**
 * Everything that a signal will stop; add to it and delete from it. Thousands of requests share one signal: a
 * listener for each would cost more than sending them and would bring Node's warning about too many listeners,
 * so that a signal gets one listener in its life. The set lives as long as the signal does.
 */
export function stoppedBy(signal: AbortSignal): Set<Stoppable> {
  const known = SETS.get(signal);
  if (known !== undefined) return known;
  const set = new Set<Stoppable>();
  SETS.set(signal, set);
  const stopAll = () => {
    for (const each of [...set]) each.stop();
  };
  signal.addEventListener('abort', stopAll, { once: true });
  return set;
}

const SETS = new WeakMap<AbortSignal, Set<Stoppable>>();
