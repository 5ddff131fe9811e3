/**
 * `npm start`: Node-RED with this package and its examples, from a fresh clone, in one command.
 *
 *   --fresh             forget the flows of earlier starts and take the examples anew
 *   --once              stop after the first write (as in CI)
 *   --user-dir FOLDER   Node-RED's user directory, by default `.node-red` in the clone
 *
 * It ends with exit code 0 after Ctrl-C, and with 1 and a sentence if it cannot start, or with --once if the first write
 * fails.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { Failure, inRoot, runMain } from './project/project.mjs';
import { buildIfNeeded, ensureDependencies, needNode } from './project/ready.mjs';
import { prepareUserDirectory, startNodeRed } from './start/node-red.mjs';

/** @typedef {import('./start/node-red.mjs').NodeRed} NodeRed */

async function main() {
  const values = readOptions();
  needNode();
  await ensureDependencies();
  await buildIfNeeded();
  const userDir = resolve(values['user-dir']);
  prepareUserDirectory(userDir, { fresh: values.fresh });
  const nodeRed = await startNodeRed(userDir);
  // The same module that the nodes have loaded: the package in the user directory is a link to this clone.
  const { embeddedSimulatorUrl } = createRequire(import.meta.url)(inRoot('dist/lib/simulator'));
  try {
    sayWhere(nodeRed.url);
    await sayHowItWent(nodeRed, values.once);
    sayDevices(embeddedSimulatorUrl());
    sayHowToStop();
    if (!values.once) await untilInterrupted();
  } finally {
    await nodeRed.stop();
  }
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        fresh: { type: 'boolean', default: false },
        once: { type: 'boolean', default: Boolean(process.env.CI) },
        'user-dir': { type: 'string', default: inRoot('.node-red') },
      },
    }).values;
  } catch (error) {
    throw new Failure(
      `${/** @type {Error} */ (error).message}\nIt takes --fresh, --once and --user-dir FOLDER.`,
    );
  }
}

/** @param {string} url */
function sayWhere(url) {
  console.log(`
  Node-RED is running. Open the editor in a browser:   ${url}
  Node-RED 已启动，请用浏览器打开编辑器：              ${url}
`);
}

/**
 * Flows that somebody has changed may write nowhere, or not at once; the editor is there to see why.
 * @param {NodeRed} nodeRed
 * @param {boolean} mustWork
 */
async function sayHowItWent(nodeRed, mustWork) {
  try {
    sayFirstWrite(await firstWrite(nodeRed));
  } catch (error) {
    if (mustWork || !(error instanceof Failure)) throw error;
    console.log(`  ${error.message}\n`);
  }
}

/**
 * Presses the first example's button, and waits for the outcome. Only what stays on the simulator is ever started from
 * here: after the examples, flows may hold real devices.
 * @param {NodeRed} nodeRed
 * @returns {Promise<any>} `msg.onenet`
 */
async function firstWrite({ RED, url }) {
  const { flows } = await RED.runtime.flows.getFlows({});
  const path = findPath(flows);
  if (path === null) {
    throw new Failure(
      'first write: none, since no inject node leads to a write to the simulator and to nothing else. "npm start -- --fresh" takes the examples anew, and forgets these flows.',
    );
  }
  const completed = completion(RED, path.write);
  const response = await fetch(`${url}inject/${path.inject}`, { method: 'POST' });
  if (!response.ok) throw new Failure(`The inject node did not start: HTTP ${response.status}.`);
  const { msg, error } = await completed;
  if (msg.onenet?.state === 'confirmed') return msg.onenet;
  const words = msg.onenet ?? { error: error?.message ?? 'the node set no msg.onenet' };
  throw new Failure(
    `first write: ${words.state ?? 'no result'} (errno ${words.errno}, ${words.error})`,
  );
}

/**
 * The first inject node from which wires lead to a write on the simulator, and to nothing that might leave it.
 * @param {any[]} flows
 */
function findPath(flows) {
  const byId = new Map(flows.map((node) => [node.id, node]));
  const isSimulated = (node) => byId.get(node.platform)?.host === 'simulator';
  for (const inject of flows.filter(({ type }) => type === 'inject')) {
    const reached = [...downstream(inject, byId)];
    if (
      reached.some(
        (node) => (OURS.test(node.type) && !isSimulated(node)) || LEADS_ON.test(node.type),
      )
    ) {
      continue;
    }
    const write = reached.find(({ type }) => type === WRITE);
    if (write !== undefined) return { inject: inject.id, write: write.id };
  }
  return null;
}

const WRITE = 'onenet-nbiot-write';
const OURS = /^onenet-nbiot-/;
/** Where a message goes from there, the wires do not tell. */
const LEADS_ON = /^(?:link out|link call$|subflow:)/;

/** @param {any} start @param {Map<string, any>} byId */
function downstream(start, byId) {
  const reached = new Set([start]);
  for (const node of reached) {
    for (const id of node.wires?.flat() ?? []) {
      if (byId.has(id)) reached.add(byId.get(id));
    }
  }
  return reached;
}

/** The platform answers within the command's timeout, at most 40 s, and the client waits 5 s more. Milliseconds. */
const DEADLINE = 60_000;

/** The end of the next message in one node, by the runtime's own hook. @param {any} RED @param {string} id @returns {Promise<any>} */
function completion(RED, id) {
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      RED.hooks.remove('*.first-write');
    };
    const timer = setTimeout(() => {
      finish();
      reject(new Failure('first write: the node gave no result in time.'));
    }, DEADLINE);
    RED.hooks.add('onComplete.first-write', (event) => {
      if (event.node.id !== id) return;
      finish();
      resolve(event);
    });
  });
}

/** @param {any} onenet `msg.onenet` of a write that was confirmed */
function sayFirstWrite({ state, errno, error, durationMs, request }) {
  const values = request.data.map(({ res_id, val }) => `${res_id} = ${val}`);
  const time = Math.round(durationMs);
  const what = [request.imei, request.path, ...values];
  const english = what.join(', ');
  console.log(`  first write: ${state} (errno ${errno}, ${error}) – device ${english}, ${time} ms`);
  const chinese = what.join('，');
  console.log(
    `  首次写入：设备已确认（errno ${errno}，${error}）：设备 ${chinese}，用时 ${time} 毫秒`,
  );
  console.log('');
}

/** @param {string | undefined} url the page of the simulator, as long as a flow uses it */
function sayDevices(url) {
  if (url === undefined) return;
  console.log(`  The simulated devices, live:   ${url}/
  模拟设备的实时页面：           ${url}/
`);
}

function sayHowToStop() {
  console.log('  Ctrl-C stops it. 按 Ctrl-C 停止。\n');
}

/** @returns {Promise<void>} */
function untilInterrupted() {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolve());
  });
}

await runMain(main);
// Node-RED leaves timers behind that would keep the process.
process.exit();
