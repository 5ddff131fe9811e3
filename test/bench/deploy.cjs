'use strict';
/**
 * A full deploy of a flow in which each node tracks one command, in a process of its own. Arguments: the address of the
 * server as JSON, the user directory, and how many nodes.
 */

const http = require('node:http');
const { join } = require('node:path');
const { writeFileSync } = require('node:fs');
const RED = require('node-red');
const { platform } = require('./flows.cjs');
const { watchStalls } = require('./measurements.cjs');

const [addresses, userDir, count] = [
  JSON.parse(process.argv[2]),
  process.argv[3],
  +process.argv[4],
];
const ids = Array.from({ length: count }, (_, n) => `track-${n}`);
const flow = [
  { id: 'tab', type: 'tab', label: 'deploy' },
  platform('usual', addresses.http, 64),
  ...ids.map((id) => ({
    id,
    type: 'onenet-nbiot-command',
    // Without a place on the tab Node-RED takes it for a config node.
    ...{ z: 'tab', x: 100, y: 100 },
    platform: 'usual',
    operation: 'follow',
    // No poll comes within the measurement.
    minInterval: 600,
    maxInterval: 600,
    wires: [[], []],
  })),
];
writeFileSync(join(userDir, 'flows.json'), JSON.stringify(flow));

RED.init(http.createServer(), {
  userDir,
  flowFile: 'flows.json',
  credentialSecret: false,
  httpAdminRoot: false,
  httpNodeRoot: false,
  logging: { console: { level: 'off' } },
  telemetry: { enabled: false, updateNotification: false },
});

RED.events.once('flows:started', async () => {
  await settled();
  ids.forEach((id, n) => {
    const onenet = { uuid: `uuid-${n}`, request: { imei: `86${String(n).padStart(13, '0')}` } };
    RED.nodes.getNode(id).receive({ _msgid: id, onenet });
  });
  await settled();
  const stalls = watchStalls();
  const start = performance.now();
  const started = new Promise((resolve) => RED.events.once('flows:started', resolve));
  await RED.runtime.flows.setFlows({ flows: { flows: flow }, deploymentType: 'full' });
  await started;
  const seconds = (performance.now() - start) / 1000;
  await settled();
  process.send({ seconds, stallSeconds: stalls.end() }, () => process.exit());
});
void RED.start();

/** Lets all that was begun come to its end: messages are delivered in a later turn of the event loop. */
function settled() {
  return new Promise((resolve) => setTimeout(resolve, 1000));
}
