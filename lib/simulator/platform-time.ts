/**
 * Times as the platform reads and writes them: Beijing's, without a zone. Separate from the client's own
 * implementation, so that a fault in one of them is found by the other.
 */

const BEIJING_MS = 8 * 60 * 60 * 1000;

/** `2026-01-31T08:00:00` as milliseconds since 1970; `undefined` for any other form, and for a day that does not exist. */
export function readTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) return undefined;
  const time = Date.parse(`${text}+08:00`);
  // Date.parse takes 30 February for 2 March.
  return !Number.isNaN(time) && formatTime(time) === text.replace('T', ' ') ? time : undefined;
}

/** Answers have a space where requests have a `T`. Source: OneNET documentation, details of a cached command. */
export function formatTime(time: number): string {
  return new Date(time + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');
}
