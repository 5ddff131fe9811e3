/** A Node-RED of which a follower sees no more than a node, its context and the log. */

import type { Message, Node, NodeAPI, NodeContext } from '../../../../nodes/shared/node-red';

type Callback = (error: unknown, ...values: unknown[]) => void;

/** Context stores by name; what a node keeps there outlives it. */
export class FakeStores {
  readonly texts = new Map<string, Map<string, unknown>>();
  /** Calls a callback when a test says so, instead of at once. */
  readonly late: (() => void)[] = [];
  isLate = false;
  /** How often something was written. */
  writes = 0;
  failure: Error | undefined;

  of(store: string): Map<string, unknown> {
    const texts = this.texts.get(store) ?? new Map<string, unknown>();
    this.texts.set(store, texts);
    return texts;
  }

  get context(): NodeContext {
    const call =
      (read: (texts: Map<string, unknown>, args: readonly unknown[]) => unknown[], count: number) =>
      (...args: readonly unknown[]): void => {
        const callback = args.at(-1) as Callback;
        const store = args.length === count + 2 ? (args[count] as string) : 'default';
        const run = (): void => {
          if (this.failure !== undefined) callback(this.failure);
          else callback(undefined, ...read(this.of(store), args));
        };
        if (this.isLate) this.late.push(run);
        else run();
      };
    return {
      keys: call((texts) => [[...texts.keys()]], 0),
      get: call((texts, [keys]) => [keys].flat().map((key) => texts.get(key as string)), 1),
      set: call((texts, [keys, values]) => {
        const all = Array.isArray(keys) ? (values as unknown[]) : [values];
        this.writes += 1;
        for (const [index, key] of [keys].flat().entries()) {
          if (all[index] === undefined) texts.delete(key as string);
          else texts.set(key as string, all[index]);
        }
        return [];
      }, 2),
    };
  }

  /** Lets the calls made so far have their answers. */
  answer(): void {
    for (const run of this.late.splice(0)) run();
  }
}

export class FakeNode {
  readonly log: string[] = [];
  /** What the node was told to take as input. */
  readonly received: Message[] = [];
  /** What the flows hold that Node-RED runs, or is about to start. */
  listed: object[] = [{ id: 'n', z: 'tab' }];
  readonly RED: NodeAPI;
  readonly node: Node;

  /** @param contextStorage as in the settings */
  constructor(stores: FakeStores, contextStorage: Record<string, unknown> = { default: DISK }) {
    this.RED = {
      settings: { contextStorage },
      nodes: {
        eachNode: (callback: (node: object) => void) => {
          this.listed.forEach(callback);
        },
      },
      _: (key: string, values: object) => `${key} ${JSON.stringify(values)}`,
    } as unknown as NodeAPI;
    this.node = {
      id: 'n',
      type: 't',
      context: () => stores.context,
      receive: (msg: Message) => this.received.push(msg),
      log: (text: string) => this.log.push(`log ${text}`),
      warn: (text: string) => this.log.push(`warn ${text}`),
    } as unknown as Node;
  }
}

export const DISK = { module: 'localfilesystem' };
export const MEMORY = { module: 'memory' };
