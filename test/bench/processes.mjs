/** The processes of the benchmark, each with one request at a time over IPC. */

import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');
const TLS = join(ROOT, 'test', 'fixtures', 'tls');
const PACKAGE = '@onenet-nbiot/node-red-onenet-nbiot';

export async function startServer() {
  const server = fork(join(HERE, 'server.cjs'), [join(TLS, 'key.pem'), join(TLS, 'cert.pem')]);
  const [ports] = await once(server, 'message');
  return {
    addresses: {
      http: `http://127.0.0.1:${ports.http}`,
      https: `https://localhost:${ports.https}`,
    },
    /** @param {'hang' | 'release' | 'reset' | 'count'} command */
    async ask(command) {
      server.send(command);
      const [counts] = await once(server, 'message');
      return counts;
    },
    stop: () => server.kill(),
  };
}

/**
 * A Node-RED of its own with the benchmark's flows, fresh for each kind of measurement, so that none inherits the heap of
 * another.
 * @param {{http: string, https: string}} addresses
 * @param {{descriptors?: number}} [options]
 */
export async function startRuntime(addresses, { descriptors } = {}) {
  const userDir = createUserDir();
  const args = ['--expose-gc', join(HERE, 'runtime.cjs'), JSON.stringify(addresses), userDir];
  const options = {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: join(TLS, 'cert.pem') },
  };
  const runtime =
    descriptors === undefined
      ? spawn(process.execPath, args, options)
      : spawn(
          'sh',
          ['-c', `ulimit -n ${descriptors}; exec "$@"`, 'sh', process.execPath, ...args],
          options,
        );
  const { port } = await nextMessage(runtime);
  return {
    /** Of its HTTP server for nodes. */
    port,
    measure(name, client, more = {}) {
      runtime.send({ name, client, ...more });
      return nextMessage(runtime);
    },
    async stop() {
      const closed = once(runtime, 'exit');
      runtime.kill();
      await closed;
      rmSync(userDir, { recursive: true, force: true });
    },
  };
}

/** The platform that pushes. */
export async function startPusher() {
  const pusher = fork(join(HERE, 'pusher.cjs'));
  await nextMessage(pusher);
  return {
    /** @param {{port: number, path: string, count: number, inFlight: number}} request */
    push(request) {
      pusher.send(request);
      return nextMessage(pusher);
    },
    stop: () => pusher.kill(),
  };
}

/** What a child says next; rejects if it ends first. */
async function nextMessage(child) {
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a process of the benchmark ended with ${code}`);
  });
  ended.catch(() => undefined);
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended]);
    return message;
  } finally {
    over.abort();
  }
}

/** Milliseconds of one start of Node-RED that are the package's. @param {boolean} used whether a flow has its nodes */
export async function measureStart(used) {
  const userDir = createUserDir();
  const child = fork(join(HERE, 'startup.cjs'), [userDir, used ? 'used' : 'unused']);
  const exited = once(child, 'exit');
  const spent = await nextMessage(child);
  await exited;
  rmSync(userDir, { recursive: true, force: true });
  return spent;
}

/**
 * A full deploy of so many nodes that each track one command: its seconds, and the longest stall of the event loop.
 * @param {{http: string}} addresses
 * @param {number} count
 */
export async function measureDeploy(addresses, count) {
  const userDir = createUserDir();
  const args = [JSON.stringify(addresses), userDir, String(count)];
  const child = fork(join(HERE, 'deploy.cjs'), args);
  const exited = once(child, 'exit');
  const figures = await nextMessage(child);
  await exited;
  rmSync(userDir, { recursive: true, force: true });
  return figures;
}

/** A user directory in which this clone is installed. */
function createUserDir() {
  const userDir = mkdtempSync(join(tmpdir(), 'onenet-nbiot-bench-'));
  mkdirSync(join(userDir, 'node_modules', '@onenet-nbiot'), { recursive: true });
  symlinkSync(ROOT, join(userDir, 'node_modules', PACKAGE), 'junction');
  const manifest = { name: 'bench', private: true, dependencies: { [PACKAGE]: '*' } };
  writeFileSync(join(userDir, 'package.json'), JSON.stringify(manifest));
  const tab = { id: 'tab', type: 'tab', label: 'start' };
  writeFileSync(join(userDir, 'unused.json'), JSON.stringify([tab]));
  writeFileSync(
    join(userDir, 'used.json'),
    JSON.stringify([
      tab,
      { id: 'platform', type: 'onenet-nbiot-config', host: 'https://api.heclouds.com' },
      {
        id: 'write',
        type: 'onenet-nbiot-write',
        z: 'tab',
        platform: 'platform',
        objId: '3311',
        wires: [[], []],
      },
    ]),
  );
  // Unencrypted, as the runtime is told (credentialSecret false); a key that opens nothing.
  const key = { apiKey: 'benchmark-key-0123456789ab==' };
  const push = { token: 'benchmark-token', aesKey: '' };
  const credentials = {
    'ours-push': push,
    usual: key,
    secure: key,
    narrow: key,
    wide: key,
    platform: key,
  };
  for (const flow of ['flows', 'used', 'unused']) {
    writeFileSync(join(userDir, `${flow}_cred.json`), JSON.stringify(credentials));
  }
  return userDir;
}
