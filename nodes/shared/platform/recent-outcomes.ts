/** The commands of a platform that ended last: a few of them, and of each no more than a line of a list shows. */

import type { Language, Reason, State } from '../../../lib/contract';

export interface EndedCommand {
  /** ID of the node. */
  readonly node: string;
  readonly device: string;
  /** LwM2M path of the Object Instance, or the name of the operation on kept commands. */
  readonly what: string;
  readonly state: State;
  /** When its message left, in milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
  readonly attempts: number;
  readonly errno: number;
  readonly reason: Reason | null;
  /** Why it failed, in each language, since people who look at the same platform may speak different ones. */
  readonly cause: Readonly<Record<Language, string>> | undefined;
  /** By which the platform knows the command that it keeps. */
  readonly uuid: string | undefined;
}

/** Enough for a look at what has just happened; flows that need more have every message. */
const MOST = 200;

export class RecentOutcomes {
  /** A ring: the oldest is overwritten. */
  readonly #ring: EndedCommand[] = [];
  #next = 0;

  add(ended: EndedCommand): void {
    this.#ring[this.#next] = ended;
    this.#next = (this.#next + 1) % MOST;
  }

  /** The newest first. */
  *[Symbol.iterator](): Generator<EndedCommand> {
    const count = this.#ring.length;
    for (let age = 1; age <= count; age += 1) {
      const ended = this.#ring[(this.#next - age + count) % count];
      if (ended !== undefined) yield ended;
    }
  }
}
