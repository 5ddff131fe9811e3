import {
  startSimulator,
  type RequestLogEntry,
  type SimulatedDevice,
  type Simulator,
} from '../../../lib/simulator';
import type { EventOf } from '../../support/node-red-events';
import { NodeRedProcess, type NodeRedOptions } from '../../support/node-red-process';
import type { CommandResult } from '../../../nodes/shared/message/result';
import { BY_NODE, ENDS, FEED, followFlow, type FollowFlowOptions } from './follow-flow';
import { stagePackage, type UserDirectory } from './staged-package';

/** A message for a device, and which node is to write it. */
export interface Order {
  readonly seq: number;
  readonly imei: string;
  readonly to: string;
  /** Seconds. */
  readonly expires: number;
  /** What to write to, if not the text of a display. */
  readonly resource?: number;
}

/** How a message left the last node that it could be in. */
export interface Left {
  readonly seq: number;
  readonly node: string;
  readonly output: number;
  readonly onenet: CommandResult;
  readonly text: string;
}

/**
 * Contexts on disk, which Node-RED writes when it stops. After a deploy it removes the folders of nodes that are gone; if
 * it writes into one of them at that moment, removing it fails with ENOTEMPTY, which Node-RED passes over in silence, and
 * the flows never start.
 */
export const ON_DISK = { default: { module: 'localfilesystem', config: { flushInterval: 3600 } } };

export type DeployKind = 'full' | 'flows' | 'nodes';

/** The Node-RED and the Node to use, and who is to hear of each request to the simulator. */
export interface BenchOptions extends Pick<NodeRedOptions, 'nodeRed' | 'node'> {
  readonly onRequest?: (entry: RequestLogEntry) => void;
}

/** A simulator, and a real Node-RED with the built package that can be stopped and started again. */
export class FollowBench {
  readonly simulator: Simulator;
  readonly #directory: UserDirectory;
  readonly #options: NodeRedOptions;
  #nodeRed: NodeRedProcess;
  /** What earlier processes have done. */
  readonly #past: NodeRedProcess['events'][number][] = [];
  #names = 0;

  private constructor(
    simulator: Simulator,
    directory: UserDirectory,
    options: NodeRedOptions,
    nodeRed: NodeRedProcess,
  ) {
    this.simulator = simulator;
    this.#directory = directory;
    this.#options = options;
    this.#nodeRed = nodeRed;
  }

  /** @param contextStorage as in Node-RED's settings; none is Node-RED's own default */
  static async start(
    devices: readonly SimulatedDevice[],
    contextStorage: object | undefined,
    { onRequest, ...runtime }: BenchOptions = {},
  ): Promise<FollowBench> {
    // First, since a simulator that nobody stops keeps mocha from ending.
    const directory = stagePackage();
    const simulator = await startSimulator({
      devices,
      ...(onRequest === undefined ? {} : { onRequest }),
    });
    const settings = contextStorage === undefined ? {} : { contextStorage };
    const options = { ...runtime, userDir: directory.path, settings };
    const nodeRed = await startNodeRed(options);
    await nodeRed.deploy(followFlow(simulator));
    return new FollowBench(simulator, directory, options, nodeRed);
  }

  get log(): string {
    return this.#nodeRed.log;
  }

  /** Deploys the flow with every node of ours changed. */
  async deploy(kind: DeployKind, options: FollowFlowOptions = {}): Promise<void> {
    this.#names += 1;
    const name = `changed ${this.#names}`;
    // The key would be a change of the config node, which the editor sends only if somebody has typed it.
    const flow = followFlow(this.simulator, { name, withKey: false, ...options });
    await this.#nodeRed.deploy(flow, kind);
  }

  /** Deploys while a command is on its way to the platform, which answers once Node-RED has begun to stop the nodes. */
  async deployUnanswered(order: Order, kind: DeployKind): Promise<void> {
    const from = this.#nodeRed.events.length;
    let arrived = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const restore = this.simulator.prepend(async ({ path }) => {
      if (path !== '/nbiot/offline') return undefined;
      arrived();
      await this.#nodeRed.event('stopping', () => true, { from });
      restore();
      return undefined;
    });
    await this.feed([order]);
    await asked;
    await this.deploy(kind);
  }

