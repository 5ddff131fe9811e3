'use strict';
/**
 * A real Node-RED with the benchmark's flows, in a process of its own. Measurements are asked for over IPC and run one
 * after the other. Arguments: the addresses of the server as JSON, and the user directory.
 */

const http = require('node:http');
const { join } = require('node:path');
const { writeFileSync } = require('node:fs');
const RED = require('node-red');
const { createFlows } = require('./flows.cjs');
const { clientMaker } = require('./clients.cjs');
const measurements = require('./measurements.cjs');

const [addresses, userDir] = [JSON.parse(process.argv[2]), process.argv[3]];
writeFileSync(join(userDir, 'flows.json'), JSON.stringify(createFlows(addresses)));

RED.init(http.createServer(), {
  userDir,
  flowFile: 'flows.json',
  credentialSecret: false,
  nodesDir: join(__dirname, 'nodes'),
  httpAdminRoot: false,
  httpNodeRoot: false,
  logging: { console: { level: 'off' } },
  telemetry: { enabled: false, updateNotification: false },
});

RED.events.once('flows:started', () => {
  const client = clientMaker(RED, addresses);
  process.on('message', async ({ name, client: wanted, ...options }) => {
    process.send(await measurements[name](client(wanted), options));
  });
  process.send('ready');
});
process.on('disconnect', () => process.exit());
void RED.start();
