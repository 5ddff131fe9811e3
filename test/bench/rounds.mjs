/** The rounds of the benchmark: every client in turn, then all of them again. */

import { availableParallelism, loadavg } from 'node:os';
import { installedBytes } from './installed-size.mjs';
import {
  measureDeploy,
  measureStart,
  startPusher,
  startRuntime,
  startServer,
} from './processes.mjs';

/** How many messages each client gets; the slow ones fewer, so that each takes some seconds. */
const FAST = 60_000;
const SLOW = 12_000;
const CLIENTS = {
  http: {
    ours: FAST,
    'ours-read': FAST,
    today: SLOW,
    axios: SLOW,
    'undici-node': FAST,
    undici: FAST,
  },
  https: { 'ours-https': FAST, 'today-https': SLOW / 3, 'undici-https': FAST },
};
const PUSHES = 20_000;
const BATCHES = 50;
const BATCH_POINTS = 1000;
const LATENCY_WRITES = 3000;
const BURST = 16_000;
const BURST_FEW_DESCRIPTORS = 20_000;
const DESCRIPTORS = 1024;
const QUEUED = 10_000;
const ON_WIRE = 2000;
/** From how many messages, nodes or waiting commands to how many the cost of one must not grow. */
const GROWTH = {
  messages: [1000, 100_000],
  nodes: [100, 10_000],
  forOneDevice: 30_000,
};
/** What the platform of `ours-narrow` allows in flight. */
const NARROW = 64;

/**
 * @param {{rounds: number, share: number, say: (line: string) => void}} options share of the usual number of messages
 * @returns medians by name, as report.mjs prints them
 */
export async function measureAll({ rounds, share, say }) {
  const [load] = loadavg();
  const server = await startServer();
  const samples = new Map();
  const note = (name, figures) => {
    for (const [figure, value] of Object.entries(figures)) {
      const key = `${name} ${figure}`;
      samples.set(key, [...(samples.get(key) ?? []), value]);
    }
  };
  try {
    for (let round = 1; round <= rounds; round++) {
      say(`round ${round} of ${rounds}: pace`);
      await measurePace(server, share, note);
      say(`round ${round} of ${rounds}: pushes`);
      await measurePushes(server, share, note);
      say(`round ${round} of ${rounds}: bursts`);
      await measureBursts(server, share, note);
      say(`round ${round} of ${rounds}: memory and start`);
      await measureMemory(server, note);
      note('start', { unusedMs: await measureStart(false), usedMs: await measureStart(true) });
      say(`round ${round} of ${rounds}: growth`);
      await measureGrowth(server, share, note);
    }
  } finally {
    server.stop();
  }
  return {
    rounds,
    share,
    cores: availableParallelism(),
    load,
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
    installedBytes: installedBytes(),
    median: (key) => median(samples.get(key) ?? []),
  };
}

async function measurePace(server, share, note) {
  const runtime = await startRuntime(server.addresses);
  for (const clients of Object.values(CLIENTS)) {
    for (const [client, usual] of Object.entries(clients)) {
      const count = Math.ceil(usual * share);
      // The first writes pay for compiling and for connections.
      await runtime.measure('throughput', client, { count: Math.ceil(count / 5), inFlight: 64 });
      note(client, await runtime.measure('throughput', client, { count, inFlight: 64 }));
    }
  }
  for (const client of ['ours', 'today', 'undici']) {
    const count = Math.ceil(LATENCY_WRITES * share);
    note(client, await runtime.measure('latency', client, { count }));
  }
  await runtime.stop();
}

