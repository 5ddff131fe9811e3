/** Where the messages of one node are kept that wait for a result, and what is to be said if that fails. */

import { randomUUID } from 'node:crypto';
import { messageOf } from '../../../lib/onenet';
import type { Message, Node, NodeAPI } from '../node-red';
import { fromText, toText, type Followed } from './tracked-message';
import { createKeeper, type Keeper } from './context-store';
import { findKept, KEY_PREFIX } from './keepers';
import { within } from './within';

/** The place of one message. */
export interface Place {
  readonly key: string;
  readonly keeper: Keeper;
  /** Whether the store has it. */
  readonly isKept: Promise<boolean>;
}

/** Milliseconds that a store may take for what it was told before the node was closed. */
const STORE_DEADLINE = 5000;
/** As many names as a line of the log can hold. */
const MOST_KEYS = 20;

export class Shelf {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #store: string;
  /** Keys of this life of the node, until those of earlier ones have been looked for. */
  #own: Set<string> | undefined = new Set();
  readonly #removals = new Set<Promise<void>>();
  #keeper: Keeper | undefined;
  #hasWarned = false;

  /** @param store name of a context store, blank for the default */
  constructor(RED: NodeAPI, node: Node, store: string) {
    this.#RED = RED;
    this.#node = node;
    this.#store = store;
  }

  put(followed: Followed): Place {
    const keeper = (this.#keeper ??= createKeeper(this.#RED, this.#node, this.#store));
    const key = KEY_PREFIX + randomUUID().replaceAll('-', '');
    this.#own?.add(key);
    return { key, keeper, isKept: this.#keep(keeper, key, followed) };
  }

  remove({ key, keeper, isKept }: Place): void {
    const removal = isKept
      .then((is) => (is ? keeper.remove(key) : undefined))
      .catch((error: unknown) => {
        this.warn(messageOf(error));
      })
      .finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
  }

  /** What earlier lives of the node have left, oldest first. To be called once. */
  async find(): Promise<(Followed & Place)[]> {
    const { found, problems } = await findKept(this.#RED, this.#node, this.#store);
    for (const problem of problems) this.warn(problem);
    const left = found.filter(({ key }) => this.#own?.has(key) !== true);
    this.#own = undefined;
    const unreadable: string[] = [];
    const read = left.flatMap(({ key, keeper, text }) => {
      const followed = fromText(text);
      if (followed !== undefined)
        return [{ ...followed, key, keeper, isKept: Promise.resolve(true) }];
      unreadable.push(key);
      return [];
    });
    this.#warnUnreadable(unreadable);
    return read.sort((a, b) => a.came - b.came);
  }

  /** For each place whether the store has the message by now; a store that hangs does not have it. */
  keeps(places: readonly Place[]): Promise<boolean[]> {
    return Promise.all(
      places.map(async ({ isKept }) => (await within(STORE_DEADLINE, isKept)) === true),
    );
  }

  /** Resolves once all that was removed is gone, or the store has hung for too long. */
  async settled(): Promise<void> {
    await within(STORE_DEADLINE, Promise.all(this.#removals));
  }

  warn(problem: string): void {
    this.#node.warn(this.#RED._(`${this.#node.type}.log.storeFailed`, { problem }));
  }

  async #keep(keeper: Keeper, key: string, followed: Followed): Promise<boolean> {
    try {
      await keeper.put(key, toText(followed));
      return true;
    } catch (error) {
      this.#warnNotKept(followed.msg, messageOf(error));
      return false;
    }
  }

  /** They stay: a later release may have written them. Whoever knows better can delete them by their names. */
  #warnUnreadable(unreadable: readonly string[]): void {
    const count = unreadable.length;
    if (count === 0) return;
    const more = count > MOST_KEYS ? ` (+${count - MOST_KEYS})` : '';
    const keys = unreadable.slice(0, MOST_KEYS).join(', ') + more;
    this.#node.warn(this.#RED._(`${this.#node.type}.log.unreadable`, { count, keys }));
  }

  /** Once: what is wrong with one message is wrong with the next. */
  #warnNotKept(msg: Message, problem: string): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    const id = msg._msgid ?? '?';
    this.#node.warn(this.#RED._(`${this.#node.type}.log.notStored`, { id, problem }));
  }
}
