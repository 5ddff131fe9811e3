/**
 * Keeps the messages of one node that wait for a result in a context store of Node-RED, which outlives a deploy and, on disk,
 * also a restart.
 */

import { randomUUID } from 'node:crypto';
import { printable } from '../../../lib/contract';
import { messageOf } from '../../../lib/onenet';
import { within } from '../deploy';
import { idOf } from '../message/message-output';
import type { ContextCall, Message, Node, NodeAPI, NodeContext } from '../node-red';
import { deserializeTracked, serializeTracked, type TrackedMessage } from './tracked-message';

/** Where one message is kept. */
export interface StoredEntry {
  readonly key: string;
  readonly store: ContextStore;
  /** Whether the store has it. */
  readonly isStored: Promise<boolean>;
}

/** The beginning of every key that a node stores. */
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

/** Milliseconds that a store may take for what it was told. */
export const STORE_DEADLINE = 5000;

/** A context store of Node-RED as the place where a node keeps strings. */
export interface ContextStore {
  /** Whether a restart of Node-RED empties it. */
  readonly isVolatile: boolean;
  keys(): Promise<readonly string[]>;
  /** The values of the keys, in their order. */
  get(keys: readonly string[]): Promise<readonly unknown[]>;
  put(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * The context of a node, in the store of that name.
 *
 * @param name blank is Node-RED's default
 */
export function openContextStore(RED: NodeAPI, node: Node, name: string): ContextStore {
  const stores = RED.settings?.contextStorage ?? {};
  // Where no store is configured, Node-RED forgets the context of a node when it closes the node.
  return Object.keys(stores).length === 0
    ? inProcess(RED, node.id)
    : inContext(node.context(), name, isInMemory(stores, name));
}

function inContext(context: NodeContext, name: string, isVolatile: boolean): ContextStore {
  const which = name === '' ? [] : [name];
  const call = (method: ContextCall, ...args: readonly unknown[]): Promise<readonly unknown[]> =>
    new Promise((resolve, reject) => {
      method(...args, ...which, (error: unknown, ...values: readonly unknown[]) => {
        if (error === undefined || error === null) resolve(values);
        else reject(error instanceof Error ? error : new Error(messageOf(error)));
      });
    });
  const write = batched(async (keys, values) => {
    const [key, value] = keys.length === 1 ? [keys[0], values[0]] : [keys, values];
    await call(context.set, key, value);
  });
  return {
    isVolatile,
    keys: async () => ((await call(context.keys))[0] ?? []) as readonly string[],
    async get(keys) {
      const values: unknown[] = [];
      for (let at = 0; at < keys.length; at += MAX_VALUES) {
        const some = keys.slice(at, at + MAX_VALUES);
        values.push(...(await call(context.get, some.length === 1 ? some[0] : some)));
      }
      return values;
    },
    put: write,
    remove: (key) => write(key, undefined),
  };
}

/** A callback takes each value as an argument of its own, of which there cannot be any number. */
const MAX_VALUES = 1000;

/**
 * Writes one after the other, and all that has come meanwhile at once: a store on disk without a cache reads and writes the
 * whole file of a node for each. A write that is never answered does not keep the others for ever.
 */
function batched(
  write: (keys: readonly string[], values: readonly unknown[]) => Promise<void>,
): (key: string, value: unknown) => Promise<void> {
  /** Ends with the write that is under way, or with its time. */
  let last: Promise<unknown> | undefined;
  let next: { keys: string[]; values: unknown[]; written: Promise<void> } | undefined;
  const start = (keys: readonly string[], values: readonly unknown[]): Promise<void> => {
    const written = write(keys, values);
    const ended = within(STORE_DEADLINE, written).catch(() => undefined);
    last = ended;
    void ended.then(() => {
      if (last === ended) last = undefined;
    });
    return written;
  };
  return (key, value) => {
    if (next === undefined) {
      if (last === undefined) return start([key], [value]);
      const [keys, values]: [string[], unknown[]] = [[], []];
      const written = last.then(() => {
        next = undefined;
        return start(keys, values);
      });
      next = { keys, values, written };
    }
    next.keys.push(key);
    next.values.push(value);
    return next.written;
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
    get: (keys) => Promise.resolve(keys.map((key) => nodes.get(id)?.get(key))),
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