async function measurePushes(server, share, note) {
  const runtime = await startRuntime(server.addresses);
  const pusher = await startPusher();
  for (const client of ['ours-push', 'today-push']) {
    const count = Math.ceil(PUSHES * share);
    const request = { port: runtime.port, path: `/${client}`, inFlight: 64 };
    // The first pay for compiling.
    await pusher.push({ ...request, count: Math.ceil(count / 4) });
    await runtime.measure('beginCpu', client);
    const { seconds, lost } = await pusher.push({ ...request, count });
    const { micros } = await runtime.measure('endCpu', client);
    note(client, { perSecond: count / seconds, cpuMicros: micros / count, lost });
    const longest = [];
    for (let batch = 0; batch < BATCHES; batch += 1) {
      await runtime.measure('beginTurns', client, { count: BATCH_POINTS });
      await pusher.push({ ...request, count: 1, inFlight: 1, points: BATCH_POINTS });
      longest.push((await runtime.measure('endTurns', client)).turnMs);
    }
    // Of the push that other processes disturbed least; they add to a turn, and take nothing from it.
    note(client, { turnMs: Math.min(...longest) });
  }
  pusher.stop();
  await runtime.stop();
}

async function measureBursts(server, share, note) {
  for (const client of ['ours', 'today']) {
    for (const [name, count, options] of [
      ['burst', BURST, {}],
      ['few-descriptors', BURST_FEW_DESCRIPTORS, { descriptors: DESCRIPTORS }],
    ]) {
      // `ulimit` is the shell's; on Windows there is no such limit.
      if (options.descriptors !== undefined && process.platform === 'win32') continue;
      const runtime = await startRuntime(server.addresses, options);
      await runtime.measure('throughput', client, { count: 500, inFlight: 64 });
      await server.ask('reset');
      const figures = await runtime.measure('burst', client, { count: Math.ceil(count * share) });
      note(`${client} ${name}`, { ...figures, sockets: (await server.ask('count')).mostSockets });
      await runtime.stop();
    }
  }
}

/** Always with the usual number of messages: what a process takes once would count too much in fewer. */
async function measureMemory(server, note) {
  for (const [client, count, most] of [
    ['ours-narrow', QUEUED, NARROW],
    ['ours-wide', ON_WIRE, ON_WIRE],
    ['today', ON_WIRE, ON_WIRE],
  ]) {
    const runtime = await startRuntime(server.addresses);
    await runtime.measure('throughput', client, { count: 500, inFlight: 64 });
    await server.ask('hang');
    await server.ask('reset');
    await runtime.measure('handIn', client, { count });
    await untilRequests(server, Math.min(count, most));
    note(client, await runtime.measure('weigh', client));
    await server.ask('release');
    await runtime.measure('settle', client);
    await runtime.stop();
  }
}

async function measureGrowth(server, share, note) {
  const runtime = await startRuntime(server.addresses);
  const millisEach = async (client, count) => {
    const { seconds } = await runtime.measure('burst', client, { count });
    return (1000 * seconds) / count;
  };
  const [few, many] = GROWTH.messages;
  await runtime.measure('throughput', 'ours', { count: 20_000, inFlight: 64 });
  note('few messages', { millisEach: await millisEach('ours', few) });
  note('many messages', { millisEach: await millisEach('ours', Math.ceil(many * share)) });
  const forOneDevice = Math.ceil(GROWTH.forOneDevice * share);
  for (const client of ['ours-each', 'ours-latest']) {
    note(client, { millisEach: await millisEach(client, forOneDevice) });
  }
  await runtime.stop();
  const [fewNodes, manyNodes] = GROWTH.nodes;
  for (const [name, count] of [
    ['few nodes', fewNodes],
    ['many nodes', manyNodes],
  ]) {
    const { seconds, stallSeconds } = await measureDeploy(server.addresses, count);
    note(name, { seconds, stallSeconds, millisEach: (1000 * seconds) / count });
  }
}

/** Waits until so many requests have come since the last reset. */
async function untilRequests(server, count) {
  const deadline = performance.now() + 60_000;
  while ((await server.ask('count')).requests < count) {
    if (performance.now() > deadline) throw new Error(`the server never saw ${count} requests`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? NaN : sorted[Math.floor(sorted.length / 2)];
}
