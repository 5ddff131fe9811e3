import assert from 'node:assert/strict';

import { startServerProcess } from './chaos-platform';
import type { Child } from './child-process';
import { platform, tab, write, type PlatformProperties } from './flow';
import { findDishonest, groupBySeq } from './judge';
import { NodeRed, type DeployKind } from './node-red';
import type { Phase, Sight } from './phase';
import type { Departure, LogEntry, Stray } from './runtime/calls';
import type { ServerCalls } from './server/main';
import type { Treatment } from './server/log';
import { until } from './until';

/** What may differ from flow to flow; every change is one that a person makes in the editor. */
export interface FlowOptions {
  readonly limits?: PlatformProperties['limits'];
  readonly silent?: boolean;
  /** Names of the two write nodes: another name is a changed node. */
  readonly names?: readonly [string, string];
  readonly tab?: object;
  readonly withoutPlatform?: boolean;
  readonly withoutNodes?: boolean;
}

/** What a deploy made of the messages that it met. */
export interface Deployed {
  readonly took: number;
  /** Numbers and ids of the messages that were under way. */
  readonly pending: readonly { readonly seq: number; readonly msgid: string }[];
  readonly departures: readonly Departure[];
  readonly strays: readonly Stray[];
  readonly log: readonly LogEntry[];
}

export const NODES = ['write-output', 'write-catch'] as const;
const PLATFORM = 'platform';
/** Milliseconds for messages to get into a phase, and for a message through a flow that works. */
const PHASE_DEADLINE = 5000;
const PROBE_DEADLINE = 3000;

/** One Node-RED and one server for all deploys. */
export class DeployBench {
  readonly nodeRed: NodeRed;
  readonly #server: Child<ServerCalls>;
  readonly #ports: { readonly chaos: number; readonly silent: number };
  readonly #treatments: Treatment[] = [];
  /** When the deploy that ended it had returned, for each message that was under way. */
  readonly #endedAt = new Map<number, number>();
  /** Whether Node-RED has the key of the platform from an earlier deploy. */
  #hasKey = false;
  #next = 1;

  private constructor(
    nodeRed: NodeRed,
    server: Child<ServerCalls>,
    ports: { chaos: number; silent: number },
  ) {
    this.nodeRed = nodeRed;
    this.#server = server;
    this.#ports = ports;
  }

  static async start(): Promise<DeployBench> {
    const server = startServerProcess();
    const calm = { seed: 1, outageEvery: 0, outageMs: 0, refusedConnections: 0, slowPerDevice: 0 };
    const chaos = await server.call('start', calm);
    const silent = await server.call('startSilent', undefined);
    return new DeployBench(await NodeRed.start(), server, { chaos, silent });
  }

  kill(): void {
    this.nodeRed.kill();
    this.#server.kill();
  }

