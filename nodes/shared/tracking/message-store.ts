/**
 * Where the messages of one node are kept that wait for a result: in a context store, which outlives a node from one deploy
 * to the next, and on disk also a restart.
 */

import { randomUUID } from 'node:crypto';
import { printable } from '../../../lib/contract';
import { messageOf } from '../../../lib/onenet';
import { within } from '../deadline';
import { idOf } from '../message/message-output';
import type { Message, Node, NodeAPI, ContextCall, NodeContext } from '../node-red';
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
/** Milliseconds that a store may take for what it was told before the node was closed. */
const STORE_DEADLINE = 5000;
/** As many keys as a line of the log can hold. */
const SHOWN_KEYS = 20;

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
    const removal = isStored
      .then((is) => (is ? store.remove(key) : undefined))
      .catch((error: unknown) => {
        this.warn(messageOf(error));
      })
      .finally(() => this.#removals?.delete(removal));
    (this.#removals ??= new Set()).add(removal);
  }

  /** What earlier lives of the node have left, oldest first. To be called once. */
  async find(): Promise<(TrackedMessage & StoredEntry)[]> {
    const { found, problems } = await findStored(this.#RED, this.#node, this.#name);
    for (const problem of problems) this.warn(problem);
    const left = found.filter(({ key }) => this.#own?.has(key) !== true);
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

interface ContextStore {
  /** Whether a restart of Node-RED empties it. */
  readonly isVolatile: boolean;
  keys(): Promise<readonly string[]>;
  get(key: string): Promise<unknown>;
  put(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * The context of a node, in the store of that name.
 *
 * @param name blank is Node-RED's default
 */
function openContextStore(RED: NodeAPI, node: Node, name: string): ContextStore {
  const stores = RED.settings?.contextStorage ?? {};
  // Where no store is configured, Node-RED forgets the context of a node when it closes the node.
  return Object.keys(stores).length === 0
    ? inProcess(RED, node.id)
    : inContext(node.context(), name, isInMemory(stores, name));
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
      for (const key of await store.keys()) {
        // The default store has two names.
        if (!key.startsWith(KEY_PREFIX) || found.has(key)) continue;
        found.set(key, { key, store, value: await store.get(key) });
      }
    } catch (error) {
      problems.add(messageOf(error));
    }
  }
  return { found: [...found.values()], problems: [...problems] };
}

function inContext(context: NodeContext, name: string, isVolatile: boolean): ContextStore {
  const which = name === '' ? [] : [name];
  const call = (method: ContextCall, ...args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      method(...args, ...which, (error: unknown, value: unknown) => {
        if (error === undefined || error === null) resolve(value);
        else reject(error instanceof Error ? error : new Error(messageOf(error)));
      });
    });
  return {
    isVolatile,
    keys: async () => ((await call(context.keys)) ?? []) as readonly string[],
    get: (key) => call(context.get, key),
    async put(key, value) {
      await call(context.set, key, value);
    },
    async remove(key) {
      await call(context.set, key, undefined);
    },
  };
}

/** Follows Node-RED's rules: a name it does not know is the default, and the default may be named only by its place. */
function isInMemory(stores: Readonly<Record<string, unknown>>, store: string): boolean {
  const names = Object.keys(stores);
  let name = names.includes(store) ? store : 'default' in stores ? 'default' : names[0];
  if (name === 'default' && typeof stores.default === 'string') name = stores.default;
  const found = stores[name ?? ''] as { module?: unknown } | undefined;
  return found?.module === 'memory';
}

/** By node, for each Node-RED that runs in this process. */
const PROCESS = new WeakMap<NodeAPI, Map<string, Map<string, string>>>();

function inProcess(RED: NodeAPI, id: string): ContextStore {
  const nodes = PROCESS.get(RED) ?? new Map<string, Map<string, string>>();
  PROCESS.set(RED, nodes);
  return {
    isVolatile: true,
    keys: () => Promise.resolve([...(nodes.get(id)?.keys() ?? [])]),
    get: (key) => Promise.resolve(nodes.get(id)?.get(key)),
    put(key, value) {
      const values = nodes.get(id) ?? new Map<string, string>();
      nodes.set(id, values.set(key, value));
      return Promise.resolve();
    },
    remove(key) {
      const values = nodes.get(id);
      if (values?.delete(key) === true && values.size === 0) nodes.delete(id);
      return Promise.resolve();
    },
  };
}
