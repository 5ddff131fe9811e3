import type { Clock } from './clock';

/** The time of a clock as HTTP writes it (RFC 9110, section 5.6.7), made once in a second. */
export function httpDate(clock: Clock): () => string {
  let second = NaN;
  let text = '';
  return () => {
    const now = Math.floor(clock.now() / 1000);
    if (now !== second) {
      second = now;
      text = new Date(now * 1000).toUTCString();
    }
    return text;
  };
}
