/**
 * Where the messages of one node are kept that wait for a result: in a context store, which outlives a node from one deploy
 * to the next, and on disk also a restart.
 */

import { randomUUID } from 'node:crypto';
import { printable } from '../../../lib/contract';
import { messageOf } from '../../../lib/onenet';
import { within } from '../deadline';
import { idOf } from '../message/message-output';
import type { Message, Node, NodeAPI } from '../node-red';
import { openContextStore, STORE_DEADLINE, type ContextStore } from './context-store';
import { deserializeTracked, serializeTracked, type TrackedMessage } from './tracked-message';

/** Where one message is kept. */
export interface StoredEntry {
  readonly key: string;
  readonly store: ContextStore;
  /** Whether the store has it. */
  readonly isStored: Promise<boolean>;
}

/** What a node stores for itself has keys that begin so. */
const KEY_PREFIX = 'follow_';
/** As many keys as a line of the log can hold. */
const SHOWN_KEYS = 20;

/** Keys that are being removed, also for nodes that are closed, so that the next instance does not take them for messages. */
const REMOVED = new Set<string>();

export class MessageStore {
  readonly #RED: NodeAPI;
  readonly #node: Node;
  readonly #name: string;
  /** Keys of this instance of the node, until those of earlier ones have been looked for. */
  #own: Set<string> | undefined = new Set();
  #removals: Set<Promise<void>> | undefined;
  #store: ContextStore | undefined;
  #hasWarned = false;

  /** @param name of a context store, blank for the default */
  constructor(RED: NodeAPI, node: Node, name: string) {
    this.#RED = RED;
    this.#node = node;
    this.#name = name;
  }

  put(tracked: TrackedMessage): StoredEntry {
    const store = (this.#store ??= openContextStore(this.#RED, this.#node, this.#name));
    const key = KEY_PREFIX + randomUUID().replaceAll('-', '');
    this.#own?.add(key);
    return { key, store, isStored: this.#write(store, key, tracked) };
  }

  /** Writes a message again that has changed since it was stored. */
  update({ key, store, isStored }: StoredEntry, tracked: TrackedMessage): void {
    void isStored.then((is) => (is ? this.#write(store, key, tracked) : undefined));
  }

  remove({ key, store, isStored }: StoredEntry): void {
    REMOVED.add(key);
    const removal = isStored
      .then((is) => (is ? store.remove(key) : undefined))
      .then(() => void REMOVED.delete(key))
      .catch((error: unknown) => {
        this.warn(messageOf(error));
      })
      .finally(() => this.#removals?.delete(removal));
    (this.#removals ??= new Set()).add(removal);
  }

  /** What earlier lives of the node have left, oldest first. To be called once. */
  async find(): Promise<(TrackedMessage & StoredEntry)[]> {
    // A removal may end while the store is read.
    const gone = new Set(REMOVED);
    const { found, problems } = await findStored(this.#RED, this.#node, this.#name);
    for (const problem of problems) this.warn(problem);
    const left = found.filter(
      ({ key }) => this.#own?.has(key) !== true && !gone.has(key) && !REMOVED.has(key),
    );
    this.#own = undefined;
    const unreadable: string[] = [];
    const read = left.flatMap(({ key, store, value }) => {
      const tracked = deserializeTracked(value);
      if (tracked !== undefined) {
        return [{ ...tracked, key, store, isStored: Promise.resolve(true) }];
      }
      unreadable.push(key);
      return [];
    });
    this.#warnUnreadable(unreadable);
    return read.sort((a, b) => a.came - b.came);
  }

  /** Of these the entries that the store has by now; a store that hangs has none. */
  async stored<Entry extends StoredEntry>(entries: readonly Entry[]): Promise<ReadonlySet<Entry>> {
    const stored = new Set<Entry>();
    const looks = entries.map(async (entry) => {
      if (await entry.isStored) stored.add(entry);
    });
    if (looks.length > 0) await within(STORE_DEADLINE, Promise.all(looks));
    return stored;
  }

  /** Resolves once all that was removed is gone, or the store has hung for too long. */
  async settled(): Promise<void> {
    const removals = [...(this.#removals ?? [])];
    if (removals.length > 0) await within(STORE_DEADLINE, Promise.all(removals));
  }

  warn(problem: string): void {
    const params = { problem: printable(problem) };
    this.#node.warn(this.#RED._(`${this.#node.type}.log.storeFailed`, params));
  }

  async #write(store: ContextStore, key: string, tracked: TrackedMessage): Promise<boolean> {
    try {
      await store.put(key, serializeTracked(tracked));
      return true;
    } catch (error) {
      this.#warnNotStored(tracked.msg, messageOf(error));
      return false;
    }
  }

  /** They stay, since a later release may have written them; a person can delete them by their names. */
  #warnUnreadable(unreadable: readonly string[]): void {
    const count = unreadable.length;
    if (count === 0) return;
    const more = count > SHOWN_KEYS ? ` (+${count - SHOWN_KEYS})` : '';
    const shown = unreadable.slice(0, SHOWN_KEYS).map((key) => printable(key, 80));
    const keys = shown.join(', ') + more;
    this.#node.warn(this.#RED._(`${this.#node.type}.log.unreadable`, { count, keys }));
  }

  /** Once: what is wrong with one message is wrong with the next. */
  #warnNotStored(msg: Message, problem: string): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    const params = { id: idOf(msg), problem: printable(problem) };
    this.#node.warn(this.#RED._(`${this.#node.type}.log.notStored`, params));
  }
}

/** A string that was stored, and where. */
interface Stored {
  readonly key: string;
  readonly store: ContextStore;
  readonly value: unknown;
}

/**
 * Finds all that earlier runs of the node have stored. Every store is looked into, since the dialog may name another one
 * by now.
 *
 * @returns what was found, and why a store could not be read
 */
async function findStored(
  RED: NodeAPI,
  node: Node,
  name: string,
): Promise<{ readonly found: readonly Stored[]; readonly problems: readonly string[] }> {
  const names = new Set([name, ...Object.keys(RED.settings?.contextStorage ?? {})]);
  const found = new Map<string, Stored>();
  const problems = new Set<string>();
  for (const each of names) {
    try {
      const store = openContextStore(RED, node, each);
      // The default store has two names.
      const keys = (await store.keys()).filter(
        (key) => key.startsWith(KEY_PREFIX) && !found.has(key),
      );
      const values = await store.get(keys);
      keys.forEach((key, index) => {
        const value = values[index];
        // An earlier instance of the node may have removed it since.
        if (value !== undefined && value !== null) found.set(key, { key, store, value });
      });
    } catch (error) {
      problems.add(messageOf(error));
    }
  }
  return { found: [...found.values()], problems: [...problems] };
}
