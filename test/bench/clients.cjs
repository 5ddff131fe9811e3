'use strict';
/** What sends: nodes inside Node-RED, and two bare clients in the same process for comparison. */

const http = require('node:http');
const https = require('node:https');
const { createUndiciClient } = require('./undici-client.cjs');
const { HEADERS, body, target } = require('./write-request.cjs');

/**
 * Makes one of the clients, a function (msg, done); done gets whether the write succeeded. A process loads only what its
 * clients need, so that none carries the memory of another.
 */
exports.clientMaker = (RED, { http: base, https: secureBase }) => {
  const pending = new Map();
  globalThis.benchSink = (msg) => {
    const done = pending.get(msg._msgid);
    pending.delete(msg._msgid);
    done?.((msg.errno ?? msg.payload?.errno) === 0);
  };
  const node = (id) => (msg, done) => {
    pending.set(msg._msgid, done);
    RED.nodes.getNode(id).receive(msg);
  };
  const makers = {
    // What comes in is sent by another process.
    'ours-push': () => undefined,
    'today-push': () => undefined,
    ours: () => node('ours'),
    'ours-read': () => node('ours-read'),
    'ours-https': () => node('ours-https'),
    'ours-narrow': () => node('ours-narrow'),
    'ours-wide': () => node('ours-wide'),
    'ours-each': () => toOneDevice(node('ours-each')),
    'ours-latest': () => toOneDevice(node('ours-latest')),
    today: () => node('today'),
    'today-https': () => node('today-https'),
    'undici-node': () => node('undici-node'),
    axios: () => axiosClient(base, new http.Agent({ keepAlive: true }), 'httpAgent'),
    'axios-https': () =>
      axiosClient(secureBase, new https.Agent({ keepAlive: true }), 'httpsAgent'),
    undici: () => undiciClient(base),
    'undici-https': () => undiciClient(secureBase),
  };
  const made = new Map();
  return (name) => {
    if (!made.has(name)) made.set(name, makers[name]());
    return made.get(name);
  };
};

function toOneDevice(client) {
  let resId = 0;
  return (msg, done) => {
    resId = (resId + 1) % 60_000;
    client({ ...msg, imei: '860000000000000', resId }, done);
  };
}

function axiosClient(base, agent, option) {
  const axios = require('axios');
  return (msg, done) => {
    axios.post(base + target(msg), body(msg), { headers: HEADERS, [option]: agent }).then(
      ({ data }) => done(data.errno === 0),
      () => done(false),
    );
  };
}

function undiciClient(base) {
  const client = createUndiciClient(base);
  return (msg, done) => {
    client(msg, (reply) => done(reply?.errno === 0));
  };
}
