/** Node-RED in this process, on a free loopback port, with a user directory that has this package and the examples. */
import { once } from 'node:events';
import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';

import { Failure, PACKAGE, ROOT } from '../project/project.mjs';
import { mergeExamples, readExamples } from './examples.mjs';

const require = createRequire(import.meta.url);

/**
 * Prepares Node-RED's user directory. Flows that are there already are kept: they may be somebody's work.
 * @param {string} userDir
 * @param {{ fresh: boolean }} options `fresh` takes the examples anew
 */
export function prepareUserDirectory(userDir, { fresh }) {
  const flows = join(userDir, 'flows.json');
  mkdirSync(userDir, { recursive: true });
  linkPackage(userDir);
  if (fresh) {
    for (const file of ['flows.json', 'flows_cred.json'])
      rmSync(join(userDir, file), { force: true });
  }
  if (!existsSync(flows))
    writeFileSync(flows, JSON.stringify(mergeExamples(readExamples()), null, 2));
}

/**
 * What `npm install <clone>` would do, but without asking a registry. A junction, since on Windows a
 * symbolic link to a folder needs rights that a user may not have; elsewhere the word means nothing.
 * @param {string} userDir
 */
function linkPackage(userDir) {
  const { name } = PACKAGE;
  const list = join(userDir, 'package.json');
  if (!existsSync(list)) {
    const content = {
      name: 'node-red-project',
      private: true,
      dependencies: { [name]: `file:${ROOT}` },
    };
    writeFileSync(list, JSON.stringify(content, null, 2));
  }
  const link = join(userDir, 'node_modules', ...name.split('/'));
  if (existsSync(link) && realpathSync(link) === realpathSync(ROOT)) return;
  rmSync(link, { recursive: true, force: true });
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(ROOT, link, 'junction');
}

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

/**
 * Node-RED's log, less what it says about its own set-up: errors, and the warnings of nodes.
 * It is a handler of Node-RED's `logging` setting.
 */
const quietLog = {
  level: 'warn',
  metrics: false,
  audit: false,
  handler: () => (entry) => {
    const isError = entry.level <= ERROR;
    if (!isError && entry.id === undefined) return;
    const from = entry.id === undefined ? '' : `${entry.type} ${entry.name ?? entry.id}: `;
    const text = entry.msg?.stack ?? entry.msg?.message ?? entry.msg;
    (isError ? console.error : console.warn)(`  [${isError ? 'error' : 'warn'}] ${from}${text}`);
  },
};

/** Node-RED's number for the level; those below it are graver. */
const ERROR = 20;

/** How many ports are tried, one after the other. */
const TRIES = 100;

/**
 * Binds a server to a loopback port: the one that is wished for, or the next that is free.
 * @param {import('node:http').Server} server
 * @param {number} wished
 * @returns {Promise<number>} the port
 */
async function listenFrom(server, wished) {
  for (let port = wished; port < wished + TRIES; port += 1) {
    if (port !== 0 && (await isTaken(port))) continue;
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return server.address().port;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
  throw new Failure(`No port from ${wished} to ${wished + TRIES - 1} is free on 127.0.0.1.`);
}

/**
 * Whether something answers there already. macOS and Windows let a server listen on a loopback address beside one that
 * listens on all addresses, and would lead away from that what was meant for it.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