  /** Deploys without a look at what is under way. */
  async put(options: FlowOptions, kind: DeployKind): Promise<{ took: number; at: number }> {
    const deployed = await this.nodeRed.deploy(this.#flow(options), kind);
    this.#hasKey = options.withoutPlatform !== true;
    return deployed;
  }

  #flow(options: FlowOptions): object[] {
    const { names = ['', ''], limits = {}, silent = false } = options;
    const host = silent
      ? `https://127.0.0.1:${this.#ports.silent}`
      : `http://127.0.0.1:${this.#ports.chaos}`;
    const { withoutPlatform = false, withoutNodes = false } = options;
    // The editor empties the field of every node whose platform is deleted.
    const common = { tab: 'tab', platform: withoutPlatform ? '' : PLATFORM };
    const config = platform({ id: PLATFORM, host, limits, withKey: !this.#hasKey });
    const nodes = [
      ...write({ ...common, id: NODES[0], name: names[0], failures: 'output' }),
      ...write({ ...common, id: NODES[1], name: names[1], failures: 'catch' }),
    ];
    return [
      tab('tab', options.tab),
      ...(withoutPlatform ? [] : [config]),
      ...(withoutNodes ? [] : nodes),
    ];
  }

  /** Hands in one message for each device, to the two nodes in turn, in bursts if they are not to come at once. */
  async feed(
    devices: readonly string[],
    { nodes = NODES, burst = devices.length }: { nodes?: readonly string[]; burst?: number } = {},
  ): Promise<number[]> {
    const first = this.#next;
    this.#next += devices.length;
    await this.nodeRed.child.call('feed', {
      first,
      nodes,
      shared: [],
      devices,
      node: Uint8Array.from(devices, (_, index) => index % nodes.length),
      device: Uint16Array.from(devices.keys()),
      valid: new Uint8Array(devices.length).fill(1),
      bursts: Uint16Array.of(burst),
      outstanding: Infinity,
      pause: 0,
    });
    return devices.map((_, index) => first + index);
  }

  /** Deploys a flow that leads into the phase, and brings messages there. */
  async enter(phase: Phase): Promise<void> {
    const { limits, silent = false } = phase;
    await this.put({ limits, silent }, 'full');
    await this.nodeRed.child.call('forget', undefined);
    await this.nodeRed.child.call('take', undefined);
    const before = await this.#readSoFar();
    await this.feed(phase.devices);
    const look = async (): Promise<Sight> => {
      const counts = await this.nodeRed.child.call('counts', PLATFORM);
      const { silent: connections } = await this.#server.call('connections', undefined);
      const read = (await this.#readSoFar()) - before;
      return {
        inFlight: counts?.inFlight ?? 0,
        waiting: counts?.waiting ?? 0,
        read,
        silent: connections,
      };
    };
    const sight = await until(look, phase.isReached, PHASE_DEADLINE);
    assert.ok(phase.isReached(sight), `not reached: ${JSON.stringify(sight)}`);
  }

  async deploy(options: FlowOptions, kind: DeployKind): Promise<Deployed> {
    const { child } = this.nodeRed;
    const pending = await child.call('outstanding', undefined);
    const { took, at } = await this.put(options, kind);
    for (const { seq } of pending) this.#endedAt.set(seq, at);
    // The nodes behind have their turn once more before what they saw is asked for.
    await child.call('outstanding', undefined);
    const { departures, strays, log } = await child.call('take', undefined);
    await child.call('forget', undefined);
    return { took, pending, departures, strays, log };
  }

  /** Sends a message through each node, and resolves with how they left. */
  async probe(device = 'succ.probe'): Promise<Departure[]> {
    const { child } = this.nodeRed;
    await this.feed([`${device}.0`, `${device}.1`]);
    await child.call('settled', PROBE_DEADLINE, PROBE_DEADLINE + 5000);
    const { departures, strays } = await child.call('take', undefined);
    assert.deepEqual(strays, []);
    return departures;
  }

  /** Connections to the server that never says a word, once there are none or the time is up. */
  async silentConnections(): Promise<number> {
    const look = (): Promise<{ silent: number }> => this.#server.call('connections', undefined);
    const { silent } = await until(look, (open) => open.silent === 0, PHASE_DEADLINE);
    return silent;
  }

  /** What the messages say that is not what the server did. */
  async dishonest(departures: readonly Departure[]): Promise<string[]> {
    await this.#readSoFar();
    return findDishonest(departures, groupBySeq(this.#treatments));
  }

  /** Commands that the server read after the deploy that ended their message had returned. */
  async sentAfterDeploy(): Promise<Treatment[]> {
    await this.#readSoFar();
    return this.#treatments.filter(
      ({ seq, at }) => seq !== undefined && at > (this.#endedAt.get(seq) ?? Infinity),
    );
  }

  async #readSoFar(): Promise<number> {
    this.#treatments.push(...(await this.#server.call('take', undefined)));
    return this.#treatments.length;
  }
}
