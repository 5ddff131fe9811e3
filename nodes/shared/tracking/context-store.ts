/** A context store of Node-RED as the place where a node keeps strings. */

import { messageOf } from '../../../lib/onenet';
import { within } from '../deadline';
import type { ContextCall, Node, NodeAPI, NodeContext } from '../node-red';

/** Milliseconds that a store may take for what it was told. */
export const STORE_DEADLINE = 5000;

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
      for (let at = 0; at < keys.length; at += MOST_VALUES) {
        const some = keys.slice(at, at + MOST_VALUES);
        values.push(...(await call(context.get, some.length === 1 ? some[0] : some)));
      }
      return values;
    },
    put: write,
    remove: (key) => write(key, undefined),
  };
}

/** A callback takes each value as an argument of its own, of which there cannot be any number. */
const MOST_VALUES = 1000;

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
