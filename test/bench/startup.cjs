'use strict';
/**
 * What the package costs a start of Node-RED: the time spent in loading its files and in making its nodes. Measured
 * inside one start, since two starts of a second each differ by more than that. Argument: user directory.
 */

const http = require('node:http');
const Module = require('node:module');
const RED = require('node-red');

const [userDir, used] = [process.argv[2], process.argv[3] === 'used'];
const OWN = /[\\/]dist[\\/]nodes[\\/]/;
let depth = 0;
let spent = 0;

function timed(run) {
  if (depth > 0) return run();
  depth += 1;
  const start = performance.now();
  try {
    return run();
  } finally {
    spent += performance.now() - start;
    depth -= 1;
  }
}

const load = Module._load;
Module._load = function (request, parent, isMain) {
  return OWN.test(request) || (depth === 0 && OWN.test(parent?.filename ?? ''))
    ? timed(() => load.call(this, request, parent, isMain))
    : load.call(this, request, parent, isMain);
};

RED.init(http.createServer(), {
  userDir,
  flowFile: used ? 'used.json' : 'unused.json',
  credentialSecret: false,
  httpAdminRoot: false,
  httpNodeRoot: false,
  logging: { console: { level: 'error' } },
  telemetry: { enabled: false, updateNotification: false },
});
RED.events.once('flows:started', () => process.send(spent, () => process.exit()));
void RED.start();