  /** Stops Node-RED, and starts another one in the same user directory. */
  async restart(): Promise<void> {
    const code = await this.#nodeRed.stop();
    if (code !== 0) throw new Error(`Node-RED ended with ${code}:\n${this.#nodeRed.log}`);
    this.#past.push(...this.#nodeRed.events);
    this.#nodeRed = await startNodeRed(this.#options);
  }

  /** Hands in messages; resolves once Node-RED has passed them on. */
  async feed(orders: readonly Order[]): Promise<void> {
    const from = this.#nodeRed.events.length;
    const props = [{ p: 'payload', v: JSON.stringify(orders), vt: 'json' }];
    const body = { __user_inject_props__: props };
    const answer = await this.#nodeRed.admin('POST', `/inject/${FEED}`, { body });
    if (answer.status !== 200) throw new Error(`inject: ${answer.status} ${answer.text}`);
    const last = orders.at(-1)?.seq;
    const isLast = ({ node, msg }: { node: string; msg: object }): boolean =>
      node === BY_NODE && (msg as { seq?: number }).seq === last;
    await this.#nodeRed.event('send', isLast, { from });
  }

  /** All that has left so far. */
  get left(): Left[] {
    return this.#events.flatMap((event) => {
      if (event.kind !== 'send') return [];
      const { node, port, msg, text } = event;
      if (!ENDS.some(([id, output]) => id === node && output === port)) return [];
      const { seq, onenet } = msg as { seq: number; onenet: CommandResult };
      return [{ seq, node, output: port + 1, onenet, text }];
    });
  }

  /** The id that each message had when it came to a node of ours. */
  get ids(): Map<number, string> {
    return new Map(
      this.#events.flatMap((event) => {
        if (event.kind !== 'send' || event.node !== BY_NODE) return [];
        const { seq, _msgid: id } = event.msg as { seq: number; _msgid: string };
        return [[seq, id] as const];
      }),
    );
  }

  /** How often each node has said that it is done with a message: `write-cached 17`. */
  get completed(): string[] {
    return this.#events.flatMap((event) =>
      event.kind === 'complete' ? [`${event.node} ${String(event.msg.seq)}`] : [],
    );
  }

  /** Resolves once so many messages have left in all, and are done with. */
  async untilLeft(count: number, deadline = 30_000): Promise<void> {
    const fits = (): boolean => {
      const { left } = this;
      const done = new Set(this.completed);
      return left.length >= count && left.every(({ node, seq }) => done.has(`${node} ${seq}`));
    };
    // Of all that becomes of a message its completion comes last.
    if (!fits()) await this.#nodeRed.event('complete', fits, { deadline });
  }

  /** Resolves once the platform has been asked about a command so often from now on. */
  async untilAsked(times: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      let asked = 0;
      const deadline = setTimeout(() => {
        restore();
        reject(new Error(`asked ${asked} times and not ${times}:\n${this.#nodeRed.log}`));
      }, 20_000);
      const restore = this.simulator.prepend(({ path }) => {
        if (path.startsWith('/nbiot/offline/history/') && (asked += 1) === times) {
          clearTimeout(deadline);
          restore();
          resolve();
        }
        return undefined;
      });
    });
  }

  /** @returns the exit code of Node-RED, which has to end by itself */
  async stop(): Promise<number | null> {
    try {
      return await this.#nodeRed.stop();
    } finally {
      await this.simulator.close();
      this.#directory.remove();
    }
  }

  get #events(): (EventOf<'send' | 'complete'> | { readonly kind: 'other' })[] {
    const all = [...this.#past, ...this.#nodeRed.events];
    return all.map((event) =>
      event.kind === 'send' || event.kind === 'complete' ? event : { kind: 'other' },
    );
  }
}

/** Resolves once the flows that it finds have started as well. */
async function startNodeRed(options: NodeRedOptions): Promise<NodeRedProcess> {
  const nodeRed = await NodeRedProcess.start(options);
  await nodeRed.event('flows', () => true);
  return nodeRed;
}
