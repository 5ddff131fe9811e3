'use strict';
/** Hands messages to the write nodes, in bursts, as a flow would. */
const ledger = require('./ledger.cjs');

/** As in command.ts, which the server reads by. */
const FIRST_OBJECT = 10_000;
const INSTANCES = 60_000;
const SHARED = { objId: 3311, objInstId: 0 };

/** Milliseconds in which room for the next burst must come. */
const DEADLINE = 60_000;

/** @param {any} RED @param {import('./calls').Plan} plan */
exports.feed = async (RED, plan) => {
  const nodes = plan.nodes.map((id) => RED.nodes.getNode(id));
  let next = 0;
  for (let burst = 0; next < plan.node.length; burst++) {
    const size = plan.bursts[burst % plan.bursts.length];
    const end = Math.min(plan.node.length, next + size);
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
