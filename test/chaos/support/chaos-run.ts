import { startServerProcess } from './chaos-platform';
import { CHAOS_NODES, chaosFlow } from './chaos-flow';
import { NodeRed } from './node-red';
import { makePlan } from './plan';
import type { Departure, LogEntry, Sample, Stray } from './runtime/calls';
import type { Treatment } from './server/log';
import { until } from './until';

export interface ChaosRunOptions {
  readonly seed: number;
  readonly messages: number;
  readonly devices: number;
  /** What the heap may have grown by, in bytes. */
  readonly heapBound: number;
}

export interface ChaosRun {
  readonly departures: readonly Departure[];
  readonly strays: readonly Stray[];
  readonly log: readonly LogEntry[];
  readonly treatments: readonly Treatment[];
  /** Exceptions that nobody caught. */
  readonly faults: readonly string[];
  /** Before and after, each with no flow deployed. */
  readonly start: Sample;
  readonly end: Sample;
  readonly seconds: number;
  /** Exit code of the process of Node-RED, which has to end by itself; a sentence if it does not. */
  readonly ending: number | null | string;
}

/** Low enough to be reached now and then. */
const LIMITS = { deviceQueueLimit: '12', queueLimit: '30000' };
/** Messages of the run that comes before anything is measured, so that all code is loaded and compiled. */
const WARM_UP = 2000;
/** Milliseconds from the last message until all have left; a silent server takes ten seconds for each. */
const SETTLE_DEADLINE = 120_000;
/** Milliseconds for sockets, timers and garbage to go. */
const RELEASE_DEADLINE = 20_000;

/** Sends all messages through three write nodes that share a platform, and stops Node-RED. */
export async function runChaos(options: ChaosRunOptions): Promise<ChaosRun> {
  const { seed, messages, devices, heapBound } = options;
  const server = startServerProcess();
  const nodeRed = await NodeRed.start();
  const { child } = nodeRed;
  try {
    const port = await server.call('start', {
      seed,
      outageEvery: Math.max(100, Math.floor(messages / 5)),
      outageMs: 100,
      refusedConnections: 0.02,
      slowPerDevice: 2,
    });
    const sample = (): Promise<Sample> => child.call('sample', { collect: true, port });
    const run = async (first: number, count: number): Promise<void> => {
      await nodeRed.deploy(chaosFlow(port, LIMITS), 'full');
      const plan = makePlan({ seed, messages: count, devices, first, ...CHAOS_NODES });
      await child.call('feed', plan, SETTLE_DEADLINE);
      await child.call('settled', SETTLE_DEADLINE, SETTLE_DEADLINE + 5000);
      await nodeRed.deploy([], 'full');
    };

    await server.call('setSlow', false);
    await run(0, WARM_UP);
    await server.call('setSlow', true);
    await until(sample, ({ sockets }) => sockets === 0, RELEASE_DEADLINE);
    await child.call('take', undefined);
    await server.call('take', undefined);
    const start = await sample();
    const kinds = JSON.stringify(start.resources);

    const began = performance.now();
    await run(WARM_UP, messages);
    const seconds = (performance.now() - began) / 1000;
    const taken = await child.call('take', undefined);
    const end = await until(
      sample,
      ({ sockets, resources, heapUsed }) =>
        sockets === 0 &&
        JSON.stringify(resources) === kinds &&
        heapUsed < start.heapUsed + heapBound,
      RELEASE_DEADLINE,
    );
    // Whatever leaves now leaves a second time.
    const late = await child.call('take', undefined);
    return {
      departures: taken.departures,
      strays: [...taken.strays, ...late.strays],
      log: [...taken.log, ...late.log],
      treatments: await server.call('take', undefined),
      start,
      end,
      seconds,
      ending: await nodeRed.stop().catch((error: unknown) => String(error)),
      faults: child.faults,
    };
  } finally {
    nodeRed.kill();
    server.kill();
  }
}
