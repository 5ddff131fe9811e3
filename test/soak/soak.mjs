/** The run itself: load, samples and accounts, side by side until the time is up. */
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';

import { inRoot } from '../../scripts/project/project.mjs';
import { Account } from './account.mjs';

const require = createRequire(import.meta.url);
// From here on `require` reads TypeScript: the soak shares the server with its faults, and Node-RED, with the tests of chaos.
require('tsx/cjs');

/** @param {string} name */
const support = (name) => require(inRoot('test', 'chaos', 'support', `${name}.ts`));

const { startServerProcess } = support('chaos-platform');
const { NodeRed } = support('node-red');
const { CHAOS_NODES, chaosFlow } = support('chaos-flow');
const { makePlan } = support('plan');
const { until } = support('until');
const { DEFAULT_LIMITS } = require(inRoot('lib', 'dispatch', 'index.ts'));

/** Messages handed in at once; the pause between two such bursts makes the rate. */
const BURST = 20;
/** Milliseconds for what is still under way at the end; a device may have a queue behind silent commands. */
const SETTLE_DEADLINE = 300_000;
const RELEASE_DEADLINE = 20_000;

/**
 * @typedef {{ second: number, heapUsed: number, rss: number, sockets: number, handles: number, inFlight: number,
 *   waiting: number, fed: number, left: number }} SoakSample
 * @typedef {{ samples: SoakSample[], account: Account, faults: string[], start: any, end: any,
 *   exitCode: number | null }} SoakResult
 * @param {import('./main.mjs').Options} options
 * @returns {Promise<SoakResult>}
 */
export async function soak(options) {
  const server = startServerProcess();
  const nodeRed = await NodeRed.start();
  const { child } = nodeRed;
  try {
    const port = await server.call('start', {
      seed: options.seed,
      outageEvery: options.rate * 60,
      outageMs: 1000,
      refusedConnections: 0.02,
      slowPerDevice: Infinity,
    });
    const look = () => child.call('sample', { collect: true, port });
    const start = await look();
    await nodeRed.deploy(chaosFlow(port, defaultLimits()), 'full');

    // What Node-RED says of its own start is of no interest.
    await child.call('take', undefined);

    const account = new Account();
    const watch = new Watch(options, { child, server, look, account });
    await Promise.all([load(options, child, account), watch.run()]);
    await child.call('settled', SETTLE_DEADLINE, SETTLE_DEADLINE + 5000);
    await watch.balance();
    account.close();

    await nodeRed.deploy([], 'full');
    const end = await until(look, ({ sockets }) => sockets === 0, RELEASE_DEADLINE);
    const exitCode = await nodeRed.stop();
    return { samples: watch.samples, account, faults: child.faults, start, end, exitCode };
  } finally {
    nodeRed.kill();
    server.kill();
  }
}

/** Those that a new platform has in the dialog. */
function defaultLimits() {
  return Object.fromEntries(
    Object.entries(DEFAULT_LIMITS).map(([key, value]) => [key, `${value}`]),
  );
}

/** Hands in messages at the rate, in portions of a few seconds each. */
async function load({ seed, minutes, rate, devices }, child, account) {
  const end = performance.now() + minutes * 60_000;
  const portion = rate * 5;
  while (performance.now() < end) {
    const plan = {
      ...makePlan({ seed, messages: portion, devices, first: account.fed, ...CHAOS_NODES }),
      bursts: Uint16Array.of(BURST),
      outstanding: Infinity,
      pause: (BURST / rate) * 1000,
    };
    account.fed += portion;
    await child.call('feed', plan, 120_000);
  }
}

class Watch {
  /** @type {SoakSample[]} */
  samples = [];
  #options;
  #parts;

  constructor(options, parts) {
    this.#options = options;
    this.#parts = parts;
  }

  async run() {
    const { minutes, every } = this.#options;
    const began = performance.now();
    for (let next = every; next <= minutes * 60; next += every) {
      await delay(Math.max(0, began + next * 1000 - performance.now()));
      await this.balance();
      this.samples.push(await this.#sample((performance.now() - began) / 1000));
      print(this.samples.at(-1));
    }
  }

  /** What left is asked for first: whatever the server did with it, it has done by then. */
  async balance() {
    const { child, server, account } = this.#parts;
    const taken = await child.call('take', undefined);
    account.enter(taken, await server.call('take', undefined));
  }

  async #sample(second) {
    const { child, look, account } = this.#parts;
    const { heapUsed, rss, resources, sockets } = await look();
    const { inFlight, waiting } = await child.call('counts', 'platform');
    const handles = Object.values(resources).reduce((sum, count) => sum + count, 0);
    const { fed, left } = account;
    return { second, heapUsed, rss, sockets, handles, inFlight, waiting, fed, left };
  }
}

/** @param {SoakSample} sample */
function print({ second, heapUsed, rss, sockets, handles, inFlight, waiting, left }) {
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1).padStart(6);
  const count = (number) => String(number).padStart(5);
  console.log(
    `${String(Math.round(second)).padStart(5)} s  heap ${megabytes(heapUsed)} MB  rss ${megabytes(rss)} MB  ` +
      `sockets ${count(sockets)}  handles ${count(handles)}  in flight ${count(inFlight)}  ` +
      `waiting ${count(waiting)}  left ${left}`,
  );
}
