/** Time as the simulator sees it, so that a test can let it run faster. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `action` once, `ms` milliseconds of this clock from now; the result calls it off. */
  after(ms: number, action: () => void): () => void;
}

/** @param speed how many of this clock's seconds pass in one real second */
export function systemClock(speed = 1): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * speed,
    after(ms, action) {
      const timer = setTimeout(action, ms / speed);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
