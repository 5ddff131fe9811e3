/** Work in later turns of the event loop. */

/** So many nodes take a few milliseconds. */
const PER_TURN = 100;

const waiting: (() => void)[] = [];

/**
 * Resolves in a later turn of the event loop. Of many nodes that are started or closed at once only some have their turn in
 * each, in the order in which they asked (goal of the benchmark: deploy of 10,000 nodes): Node.js would do all that
 * `setImmediate` was given without a look at anything else.
 */
export function laterTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(takeTurn);
  });
}

function takeTurn(): void {
  const resolves = waiting.splice(0, PER_TURN);
  if (waiting.length > 0) setImmediate(takeTurn);
  for (const resolve of resolves) resolve();
}
