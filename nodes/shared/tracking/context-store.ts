/** A place for strings that outlives a node: from one deploy to the next, and with a store on disk also a restart. */

import { messageOf } from '../../../lib/onenet';
import type { ContextCall, Node, NodeAPI, NodeContext } from '../node-red';

export interface ContextStore {
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
export function openContextStore(RED: NodeAPI, node: Node, name: string): ContextStore {
  const stores = RED.settings?.contextStorage ?? {};
  // Where no store is configured, Node-RED forgets the context of a node when it closes the node.
  return Object.keys(stores).length === 0
    ? inProcess(RED, node.id)
    : inContext(node.context(), name, isInMemory(stores, name));
}

/** A string that was stored, and where. */
export interface Stored {
  readonly key: string;
  readonly store: ContextStore;
  readonly value: unknown;
}

/**
 * Finds all that an earlier life of the node has stored under keys with a prefix. Every store is looked into: the node
 * may have been told meanwhile to use another one.
 *
 * @returns what was found, and why a store could not be read
 */
export async function findStored(
  RED: NodeAPI,
  node: Node,
  name: string,
  prefix: string,
): Promise<{ readonly found: readonly Stored[]; readonly problems: readonly string[] }> {
  const names = new Set([name, ...Object.keys(RED.settings?.contextStorage ?? {})]);
  const found = new Map<string, Stored>();
  const problems = new Set<string>();
  for (const each of names) {
    try {
      const store = openContextStore(RED, node, each);
      for (const key of await store.keys()) {
        // The default store has two names.
        if (!key.startsWith(prefix) || found.has(key)) continue;
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
