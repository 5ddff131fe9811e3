/** The first write of `npm start`: presses the first example's button, waits for the outcome, and prints it in English and Chinese. */
import { Failure } from '../project/project.mjs';

/** The platform answers within the command's timeout, at most 40 s, and the client waits 5 s more. Milliseconds. */
const DEADLINE = 60_000;

const WRITE = 'onenet-nbiot-write';

/**
 * Only what stays on the simulator is ever started from here: after the examples, flows may hold real devices.
 * @param {import('./node-red.mjs').NodeRed} nodeRed
 * @returns {Promise<any>} `msg.onenet`
 */
export async function firstWrite({ RED, url }) {
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

/** @param {string} url */
export function sayWhere(url) {
  console.log(`
  Node-RED is running. Open the editor in a browser:   ${url}
  Node-RED 已启动，请用浏览器打开编辑器：              ${url}
`);
}

/** @param {string | undefined} url the page of the simulator, as long as a flow uses it */
export function sayDevices(url) {
  if (url === undefined) return;
  console.log(`  The simulated devices, live:   ${url}/
  模拟设备的实时页面：           ${url}/
`);
}

/** @param {any} onenet `msg.onenet` of a write that was confirmed */
export function sayFirstWrite({ state, errno, error, durationMs, request }) {
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

export function sayHowToStop() {
  console.log('  Ctrl-C stops it. 按 Ctrl-C 停止。\n');
}
