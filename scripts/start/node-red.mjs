/** Node-RED embedded in this process, on a free loopback port. */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { Failure } from '../project/failure.mjs';
import { PACKAGE } from '../project/package.mjs';
import { listenFrom } from './listen.mjs';
import { quietLog } from './quiet-log.mjs';

const require = createRequire(import.meta.url);

/** How long the flows may take to start, in milliseconds. */
const START_DEADLINE = 60_000;

/**
 * @typedef {{ url: string, RED: any, stop: () => Promise<void> }} NodeRed
 * @param {string} userDir
 * @returns {Promise<NodeRed>}
 */
export async function startNodeRed(userDir) {
  const RED = require('node-red');
  const server = createServer();
  const port = await listenFrom(server, Number(process.env.PORT || 1880));
  RED.init(server, settings(userDir, port));
  server.on('request', (request, response) => {
    RED.httpAdmin(request, response, () => RED.httpNode(request, response));
  });
  const started = flowsStarted(RED);
  await RED.start();
  await ourNodesLoaded(RED);
  await started;
  const stop = async () => {
    await RED.stop();
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/`, RED, stop };
}

/** Quiet, and calling nobody: no telemetry, no update check, no catalogue of other nodes. @param {string} userDir @param {number} port */
const settings = (userDir, port) => ({
  userDir,
  uiHost: '127.0.0.1',
  uiPort: port,
  flowFile: join(userDir, 'flows.json'),
  flowFilePretty: true,
  httpAdminRoot: '/',
  httpNodeRoot: '/',
  telemetry: { enabled: false, updateNotification: false },
  logging: { quiet: quietLog },
  editorTheme: { tours: false, projects: { enabled: false }, palette: { catalogues: [] } },
});

/** @param {any} RED @returns {Promise<void>} */
function flowsStarted(RED) {
  return new Promise((resolve, reject) => {
    const late = new Failure('Node-RED did not start the flows in time: see its log above.');
    const timer = setTimeout(() => reject(late), START_DEADLINE);
    RED.events.once('flows:started', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** A node that cannot be loaded is only a line in the log to Node-RED; here it is the end. @param {any} RED */
async function ourNodesLoaded(RED) {
  const list = await RED.runtime.nodes.getNodeList({});
  const ours = list.filter(({ module }) => module === PACKAGE.name);
  const wanted = Object.keys(PACKAGE['node-red'].nodes);
  for (const name of wanted) {
    const set = ours.find((each) => each.name === name);
    if (set === undefined) throw new Failure(`Node-RED did not find the node ${name}.`);
    if (set.err) throw new Failure(`Node-RED could not load the node ${name}: ${set.err}`);
    if (!set.enabled) throw new Failure(`The node ${name} is disabled in this Node-RED.`);
  }
}
