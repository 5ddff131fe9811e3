/**
 * Every message is accounted for, whatever the network does: see support/server for all that it does.
 *
 * CHAOS_SEED replays the faults of an earlier run; CHAOS_MESSAGES and CHAOS_DEVICES change its size.
 */

import assert from 'node:assert/strict';

import { runChaos, type ChaosRun } from './support/chaos-run';
import { findDishonest, findOvertaken, groupBySeq } from './support/judge';
import { chooseSeed } from './support/random';
import { BEHAVIOURS } from './support/server/chaos-server';

const SEED = chooseSeed();
const MESSAGES = Number(process.env.CHAOS_MESSAGES ?? 20_000);
const DEVICES = Number(process.env.CHAOS_DEVICES ?? 500);
/** What the heap may have grown by after a run, in bytes: 100 for each of 20,000 messages. */
const HEAP_BOUND = 2_000_000;

describe(`accounting under chaos, CHAOS_SEED=${SEED}`, function () {
  this.timeout(240_000);

  let run: ChaosRun;

  before(async () => {
    run = await runChaos({
      seed: SEED,
      messages: MESSAGES,
      devices: DEVICES,
      heapBound: HEAP_BOUND,
    });
    // eslint-disable-next-line no-console -- how much of what the run consisted of belongs to its result
    console.log(summary(run));
  });

  it('lets each message leave exactly once', () => {
    assert.deepEqual(run.strays, []);
    assert.equal(run.departures.length, MESSAGES);
    assert.equal(new Set(run.departures.map(({ seq }) => seq)).size, MESSAGES);
  });

  it('says of each message what the server did', () => {
    const problems = findDishonest(run.departures, groupBySeq(run.treatments));
    assert.ok(problems.length === 0, list(problems));
  });

  it('keeps the order of each device', () => {
    const problems = findOvertaken(run.treatments);
    assert.ok(problems.length === 0, list(problems));
  });

  it('met every state and every fault', () => {
    const states = new Set(run.departures.map(({ onenet }) => onenet.state));
    assert.deepEqual([...states].sort(), ['confirmed', 'refused', 'unknown', 'unsent']);
    const sent = run.departures.filter(({ onenet }) => onenet.attempts > 0);
    const confirmed = sent.filter(({ onenet }) => onenet.state === 'confirmed').length;
    assert.ok(confirmed > sent.length / 2, `only ${confirmed} of ${sent.length} were confirmed`);
    const met = new Set(run.treatments.map(({ behaviour }) => behaviour));
    const missed = BEHAVIOURS.filter(({ name, weight }) => weight > 0 && !met.has(name));
    // In a smaller run the rare ones may not have their turn.
    if (MESSAGES >= 20_000) assert.deepEqual(missed, []);
  });

  it('leaves no exception uncaught and no error in the log', () => {
    assert.deepEqual(run.faults, []);
    assert.deepEqual(run.log, []);
  });

  it('leaves no socket, timer or other handle behind', () => {
    assert.equal(run.end.sockets, 0);
    assert.deepEqual(run.end.resources, run.start.resources);
    assert.equal(run.ending, 0);
  });

  it('gives its memory back', () => {
    const grown = run.end.heapUsed - run.start.heapUsed;
    assert.ok(grown < HEAP_BOUND, `the heap has grown by ${grown} bytes`);
  });
});

function list(problems: readonly string[]): string {
  return [`${problems.length} messages`, ...problems.slice(0, 20)].join('\n  ');
}

function summary({ departures, treatments, seconds, start, end }: ChaosRun): string {
  const outcomes = count(departures.map(({ onenet }) => `${onenet.state} ${onenet.code ?? ''}`));
  const behaviours = count(treatments.map(({ behaviour }) => behaviour));
  const kilobytes = Math.round((end.heapUsed - start.heapUsed) / 1000);
  return [
    `    ${departures.length} messages in ${seconds.toFixed(1)} s, heap ${kilobytes} kB`,
    `    ${outcomes}`,
    `    server: ${behaviours}`,
  ].join('\n');
}

function count(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([word, number]) => `${word.trim()} ${number}`)
    .join(', ');
}
