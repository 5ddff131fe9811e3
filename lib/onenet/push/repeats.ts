/** Recognises messages that the platform pushes again because an answer was late. */

import { createHash } from 'node:crypto';
import type { PushedMessage } from './messages';

/** Messages that are remembered; the platform repeats for hours, and the newest matter most. */
const REMEMBERED = 10_000;

export class Repeats {
  readonly #seen: Set<string>;
  /** The same keys in a ring: to look for the oldest in the set would take the longer, the more were forgotten. */
  readonly #ring: string[];
  /** Where the oldest stands in a ring that is full. */
  #oldest = 0;

  /** @param seen what another instance of the node remembered, oldest first */
  constructor(seen: Iterable<string> = []) {
    this.#ring = [...new Set(seen)].slice(-REMEMBERED);
    this.#seen = new Set(this.#ring);
  }

  /** Whether the message has come before; it is remembered from now on. */
  isRepeat(message: PushedMessage): boolean {
    const key = keyOf(message);
    if (key === undefined) return false;
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    if (this.#ring.length < REMEMBERED) {
      this.#ring.push(key);
    } else {
      this.#seen.delete(this.#ring[this.#oldest] ?? '');
      this.#ring[this.#oldest] = key;
      this.#oldest = (this.#oldest + 1) % REMEMBERED;
    }
    return false;
  }

  /** What is remembered, oldest first. */
  keys(): readonly string[] {
    return [...this.#ring.slice(this.#oldest), ...this.#ring.slice(0, this.#oldest)];
  }
}

/** The platform's id; in the classic push, which has none, what the message says and when it happened. */
function keyOf({ kind, id, imei, deviceId, path, at, value }: PushedMessage): string | undefined {
  if (id !== undefined) return shorten(`id ${id}`);
  // Without a time a second point with the same value may be a new one; a command ends but once.
  if (kind === 'other' || (at === undefined && kind !== 'result')) return undefined;
  const device = [imei ?? '', deviceId ?? ''];
  return shorten(JSON.stringify([kind, ...device, path ?? '', at ?? '', value]));
}

/** What is long is remembered by its digest: any part of a message may be. */
function shorten(key: string): string {
  return key.length <= LONGEST ? key : createHash('sha1').update(key).digest('base64');
}

const LONGEST = 160;
