'use strict';
/** What sends: nodes inside Node-RED, and two bare clients in the same process for comparison. */

const http = require('node:http');
const https = require('node:https');
const { API_KEY } = require('./flows.cjs');

const HEADERS = { 'api-key': API_KEY, 'content-type': 'application/json' };
const target = ({ imei }) => `/nbiot?imei=${imei}&obj_id=3311&obj_inst_id=0&mode=2&timeout=25`;
const body = ({ payload }) => JSON.stringify({ data: [{ res_id: 5851, val: payload }] });

/** Each client is a function (msg, done); done gets whether the write succeeded. */
exports.createClients = (RED, { http: base, https: secureBase }) => {
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
  return {
    ours: node('ours'),
    'ours-https': node('ours-https'),
    'ours-narrow': node('ours-narrow'),
    'ours-wide': node('ours-wide'),
    today: node('today'),
    'today-https': node('today-https'),
    axios: axiosClient(base, new http.Agent({ keepAlive: true }), 'httpAgent'),
    'axios-https': axiosClient(secureBase, new https.Agent({ keepAlive: true }), 'httpsAgent'),
    undici: undiciClient(base),
    'undici-https': undiciClient(secureBase),
  };
};

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
  const { Pool } = require('undici');
  const pool = new Pool(base, { connections: 64, pipelining: 1 });
  return (msg, done) => {
    let text = '';
    pool.dispatch(
      { method: 'POST', path: target(msg), headers: HEADERS, body: body(msg) },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData(_controller, chunk) {
          text += chunk;
        },
        onResponseEnd() {
          done(JSON.parse(text).errno === 0);
        },
        onResponseError() {
          done(false);
        },
      },
    );
  };
}
