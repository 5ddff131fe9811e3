/** Time as the dispatcher sees it, so that a test can turn the hands itself. */
export interface Clock {
  /** Milliseconds from some fixed moment; never runs backwards. */
  now(): number;
  /** Calls back once, not before `milliseconds` have passed. */
  start(callback: () => void, milliseconds: number): Timer;
}

export interface Timer {
  stop(): void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  start(callback, milliseconds) {
    const timeout = setTimeout(callback, Math.ceil(milliseconds));
    return {
      stop: () => {
        clearTimeout(timeout);
      },
    };
  },
};
