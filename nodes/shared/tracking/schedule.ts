/** When the platform is asked what has become of a cached command, and until when. Times in milliseconds. */

/** The wait before the first question, and the longest between two. */
export interface Pace {
  readonly minInterval: number;
  readonly maxInterval: number;
}

/** As the nodes have them unless their dialog says otherwise. */
export const DEFAULT_PACE: Pace = { minInterval: 2000, maxInterval: 60_000 };

/** After the end of a command's time the platform may still be busy with its last delivery, 40 s at most. */
const GRACE = 60_000;
/** How long a command is kept that nobody knows the end of; what the nodes ask for unless told otherwise. */
const DEFAULT_LIFE = 24 * 3600 * 1000;
/** After a start the first questions are this far apart, so that they do not crowd out what else is sent. */
const STAGGER = 20;
/** Nobody gains from asking more often. */
const SHORTEST = 100;

/**
 * How long to wait for the next question. Each wait is by half longer than the one before: as waits that grow so add
 * up, the next is the first plus half of all the time that has passed, and nothing has to be remembered.
 *
 * @param age since the message came
 */
export function nextWait(age: number, { minInterval, maxInterval }: Pace): number {
  return Math.min(maxInterval, minInterval + Math.max(0, age) / 2);
}

/**
 * How long to wait for the first question after a start.
 *
 * @param index how many others have been taken up before
 */
export function waitAfterStart(age: number, pace: Pace, index: number): number {
  return Math.min(nextWait(age, pace), pace.minInterval + index * STAGGER);
}

/**
 * From when on a command that still waits can be given up, on the platform's clock.
 *
 * @param expires until when the platform keeps it, where that is known
 * @param came when the message came
 */
export function lastMoment(expires: number | undefined, came: number): number {
  return (expires ?? came + DEFAULT_LIFE) + GRACE;
}

/** @param config seconds, as a flow stores them: numbers or text, and possibly missing */
export function readPace(config: { minInterval?: unknown; maxInterval?: unknown }): Pace {
  const minInterval = readInterval(config.minInterval, DEFAULT_PACE.minInterval);
  const maxInterval = readInterval(config.maxInterval, DEFAULT_PACE.maxInterval);
  return { minInterval, maxInterval: Math.max(minInterval, maxInterval) };
}

function readInterval(value: unknown, fallback: number): number {
  const text = typeof value === 'string' ? value.trim() : value;
  const seconds = typeof text === 'string' && text !== '' ? Number(text) : text;
  const isUsable = typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0;
  return isUsable ? Math.max(SHORTEST, seconds * 1000) : fallback;
}
