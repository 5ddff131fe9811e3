/** Accounts for all messages while the soak goes on, and forgets each as soon as it is settled. */
import { createRequire } from 'node:module';

import { inRoot } from '../../scripts/project/project.mjs';

const require = createRequire(import.meta.url);
// From here on `require` reads TypeScript.
require('tsx/cjs');

const { findDishonest, findOvertaken, groupBySeq } = require(
  inRoot('test', 'chaos', 'support', 'judge.ts'),
);

/** More would be the same again. */
const MAX_PROBLEMS = 20;

export class Account {
  fed = 0;
  left = 0;
  /** @type {Record<string, number>} how many left in which state */
  states = {};
  /** @type {string[]} */
  problems = [];
  /** @type {any[]} what the server did with messages that have not been judged yet */
  #treatments = [];
  /** @type {any[]} */
  #held = [];
  /** @type {Set<number>} */
  #judged = new Set();
  /** @type {Map<string, number>} */
  #latest = new Map();

  /**
   * A message is judged one round after it left: whatever the server did with it is known by then.
   * @param {{ departures: any[], strays: any[], log: any[] }} taken @param {any[]} treatments
   */
  enter({ departures, strays, log }, treatments) {
    this.left += departures.length;
    for (const { onenet } of departures) {
      this.states[onenet.state] = (this.states[onenet.state] ?? 0) + 1;
    }
    for (const { seq, what } of strays) this.#blame(`message ${seq} was seen again (${what})`);
    for (const { level, text } of log) this.#blame(`log, ${level}: ${text}`);
    for (const problem of findOvertaken(treatments, this.#latest)) this.#blame(problem);
    for (const { seq, behaviour } of treatments) {
      if (this.#judged.has(seq))
        this.#blame(`message ${seq} was sent after it left (${behaviour})`);
    }
    this.#treatments.push(...treatments);
    this.#judge();
    this.#held = departures;
  }

  /** Judges what is held back, at the end. */
  close() {
    this.#judge();
    this.#held = [];
  }

  #judge() {
    for (const problem of findDishonest(this.#held, groupBySeq(this.#treatments))) {
      this.#blame(problem);
    }
    for (const { seq } of this.#held) this.#judged.add(seq);
    this.#treatments = this.#treatments.filter(({ seq }) => !this.#judged.has(seq));
  }

  #blame(problem) {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem);
  }
}
