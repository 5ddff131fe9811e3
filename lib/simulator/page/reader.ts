import type { ServerResponse } from 'node:http';
import { PAGE_HEADERS } from './send';

export interface Tidings {
  /** Whether anything has happened since the last time. */
  readonly news: boolean;
  /** The event for a reader that needs everything. */
  readonly state: () => string;
  /** The event for a reader that knows all but the news. */
  readonly update: () => string;
}

/** One open window: a stream of server-sent events (HTML standard, section 9.2). */
export class Reader {
  readonly #response: ServerResponse;
  /** Whether it knows all that was there before the next event. */
  #current = false;
  #lastSent: number;

  /** @param now milliseconds of any clock that never goes back */
  constructor(response: ServerResponse, now: number) {
    this.#response = response;
    this.#lastSent = now;
    response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': 'text/event-stream' });
    // How long a browser waits before it connects again, in milliseconds.
    response.write('retry: 1000\n\n');
  }

  /**
   * Sends what it needs to be up to date. A reader that has not taken the last event yet gets nothing, which keeps
   * at most one event in memory for it, and later the whole state; one that takes nothing for long is dropped.
   */
  tell({ news, state, update }: Tidings, now: number): void {
    const idle = now - this.#lastSent;
    if (this.#response.writableNeedDrain) {
      if (idle > PATIENCE_MS) this.drop();
      else if (news) this.#current = false;
    } else if (!this.#current) {
      this.#send(state(), now);
      this.#current = true;
    } else if (news) {
      this.#send(update(), now);
    } else if (idle > HEARTBEAT_MS) {
      this.#send(':\n\n', now);
    }
  }

  drop(): void {
    this.#response.destroy();
  }

  #send(text: string, now: number): void {
    this.#response.write(text);
    this.#lastSent = now;
  }
}

/** A connection that has died without a word is only noticed when something is sent. */
const HEARTBEAT_MS = 15_000;
const PATIENCE_MS = 10_000;
