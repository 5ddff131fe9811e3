/** What the soak shares with the tests of chaos: the server with its faults, Node-RED, and the judge. */
import { createRequire } from 'node:module';

import { inRoot } from '../project/root.mjs';

const require = createRequire(import.meta.url);
// From here on `require` reads TypeScript.
require('tsx/cjs');

/** @param {string} name */
const support = (name) => require(inRoot('test', 'chaos', 'support', `${name}.ts`));

export const { startServerProcess } = support('chaos-platform');
export const { NodeRed } = support('node-red');
export const { CHAOS_NODES, chaosFlow } = support('chaos-flow');
export const { makePlan } = support('plan');
export const { findDishonest, findOvertaken, groupBySeq } = support('judge');
export const { until } = support('until');
export const { DEFAULT_LIMITS } = require(inRoot('lib', 'dispatch', 'index.ts'));
