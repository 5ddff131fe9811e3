import assert from 'node:assert/strict';
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer, Socket, type AddressInfo, type Server } from 'node:net';
import { mock } from 'node:test';
import { createConnector } from '../../../../lib/onenet/http/connector';
import type { ConnectError } from '../../../../lib/onenet/http/sockets';
import {
  ATTEMPT_DELAY,
  CONNECT_TIMEOUT,
  socketOpener,
  type GiveUp,
  type Step,
} from '../../../../lib/onenet/http/sockets';
import { baseUrlOf } from '../../../support/transport-to';

interface Opening {
  readonly ended: Promise<ConnectError | Socket>;
  readonly giveUp: GiveUp;
}

function start(step: Step): Opening {
  let giveUp: GiveUp = () => undefined;
  const ended = new Promise<ConnectError | Socket>((resolve) => {
    giveUp = step((error, socket) => {
      resolve(error ?? socket);
    });
  });
  return {
    ended,
    giveUp: () => {
      giveUp();
    },
  };
}

/** A network whose names and connections do what the test says. */
class FakeNetwork {
  readonly asked: string[] = [];
  readonly attempts: { readonly host: string; readonly socket: Socket }[] = [];
  readonly sockets = new Set<Socket>();
  #answers: ((error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void)[] = [];

  opener(hostname = 'platform.test'): Step {
    return socketOpener({ hostname, port: 80 }, this.sockets, {
      lookup: (name, done) => {
        this.asked.push(name);
        this.#answers.push(done);
      },
      connect: ({ host }) => {
        const socket = new Socket();
        this.attempts.push({ host, socket });
        return socket;
      },
    });
  }

