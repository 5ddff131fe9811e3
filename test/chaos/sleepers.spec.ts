/**
 * Devices wake and sleep at random, the network fails, flows are deployed and Node-RED restarts; and every message
 * leaves exactly once, with the truth.
 *
 * CHAOS_SEED replays the decisions of an earlier run, though not to the millisecond.
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';

import type { RequestLogEntry } from '../../lib/simulator';
import { FollowBench, ON_DISK, type Left, type Order } from './support/follow-bench';
import { CACHED, FALLBACK, QUEUED } from './support/follow-flow';
import { chance, chooseSeed, pick } from './support/random';
import {
  describeLeft,
  findLie,
  findMiscounted,
  traceAll,
  type Trace,
} from './support/sleeper-judge';
import { createSleepers, startLife } from './support/sleeper-life';

const SEED = chooseSeed();
const BATCHES = 12;
const BATCH = 30;
const DEVICES = 24;
/** Messages that may be on their way when the next batch comes. */
const OUTSTANDING = 90;
/** A write of 9999 is refused by every device. */
const NOWHERE = 9999;

const WAYS = [
  { to: CACHED, weight: 4 },
  { to: FALLBACK, weight: 2 },
  { to: QUEUED, weight: 4 },
];

describe(`devices that sleep, CHAOS_SEED=${SEED}`, function () {
  this.timeout(240_000);
  const orders: Order[] = [];
  const requests: RequestLogEntry[] = [];
  let bench: FollowBench;
  let left: readonly Left[];
  let completed: readonly string[];
  let traces: ReadonlyMap<number, Trace>;

  const untilLeft = async (count: number): Promise<void> => {
    try {
      await bench.untilLeft(count, 60_000);
    } catch (cause) {
      const late = findMiscounted(orders, bench.left).join(', ');
      throw new Error(`of ${orders.length} messages: ${late}`, { cause });
    }
  };

  before(async () => {
    const devices = createSleepers(SEED, DEVICES);
    bench = await FollowBench.start(devices, ON_DISK, {
      onRequest: (entry) => requests.push(entry),
    });
    const end = startLife(bench.simulator, SEED);
    for (let batch = 0; batch < BATCHES; batch++) {
      const next = makeBatch(batch);
      orders.push(...next);
      await bench.feed(next);
      if (batch === BATCHES / 2) await bench.restart();
      else await bench.deploy(pick(KINDS, chance(SEED, 6, batch)).kind);
      await untilLeft(orders.length - OUTSTANDING);
    }
    end();
    await untilLeft(orders.length);
    // What would leave a second time has its chance in the life of another Node-RED.
    await bench.restart();
    left = bench.left;
    completed = bench.completed;
    traces = traceAll(requests, devices);
    // eslint-disable-next-line no-console -- what the run consisted of belongs to its result
    console.log(summary(left, requests.length));
  });

  after(async () => {
    assert.equal(await bench.stop(), 0);
  });

  it('each message leaves exactly once', () => {
    assert.deepEqual(findMiscounted(orders, left), []);
  });

  it('each message is done with exactly once', () => {
    const ours = completed.filter((each) => /^(write|follow)/.test(each));
    assert.equal(new Set(ours).size, ours.length);
    for (const { node, seq } of left) assert.ok(ours.includes(`${node} ${seq}`));
  });

  it('each message says what has become of its command', () => {
    const lies = left.flatMap((each) => {
      const lie = findLie(each, traces.get(each.seq) ?? { writes: [], commands: [] });
      return lie === undefined
        ? []
        : [`${each.seq}: ${each.node} says ${describeLeft(each)}, but it ${lie}`];
    });
    assert.deepEqual(lies, []);
  });

  it('each message still holds what it came with', () => {
    for (const { seq, text } of left) {
      const { length } = `bytes of ${seq}`;
      assert.match(text, new RegExp(`_msgid: '${bench.ids.get(seq)}'`));
      assert.match(text, new RegExp(`bytes: <Buffer( [0-9a-f]{2}){${length}}`));
      assert.match(text, new RegExp(`at: ${new Date(1e12 + seq).toISOString()}`));
      assert.match(text, new RegExp(`big: ${2n ** 60n + BigInt(seq)}n`));
    }
  });

  it('met every end that a command can have', () => {
    const states = new Set(left.map(({ onenet }) => onenet.state));
    for (const state of ['confirmed', 'refused', 'expired', 'cancelled', 'unknown'] as const) {
      assert.ok(states.has(state), state);
    }
  });
});

const KINDS = [
  { kind: 'full', weight: 1 },
  { kind: 'flows', weight: 1 },
  { kind: 'nodes', weight: 2 },
] as const;

function makeBatch(batch: number): Order[] {
  return Array.from({ length: BATCH }, (_, index) => {
    const seq = batch * BATCH + index + 1;
    const at = (what: number): number => chance(SEED, 5, seq, what);
    return {
      seq,
      imei: `86${String(Math.floor(at(0) * DEVICES)).padStart(13, '0')}`,
      to: pick(WAYS, at(1)).to,
      expires: 1 + Math.floor(at(2) ** 2 * 60),
      ...(at(3) < 0.08 ? { resource: NOWHERE } : {}),
    };
  });
}

function summary(left: readonly Left[], requests: number): string {
  const counts = new Map<string, number>();
  for (const each of left) {
    const word = describeLeft(each);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([word, count]) => `${word} ${count}`);
  return `    ${left.length} messages, ${requests} requests: ${words.join(', ')}`;
}
