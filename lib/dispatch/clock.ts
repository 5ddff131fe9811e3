/** Time as the dispatcher sees it, so that a test can set it. */
export interface Clock {
  /** Milliseconds from some fixed moment; never runs backwards. */
  now(): number;
  /** Calls back once, not before `milliseconds` have passed; of two that are due together, the one started first. */
  start(callback: () => void, milliseconds: number): Timer;
}

export interface Timer {
  stop(): void;
}

/** What `setTimeout` can hold, almost 25 days; anything longer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  start(callback, milliseconds) {
    // `setTimeout` counts in whole milliseconds from one that has begun already, so it may fire almost one too early.
    const timeout = setTimeout(callback, Math.min(Math.ceil(milliseconds) + 1, LONGEST_MS));
    return {
      stop: () => {
        clearTimeout(timeout);
      },
    };
  },
};
