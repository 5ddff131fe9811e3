'use strict';
/**
 * The child process in which tests run a real Node-RED: of any version, from any folder, embedded as its
 * documentation says. Plain JavaScript for any Node. It tells its parent what the runtime does.
 *
 * argv: the folder of the `node-red` package; environment ONENET_TEST_SETTINGS: further settings as JSON.
 */
const { createServer } = require('node:http');
const { inspect } = require('node:util');

const RED = require(process.argv[2]);
const tell = (event) => process.send?.(event);

/** Everything a message holds, to a depth at which a stray client or request object would show. */
const look = (value) =>
  inspect(value, {
    depth: 12,
    maxArrayLength: null,
    maxStringLength: null,
    showHidden: true,
    breakLength: Infinity,
  });

/** The plain part of a message; `req` and `res` of an HTTP node do not travel. */
const plain = (msg) =>
  JSON.parse(
    JSON.stringify({ ...msg, req: undefined, res: undefined }, (_key, value) =>
      typeof value === 'bigint' ? `${value}n` : value,
    ),
  );

const server = createServer();
server.on('request', (request, response) => {
  RED.httpAdmin(request, response, () => RED.httpNode(request, response));
});
server.listen(0, '127.0.0.1', () => {
  start(server.address().port).catch((error) => {
    console.error(error);
    process.exit(1);
  });
});

async function start(port) {
  RED.init(server, {
    uiHost: '127.0.0.1',
    uiPort: port,
    flowFile: 'flows.json',
    httpAdminRoot: '/',
    httpNodeRoot: '/',
    credentialSecret: 'test',
    telemetry: { enabled: false, updateNotification: false },
    editorTheme: { tours: false, projects: { enabled: false }, palette: { catalogues: [] } },
    ...JSON.parse(process.env.ONENET_TEST_SETTINGS ?? '{}'),
  });
  watch();
  await RED.start();
  tell({ kind: 'ready', port });
}

function watch() {
  RED.events.on('flows:stopping', () => tell({ kind: 'stopping' }));
  RED.events.on('flows:started', () => tell({ kind: 'flows' }));
  RED.events.on('node-status', ({ id, status }) => tell({ kind: 'status', node: id, status }));
  RED.hooks.add('onSend.test', (sends) => {
    for (const { msg, source, destination } of sends) {
      const { id, port } = source;
      tell({ kind: 'send', node: id, port, to: destination.id, msg: plain(msg), text: look(msg) });
    }
  });
  RED.hooks.add('onComplete.test', ({ msg, node, error }) => {
    const failure = error ? { message: String(error.message ?? error), code: error.code } : null;
    const text = look(msg) + (error ? look(error) : '');
    tell({ kind: 'complete', node: node.id, msg: plain(msg), error: failure, text });
  });
}

let stopping = false;
// Without its parent the child has no purpose.
process.on('disconnect', () => stopping || process.exit(1));
process.on('message', (word) => {
  if (word === 'simulator') tell({ kind: 'simulator', url: simulatorUrl() });
  if (word !== 'stop') return;
  stopping = true;
  RED.stop().then(
    () => {
      server.close();
      server.closeAllConnections();
      process.disconnect();
    },
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});

/** Where the package under test, wherever it is installed, has its built-in simulator. */
function simulatorUrl() {
  const door = /onenet-nbiot[\\/]dist[\\/]lib[\\/]simulator[\\/]index\.js$/;
  const file = Object.keys(require.cache).find((path) => door.test(path));
  return file === undefined ? undefined : require(file).embeddedSimulatorUrl();
}
