'use strict';
/**
 * A real Node-RED with the benchmark's flows, in a process of its own. Measurements are asked for over IPC and run one
 * after the other. Arguments: the addresses of the server as JSON, and the user directory.
 */

const http = require('node:http');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { writeFileSync } = require('node:fs');
const RED = require('node-red');
const { createFlows } = require('./flows.cjs');
const { clientMaker } = require('./clients.cjs');
const measurements = require('./measurements.cjs');

const [addresses, userDir] = [JSON.parse(process.argv[2]), process.argv[3]];
writeFileSync(join(userDir, 'flows.json'), JSON.stringify(createFlows(addresses)));

// As Node-RED's own command does: the editor's API stands before the HTTP nodes.
const express = createRequire(require.resolve('node-red'))('express');
const app = express();
const server = http.createServer(app);
server.listen(0, '127.0.0.1');

RED.init(server, {
  userDir,
  flowFile: 'flows.json',
  credentialSecret: false,
  nodesDir: join(__dirname, 'nodes'),
  httpAdminRoot: '/',
  httpNodeRoot: '/',
  functionGlobalContext: { crypto: require('node:crypto') },
  logging: { console: { level: 'off' } },
  telemetry: { enabled: false, updateNotification: false },
});

app.use('/', RED.httpAdmin);
app.use('/', RED.httpNode);

RED.events.once('flows:started', () => {
  const client = clientMaker(RED, addresses);
  process.on('message', async ({ name, client: wanted, ...options }) => {
    process.send(await measurements[name](client(wanted), options));
  });
  process.send({ port: server.address().port });
});
process.on('disconnect', () => process.exit());
void RED.start();
