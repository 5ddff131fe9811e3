'use strict';
/** Hands messages to the write nodes, in bursts, as a flow would. */
const ledger = require('./ledger.cjs');

/** As in command.ts, which the server reads by. */
const FIRST_OBJECT = 10_000;
const INSTANCES = 60_000;
const SHARED = { objId: 3311, objInstId: 0 };

/** Milliseconds in which room for the next burst must come, and nodes to give it to. */
const DEADLINE = 60_000;

/** @param {any} RED @param {import('./calls').Plan} plan */
exports.feed = async (RED, plan) => {
  let next = 0;
  for (let burst = 0; next < plan.node.length; burst++) {
    const size = plan.bursts[burst % plan.bursts.length];
    const end = Math.min(plan.node.length, next + size);
    const nodes = await findNodes(RED, plan.nodes);
    for (; next < end; next++) {
      const msg = message(RED, plan, next);
      ledger.enter(msg);
      nodes[plan.node[next]].receive(msg);
    }
    await ledger.atMost(plan.outstanding, DEADLINE);
    await new Promise((resolve) => {
      if (plan.pause > 0) setTimeout(resolve, plan.pause);
      else setImmediate(resolve);
    });
  }
};

/** During a deploy there is a moment without them. */
async function findNodes(RED, ids) {
  for (const end = performance.now() + DEADLINE; performance.now() < end;) {
    const nodes = ids.map((id) => RED.nodes.getNode(id));
    if (nodes.every(Boolean)) return nodes;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`no such nodes: ${ids.join(', ')}`);
}

function message(RED, plan, index) {
  const seq = plan.first + index;
  const path = plan.shared.includes(plan.nodes[plan.node[index]])
    ? SHARED
    : { objId: FIRST_OBJECT + Math.floor(seq / INSTANCES), objInstId: seq % INSTANCES };
  return {
    _msgid: RED.util.generateId(),
    seq,
    imei: plan.devices[plan.device[index]],
    ...path,
    payload: { 5851: plan.valid[index] === 1 ? seq : NaN },
  };
}
