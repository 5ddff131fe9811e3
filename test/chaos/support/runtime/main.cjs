'use strict';
/**
 * The process of a real Node-RED, embedded as its documentation says; its parent asks over IPC (see calls.ts). Plain
 * JavaScript, so that nothing but Node-RED and the package is loaded, and what is measured is theirs.
 *
 * argv: the user directory.
 */
const http = require('node:http');
const { join } = require('node:path');

const RED = require('node-red');

const { feed } = require('./feed.cjs');
const ledger = require('./ledger.cjs');
const { sample } = require('./sample.cjs');

const tellFault = (error) => process.send?.({ fault: String(error?.stack ?? error) });
process.on('uncaughtException', tellFault);
process.on('unhandledRejection', tellFault);

const LEVELS = { 10: 'fatal', 20: 'error', 30: 'warn' };
let log = [];
let deploys = 0;
let stopped = false;
/** @type {Set<() => void>} */
const watchers = new Set();

const server = http.createServer((request, response) => RED.httpAdmin(request, response));
RED.init(server, {
  userDir: process.argv[2],
  nodesDir: join(__dirname, 'nodes'),
  flowFile: 'flows.json',
  credentialSecret: 'chaos',
  uiHost: '127.0.0.1',
  httpNodeRoot: false,
  disableEditor: true,
  telemetry: { enabled: false, updateNotification: false },
  logging: {
    console: { level: 'off' },
    chaos: {
      level: 'warn',
      handler:
        () =>
        ({ id, level, msg }) =>
          log.push({ id, level: LEVELS[level], text: String(msg?.message ?? msg) }),
    },
  },
});
RED.events.on('flows:started', () => {
  deploys += 1;
  for (const look of watchers) look();
});

const calls = {
  async start() {
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const started = new Promise((resolve) => RED.events.once('flows:started', resolve));
    await RED.start();
    await started;
    return server.address().port;
  },
  started: (count) =>
    new Promise((resolve) => {
      const look = () => {
        if (deploys < count) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
    }),
  feed: (plan) => feed(RED, plan),
  settled: (deadline) => ledger.atMost(0, deadline),
  outstanding: () => ledger.outstanding(),
  take() {
    const taken = { ...ledger.take(), log };
    log = [];
    return taken;
  },
  forget: () => ledger.forget(),
  counts: (platform) => RED.nodes.getNode(platform)?.platform?.counts() ?? null,
  sample: async (about) => ({ ...(await sample(about)), outstanding: ledger.size() }),
  async stop() {
    await RED.stop();
    stopped = true;
    server.close();
    server.closeAllConnections();
  },
};

process.on('message', async ({ id, name, argument }) => {
  try {
    process.send({ id, value: await calls[name](argument) });
  } catch (error) {
    process.send({ id, error: String(error?.stack ?? error) });
  }
});
// After a stop the process has to end by itself; without one it must not outlive its parent.
process.on('disconnect', () => {
  if (!stopped) process.exit(1);
});
