'use strict';
/**
 * The platform that pushes, in a process of its own. A request comes over IPC: the address, how many pushes, how many at
 * once, how many points in each. Connections are kept, and requests are written as cheaply as can be, so that the receiver is what is measured.
 */

const { createHash } = require('node:crypto');
const net = require('node:net');

const TOKEN = 'benchmark-token';
const NONCE = '?@H&9p9E';
/** Pushes that differ, so that none is a repeat. */
let serial = 0;

function point() {
  serial += 1;
  const imei = `86${String(serial % 5000).padStart(13, '0')}`;
  return `{"at":${1466133706841 + serial},"imei":"${imei}","type":1,"ds_id":"3303_0_5700","value":${serial % 100}.5,"dev_id":2016617}`;
}

/** @param points more than one come as a batch */
function push(path, points) {
  const msg = points === 1 ? point() : `[${Array.from({ length: points }, point).join(',')}]`;
  const signature = createHash('md5').update(`${TOKEN}${NONCE}${msg}`).digest('base64');
  const body = `{"msg":${msg},"msg_signature":"${signature}","nonce":"${NONCE}"}`;
  return `POST ${path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** Resolves to how long it took, and how many were not answered with 200. */
function run({ port, path, count, inFlight, points = 1 }) {
  return new Promise((resolve) => {
    const requests = Array.from({ length: count }, () => push(path, points));
    const start = performance.now();
    let next = 0;
    let finished = 0;
    let lost = 0;
    for (let i = 0; i < inFlight; i += 1) {
      const socket = net.connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      let rest = '';
      const send = () => {
        if (next === count) return;
        socket.write(requests[next]);
        next += 1;
      };
      socket.on('connect', send);
      socket.on('data', (chunk) => {
        rest += chunk.toString('latin1');
        const head = rest.indexOf('\r\n\r\n');
        if (head < 0) return;
        const length = Number(/content-length: *(\d+)/i.exec(rest)?.[1] ?? 0);
        if (rest.length < head + 4 + length) return;
        if (!rest.startsWith('HTTP/1.1 200')) lost += 1;
        rest = '';
        finished += 1;
        if (finished === count) resolve({ seconds: (performance.now() - start) / 1000, lost });
        send();
        if (next === count) socket.unref();
      });
    }
  });
}

process.on('message', async (request) => {
  process.send(await run(request));
});
process.on('disconnect', () => process.exit());
process.send('ready');
