'use strict';
/**
 * What the package costs a start of Node-RED: the time spent in loading its files, and all that these load. Measured
 * inside one start, since two starts of a second each differ by more than that. Arguments: the user directory, and
 * whether a flow uses the nodes (`used` or `unused`).
 */

const http = require('node:http');
const Module = require('node:module');
const RED = require('node-red');

const [userDir, used] = [process.argv[2], process.argv[3] === 'used'];
/** A file of the package, by the link in the user directory or by its real path. */
const OWN = /[\\/]dist[\\/](?:nodes|lib)[\\/]/;
const isOwn = (path = '') => OWN.test(path) && !NOT_OWN.test(path);
/** A dependency may have folders of these names too. */
const NOT_OWN = /[\\/]node_modules[\\/](?!@onenet-nbiot[\\/])/;
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
  // A file may load another one long after it was loaded itself, whichever of the package's it is.
  return isOwn(request) || isOwn(parent?.filename)
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
