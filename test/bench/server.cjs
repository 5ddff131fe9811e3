'use strict';
/**
 * The platform of the benchmark, in a process of its own: answers every request with success as cheaply as it can, so
 * that the client is what is measured. Commands come over IPC: `hang` keeps answers back, `release` gives them,
 * `count` tells what was seen.
 */

const net = require('node:net');
const tls = require('node:tls');
const { readFileSync } = require('node:fs');

const answerWith = (body) =>
  Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
const ANSWER = answerWith('{"errno":0,"error":"succ"}');
/** Of a read, which is the only GET. */
const VALUE = answerWith(
  '{"errno":0,"error":"succ","data":[{"obj_inst_id":0,"res":[{"res_id":5851,"val":20}]}]}',
);
const G = 'G'.charCodeAt(0);
const END_OF_HEAD = Buffer.from('\r\n\r\n');

let hanging = false;
const held = [];
const seen = { requests: 0, sockets: 0, mostSockets: 0 };

function serve(socket) {
  seen.sockets += 1;
  seen.mostSockets = Math.max(seen.mostSockets, seen.sockets);
  let rest = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const head = rest.indexOf(END_OF_HEAD);
      if (head < 0) return;
      const length = /content-length: *(\d+)/i.exec(rest.toString('latin1', 0, head));
      const end = head + 4 + Number(length?.[1] ?? 0);
      if (rest.length < end) return;
      const answer = rest[0] === G ? VALUE : ANSWER;
      rest = rest.subarray(end);
      seen.requests += 1;
      if (hanging) held.push(socket);
      else socket.write(answer);
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    seen.sockets -= 1;
  });
}

const [key, cert] = process.argv.slice(2).map((file) => readFileSync(file));
const servers = { http: net.createServer(serve), https: tls.createServer({ key, cert }, serve) };

for (const server of Object.values(servers))
  server.listen({ host: '127.0.0.1', port: 0, backlog: 4096 });
servers.https.on('listening', () => {
  process.send({ http: servers.http.address().port, https: servers.https.address().port });
});
process.on('message', (command) => {
  if (command === 'hang') hanging = true;
  if (command === 'release') {
    hanging = false;
    for (const socket of held.splice(0)) if (!socket.destroyed) socket.write(ANSWER);
  }
  const counts = { ...seen };
  if (command === 'reset') Object.assign(seen, { requests: 0, mostSockets: seen.sockets });
  process.send(counts);
});
process.on('disconnect', () => process.exit());
