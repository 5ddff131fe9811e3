'use strict';
/** What is measured of one client. Each function resolves to plain figures. */

/** The fleet that the flow knows; its messages name a device of it. As keys of an object the texts are in one piece. */
const DEVICES = Object.keys(
  Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`86${String(n).padStart(13, '0')}`])),
);
let serial = 0;

function nextMessage() {
  serial += 1;
  const imei = DEVICES[serial % DEVICES.length];
  return { _msgid: String(serial), imei, payload: serial % 100 };
}

/** Keeps `inFlight` writes going until `count` are done. */
exports.throughput = async (client, { count, inFlight }) => {
  globalThis.gc();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const lost = await keepGoing(client, count, inFlight);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: count / seconds, cpuMicros: (user + system) / count, lost };
};

let cpuBefore;

/** Begins to count the CPU time of the process, of what another process asks of it. */
exports.beginCpu = async () => {
  globalThis.gc();
  cpuBefore = process.cpuUsage();
  return {};
};

exports.endCpu = async () => {
  const { user, system } = process.cpuUsage(cpuBefore);
  return { micros: user + system };
};

/**
 * The longest turn of the event loop until so many messages have come out of the flow, in milliseconds. The time of day
 * has in it what else the machine did, and CPU time is told in steps of some milliseconds: a turn took the lesser.
 */
let turns;

exports.beginTurns = async (_client, { count }) => {
  globalThis.gc();
  const sink = globalThis.benchSink;
  let left = count;
  turns = new Promise((resolve) => {
    let longest = 0;
    let [time, cpu] = [performance.now(), cpuMillis()];
    const turn = () => {
      const [timeNow, cpuNow] = [performance.now(), cpuMillis()];
      longest = Math.max(longest, Math.min(timeNow - time, cpuNow - cpu));
      [time, cpu] = [timeNow, cpuNow];
      if (left > 0) {
        setImmediate(turn);
        return;
      }
      globalThis.benchSink = sink;
      resolve({ turnMs: longest });
    };
    setImmediate(turn);
  });
  globalThis.benchSink = () => {
    left -= 1;
  };
  return {};
};

exports.endTurns = () => turns;

function cpuMillis() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** One write after the other; the median in milliseconds. */
exports.latency = async (client, { count }) => {
  const times = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await new Promise((resolve) => client(nextMessage(), resolve));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { medianMs: times[Math.floor(count / 2)] };
};

/** All messages at once: how long until the last, how long the event loop stood still, how much memory it took. */
exports.burst = async (client, { count }) => {
  globalThis.gc();
  let residentMost = resident();
  const before = residentMost;
  const stalls = watchStalls(() => {
    residentMost = Math.max(residentMost, resident());
  });
  const start = performance.now();
  const lost = await keepGoing(client, count, count);
  const seconds = (performance.now() - start) / 1000;
  const gapSeconds = stalls.end();
  residentMost = Math.max(residentMost, resident());
  return {
    seconds,
    gapSeconds,
    residentMB: residentMost / 2 ** 20,
    addedMB: (residentMost - before) / 2 ** 20,
    lost,
  };
};

/** Looks ten times a second how late it is itself; `end` gives the longest delay in seconds. */
function watchStalls(each = () => undefined) {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 100);
    last = now;
  };
  const timer = setInterval(() => {
    look();
    each();
  }, 100);
  return {
    end() {
      look();
      clearInterval(timer);
      return longest / 1000;
    },
  };
}
exports.watchStalls = watchStalls;

/** 0 when no descriptor is left to ask with. */
function resident() {
  try {
    return process.memoryUsage.rss();
  } catch {
    return 0;
  }
}

const held = [];
let heapBefore = 0;

/** Hands in messages to a platform that answers none of them. */
exports.handIn = async (client, { count }) => {
  await idle();
  globalThis.gc();
  heapBefore = process.memoryUsage().heapUsed;
  for (let i = 0; i < count; i++)
    held.push(new Promise((resolve) => client(nextMessage(), resolve)));
  return {};
};

/** Heap of each message that was handed in, once they are where they are to be; `settle` ends them. */
exports.weigh = async () => {
  const promises = await ownCost(held.length);
  await idle();
  globalThis.gc();
  const grown = process.memoryUsage().heapUsed - heapBefore;
  return { bytesEach: grown / held.length - promises };
};

exports.settle = async () => {
  await Promise.all(held.splice(0));
  return {};
};

function keepGoing(client, count, inFlight) {
  return new Promise((resolve) => {
    let started = 0;
    let finished = 0;
    let lost = 0;
    const start = () => {
      started += 1;
      client(nextMessage(), (succeeded) => {
        finished += 1;
        if (!succeeded) lost += 1;
        if (started < count) start();
        else if (finished === count) resolve(lost);
      });
    };
    for (let i = 0; i < Math.min(inFlight, count); i++) start();
  });
}

/** What the benchmark itself holds for each message it waits for: a promise, and an entry in the table of clients. */
async function ownCost(count) {
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  const table = new Map();
  const promises = [];
  for (let i = 0; i < count; i++) {
    promises.push(new Promise((resolve) => table.set(`own-${i}`, resolve)));
  }
  globalThis.gc();
  const cost = (process.memoryUsage().heapUsed - before) / count;
  for (const resolve of table.values()) resolve();
  await Promise.all(promises);
  return cost;
}

/** Lets everything that was just sent leave the process. */
function idle() {
  return new Promise((resolve) => setTimeout(resolve, 500));
}
