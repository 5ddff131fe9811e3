'use strict';
/** Which messages are under way, and how each one left: every sight of a message is entered here. */

/** @typedef {{ msg: object, msgid: string, route?: string, same?: boolean, onenet?: object, completed: boolean }} Entry */

/** @type {Map<number, Entry>} */
const underWay = new Map();
let departures = [];
let strays = [];
/** @type {(() => void)[]} */
let waiting = [];

const wake = () => {
  const woken = waiting;
  waiting = [];
  for (const each of woken) each();
};

/** @param {number} seq @param {Entry} entry */
const settle = (seq, { route, same, onenet }) => {
  underWay.delete(seq);
  departures.push({ seq, route, same, onenet });
  wake();
};

exports.enter = (msg) => {
  underWay.set(msg.seq, { msg, msgid: msg._msgid, completed: false });
};

/** A message that arrived at the node behind an output, or at a Catch node, which is its completion as well. */
exports.left = (route, msg) => {
  const entry = underWay.get(msg.seq);
  if (entry === undefined || entry.route !== undefined || (route === 'caught' && entry.completed)) {
    strays.push({ seq: msg.seq, what: route });
    return;
  }
  entry.route = route;
  entry.same = entry.msg === msg;
  entry.onenet = msg.onenet;
  if (route === 'caught') entry.completed = true;
  if (entry.completed) settle(msg.seq, entry);
};

exports.completed = (msg) => {
  const entry = underWay.get(msg.seq);
  if (entry === undefined || entry.completed) {
    strays.push({ seq: msg.seq, what: 'completed' });
    return;
  }
  entry.completed = true;
  if (entry.route !== undefined) settle(msg.seq, entry);
};

exports.take = () => {
  const taken = { departures, strays };
  departures = [];
  strays = [];
  return taken;
};

exports.size = () => underWay.size;
exports.outstanding = () => [...underWay].map(([seq, { msgid }]) => ({ seq, msgid }));
exports.forget = () => underWay.clear();

/** Resolves once at most so many are under way; rejects after `deadline` milliseconds. */
exports.atMost = async (count, deadline) => {
  const end = performance.now() + deadline;
  while (underWay.size > count) {
    const left = end - performance.now();
    if (left <= 0) {
      const seqs = [...underWay.keys()].slice(0, 20).join(', ');
      throw new Error(`${underWay.size} messages have not left after ${deadline} ms: ${seqs}`);
    }
    let timer;
    await new Promise((resolve) => {
      timer = setTimeout(resolve, left);
      waiting.push(resolve);
    });
    clearTimeout(timer);
  }
};
