import { messageOf } from '../../../lib/onenet';
import type { Node, NodeAPI } from '../node-red';
import { createKeeper, type Keeper } from './context-store';

/** A text that was kept, and where. */
export interface Found {
  readonly key: string;
  readonly keeper: Keeper;
  readonly text: unknown;
}

/** What a node keeps for itself has keys that begin so. */
export const KEY_PREFIX = 'follow_';

export interface Kept {
  readonly found: readonly Found[];
  /** Why a store could not be read. */
  readonly problems: readonly string[];
}

/**
 * Finds all that an earlier life of the node has kept. Every store is looked into: the node may have been told
 * meanwhile to use another one.
 */
export async function findKept(RED: NodeAPI, node: Node, store: string): Promise<Kept> {
  const stores = new Set([store, ...Object.keys(RED.settings?.contextStorage ?? {})]);
  const found = new Map<string, Found>();
  const problems = new Set<string>();
  for (const each of stores) {
    try {
      const keeper = createKeeper(RED, node, each);
      for (const key of await keeper.keys()) {
        // The default store has two names.
        if (!key.startsWith(KEY_PREFIX) || found.has(key)) continue;
        found.set(key, { key, keeper, text: await keeper.get(key) });
      }
    } catch (error) {
      problems.add(messageOf(error));
    }
  }
  return { found: [...found.values()], problems: [...problems] };
}
