import { parseArgs } from 'node:util';

import { Failure } from '../project/failure.mjs';

/** @typedef {{ minutes: number, rate: number, devices: number, seed: number, every: number }} Options */

const DEFAULTS = { minutes: 15, rate: 200, devices: 400, every: 5 };

/** @param {string[]} args @returns {Options} `rate` in messages a second, `every` in seconds between two samples */
export function readOptions(args) {
  const text = { type: /** @type {const} */ ('string') };
  const { values } = parseArgs({
    args,
    options: { minutes: text, rate: text, devices: text, seed: text, every: text },
  });
  const read = (name, fallback) => {
    const number = Number(values[name] ?? fallback);
    if (!(number > 0)) throw new Failure(`--${name} must be a number above 0`);
    return number;
  };
  return {
    minutes: read('minutes', DEFAULTS.minutes),
    rate: read('rate', DEFAULTS.rate),
    devices: Math.floor(read('devices', DEFAULTS.devices)),
    seed: Math.floor(read('seed', Date.now() % 1_000_000_007)),
    every: read('every', DEFAULTS.every),
  };
}
