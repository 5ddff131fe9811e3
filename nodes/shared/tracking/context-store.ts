/** A place for texts that outlives a node: from one deploy to the next, and with a store on disk also a restart. */

import { messageOf } from '../../../lib/onenet';
import type { ContextCall, Node, NodeAPI, NodeContext } from '../node-red';

export interface Keeper {
  /** Whether a restart of Node-RED empties it. */
  readonly isVolatile: boolean;
  keys(): Promise<readonly string[]>;
  get(key: string): Promise<unknown>;
  put(key: string, text: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * The context of a node, in the store of that name.
 *
 * @param store blank is Node-RED's default
 */
export function createKeeper(RED: NodeAPI, node: Node, store: string): Keeper {
  const stores = RED.settings?.contextStorage ?? {};
  // Where no store is configured, Node-RED forgets the context of a node when it closes the node.
  return Object.keys(stores).length === 0
    ? inProcess(RED, node.id)
    : inContext(node.context(), store, isInMemory(stores, store));
}

function inContext(context: NodeContext, store: string, isVolatile: boolean): Keeper {
  const which = store === '' ? [] : [store];
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
    async put(key, text) {
      await call(context.set, key, text);
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

function inProcess(RED: NodeAPI, id: string): Keeper {
  const nodes = PROCESS.get(RED) ?? new Map<string, Map<string, string>>();
  PROCESS.set(RED, nodes);
  return {
    isVolatile: true,
    keys: () => Promise.resolve([...(nodes.get(id)?.keys() ?? [])]),
    get: (key) => Promise.resolve(nodes.get(id)?.get(key)),
    put(key, text) {
      const texts = nodes.get(id) ?? new Map<string, string>();
      nodes.set(id, texts.set(key, text));
      return Promise.resolve();
    },
    remove(key) {
      const texts = nodes.get(id);
      if (texts?.delete(key) === true && texts.size === 0) nodes.delete(id);
      return Promise.resolve();
    },
  };
}