  answer(...addresses: string[]): void {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    for (const each of this.#answers.splice(0)) each(null, found);
  }

  failLookup(code: string): void {
    for (const each of this.#answers.splice(0)) each(coded(code), []);
  }

  get hosts(): string[] {
    return this.attempts.map(({ host }) => host);
  }

  connect(host: string): Socket {
    const { socket } = this.find(host);
    socket.emit('connect');
    return socket;
  }

  async refuse(host: string, code = 'ECONNREFUSED'): Promise<void> {
    const { socket } = this.find(host);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.destroy(coded(code));
    await closed;
  }

  find(host: string): { socket: Socket } {
    const attempt = this.attempts.find((each) => each.host === host);
    assert.ok(attempt, `${host} is not tried`);
    return attempt;
  }
}

function coded(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

describe('an opener of sockets', () => {
  let network: FakeNetwork;

  beforeEach(() => {
    network = new FakeNetwork();
    mock.timers.enable({ apis: ['setTimeout'] });
  });

  afterEach(() => {
    mock.timers.reset();
    for (const { socket } of network.attempts) socket.destroy();
  });

  it('takes the only address', async () => {
    const { ended } = start(network.opener());
    network.answer('192.0.2.1');
    const socket = network.connect('192.0.2.1');
    assert.equal(await ended, socket);
    assert.deepEqual(network.sockets, new Set([socket]));
  });

  it('waits for a slow address while another one refuses', async () => {
    const { ended } = start(network.opener());
    network.answer('192.0.2.1', '192.0.2.2');
    mock.timers.tick(ATTEMPT_DELAY);
    await network.refuse('192.0.2.2');
    mock.timers.tick(CONNECT_TIMEOUT / 2);
    const socket = network.connect('192.0.2.1');
    assert.equal(await ended, socket);
  });

  it('tries the next address beside a slow one, and closes the one that loses', async () => {
    const { ended } = start(network.opener());
    network.answer('192.0.2.1', '192.0.2.2', '192.0.2.3');
    assert.deepEqual(network.hosts, ['192.0.2.1']);
    mock.timers.tick(ATTEMPT_DELAY);
    assert.deepEqual(network.hosts, ['192.0.2.1', '192.0.2.2']);
    const socket = network.connect('192.0.2.2');
    assert.equal(await ended, socket);
    assert.equal(network.find('192.0.2.1').socket.destroyed, true);
    mock.timers.tick(10 * ATTEMPT_DELAY);
    assert.equal(network.hosts.length, 2);
  });

  it('tries the next address at once when one fails', async () => {
    const { ended } = start(network.opener());
    network.answer('192.0.2.1', '192.0.2.2');
    await network.refuse('192.0.2.1');
    assert.equal(network.connect('192.0.2.2'), await ended);
  });

  it('takes turns between IPv6 and IPv4', async () => {
    const { ended } = start(network.opener());
    network.answer('2001:db8::1', '2001:db8::2', '2001:db8::3', '192.0.2.1');
    for (let i = 0; i < 3; i += 1) mock.timers.tick(ATTEMPT_DELAY);
    assert.deepEqual(network.hosts, ['2001:db8::1', '192.0.2.1', '2001:db8::2', '2001:db8::3']);
    for (const host of network.hosts) await network.refuse(host);
    assert.ok((await ended) instanceof Error);
  });

  it('fails once all addresses have, with the failure that tells most', async () => {
    const { ended } = start(network.opener());
    network.answer('192.0.2.1', '2001:db8::1');
    await network.refuse('192.0.2.1', 'ECONNREFUSED');
    await network.refuse('2001:db8::1', 'ENETUNREACH');
    assert.equal(((await ended) as ConnectError).code, 'ECONNREFUSED');
  });

  it('fails if there is no such name', async () => {
    const { ended } = start(network.opener());
    network.failLookup('ENOTFOUND');
    assert.equal(((await ended) as ConnectError).fault.rule, 'connectNameUnknown');
  });

  it('asks once for all who ask at the same time, and again later', async () => {
    const step = network.opener();
    const first = [start(step), start(step), start(step)];
    assert.equal(network.asked.length, 1);
    network.answer('192.0.2.1');
    assert.equal(network.attempts.length, 3);
    for (const { socket } of network.attempts) socket.emit('connect');
    for (const { ended } of first) assert.ok((await ended) instanceof Socket);
    start(step);
    assert.equal(network.asked.length, 2);
  });

  it('asks nobody for an address', async () => {
    const { ended } = start(network.opener('192.0.2.1'));
    await Promise.resolve();
    assert.equal(network.connect('192.0.2.1'), await ended);
    assert.deepEqual(network.asked, []);
  });

  it('closes everything when it is given up, and says nothing', async () => {
    const { ended, giveUp } = start(network.opener());
    network.answer('192.0.2.1', '192.0.2.2');
    mock.timers.tick(ATTEMPT_DELAY);
    giveUp();
    mock.timers.tick(CONNECT_TIMEOUT);
    assert.ok(network.attempts.every(({ socket }) => socket.destroyed));
    const other = start(network.opener());
    other.giveUp();
    network.answer('192.0.2.1');
    assert.equal(network.attempts.length, 2);
    assert.equal(await Promise.race([ended, other.ended, Promise.resolve('nothing')]), 'nothing');
  });
});

describe('a connector', () => {
  let server: Server;
  const accepted = new Set<Socket>();
  const sockets = new Set<Socket>();

  beforeEach(async () => {
    server = createServer((socket) => {
      accepted.add(socket.on('error', () => undefined));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    mock.timers.reset();
    for (const socket of [...accepted, ...sockets]) socket.destroy();
    accepted.clear();
    server.close();
    await once(server, 'close');
  });

  function open(scheme: string): Opening {
    const { port } = server.address() as AddressInfo;
    const baseUrl = baseUrlOf(`${scheme}://127.0.0.1:${port}`);
    return start(createConnector(baseUrl, undefined, undefined, sockets));
  }

  it('gives up a server that does not answer the TLS handshake in time', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { ended } = open('https');
    const [peer] = (await once(server, 'connection')) as [Socket];
    await once(peer, 'readable');
    mock.timers.tick(CONNECT_TIMEOUT - 1);
    const [socket] = sockets;
    assert.equal(socket?.destroyed, false);
    mock.timers.tick(1);
    const error = (await ended) as ConnectError;
    assert.equal(error.code, 'ETIMEDOUT');
    assert.match(error.message, /within 10 s/);
    assert.equal(socket.destroyed, true);
  });

  it('leaves no limit behind once the socket is open', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const socket = (await open('http').ended) as Socket;
    mock.timers.tick(2 * CONNECT_TIMEOUT);
    assert.equal(socket.destroyed, false);
  });

  it('bears an error that comes after the socket is open', async () => {
    const socket = (await open('http').ended) as Socket;
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.destroy(new Error('late'));
    await closed;
    assert.equal(socket.errored?.message, 'late');
    assert.equal(sockets.size, 0);
  });
});
