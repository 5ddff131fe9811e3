import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { mock } from 'node:test';
import { setImmediate as turnOver } from 'node:timers/promises';
import type { Transport } from '../../../../lib/onenet';
import { createConnector, readProxy } from '../../../../lib/onenet/http/connector';
import { CONNECT_TIMEOUT } from '../../../../lib/onenet/http/sockets';
import { answer, hang, reset, SUCCESS, writeAndEnd } from '../../../support/behaviours';
import { MisbehavingServer, type Behaviour } from '../../../support/misbehaving-server';
import { PRIVATE } from '../../../support/tls-fixture';
import { assertFails, baseUrlOf, send, transportTo } from '../../../support/transport-to';

const URL = 'https://platform.test';
const LOGIN = { username: 'me', password: 'Canary' };
const NTLM = ['Proxy-Authenticate: NTLM', 'proxy-authenticate: Negotiate, Digest realm="basic"'];

describe('a tunnel', () => {
  let proxy: MisbehavingServer;
  let transport: Transport;

  beforeEach(async () => {
    proxy = await MisbehavingServer.start(hang);
    transport = through(LOGIN);
  });

  afterEach(async () => {
    await transport.close();
    await proxy.close();
  });

  function through(login: object, url = proxy.url): Transport {
    return transportTo(URL, { tls: { ca: PRIVATE.ca }, proxy: { url, ...login } });
  }

  describe('is refused, so that nothing was sent', () => {
    const rows: [what: string, behave: Behaviour, code: string, sentence: RegExp][] = [
      [
        'with 407 to a login',
        answer('', { status: 407, headers: ['Proxy-Authenticate: Basic realm="x"'] }),
        'LOGIN',
        /the proxy 127\.0\.0\.1:\d+ does not accept the user name and the password \(HTTP 407\)$/,
      ],
      [
        'with 407 and Basic among others',
        answer('', { status: 407, headers: ['Proxy-Authenticate: NTLM, basic realm="x"'] }),
        'LOGIN',
        /does not accept/,
      ],
      [
        'with 407 and no word about how',
        answer('login', { status: 407 }),
        'LOGIN',
        /does not accept/,
      ],
      [
        'with 407 and another kind of login',
        answer('', { status: 407, headers: NTLM }),
        'LOGIN',
        /wants a login of another kind than a user name and a password/,
      ],
      ['with 403', answer('no', { status: 403 }), 'STATUS_403', /refuses to connect with HTTP 403/],
      ['with 502', answer('no', { status: 502 }), 'STATUS_502', /refuses to connect with HTTP 502/],
      ['with 302', answer('', { status: 302 }), 'STATUS_302', /HTTP 302/],
      [
        'by words that are not HTTP',
        writeAndEnd('SSH-2.0-Canary\r\n'),
        'NO_HTTP',
        /check the addr/,
      ],
      ['by HTTP of another kind', writeAndEnd('HTTP/2 200\r\n\r\n'), 'NO_HTTP', /HTTP proxy/],
      ['by a status that is none', writeAndEnd('HTTP/1.1 20\r\n\r\n'), 'NO_HTTP', /HTTP proxy/],
      ['by TLS', writeAndEnd(Buffer.from([21, 3, 1, 0, 2, 2, 70])), 'NO_HTTP', /HTTP proxy/],
      [
        'by headers without end',
        (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'x: Canary\r\n'.repeat(4000)}`),
        'NO_HTTP',
        /HTTP proxy/,
      ],
      ['by a close', writeAndEnd(''), 'CLOSED', /closed the connection without an answer/],
      ['by a close in the answer', writeAndEnd('HTTP/1.1 200 OK\r\n'), 'CLOSED', /closed/],
      ['by a reset', reset, 'CLOSED', /closed/],
    ];
    for (const [what, behave, code, sentence] of rows) {
      it(what, async () => {
        proxy.behave = behave;
        const failure = await assertFails(send(transport), 'ONENET_UNREACHABLE', sentence);
        assert.match(failure.message, /^no connection to platform\.test:443: .*127\.0\.0\.1:\d+/);
        assert.equal((failure.cause as NodeJS.ErrnoException).code, `ERR_PROXY_${code}`);
        await proxy.until(({ sockets }) => sockets.size === 0);
        assert.equal(proxy.received[0]?.method, 'CONNECT');
        assert.equal(proxy.received.length, 1);
      });
    }

    it('with 407 to nobody', async () => {
      proxy.behave = answer('', { status: 407 });
      transport = through({});
      await assertFails(send(transport), 'ONENET_UNREACHABLE', /wants a user name and a password/);
    });

    it('by silence', async () => {
      const step = createConnector(
        baseUrlOf(URL),
        { ca: PRIVATE.ca },
        readProxy({ url: proxy.url, ...LOGIN }),
        new Set(),
      );
      mock.timers.enable({ apis: ['setTimeout'] });
      const refused = new Promise<Error | null>((resolve) => {
        step((...[error]) => {
          resolve(error);
        });
      });
      await proxy.until(({ received }) => received.length === 1);
      mock.timers.tick(CONNECT_TIMEOUT);
      mock.timers.reset();
      const failure = await refused;
      assert.match(failure?.message ?? '', /127\.0\.0\.1:\d+ did not answer within 10 s/);
      assert.equal((failure as NodeJS.ErrnoException).code, 'ERR_PROXY_SILENT');
      await proxy.until(({ sockets }) => sockets.size === 0);
    });
  });

  describe('is not there', () => {
    async function assertUnreachable(url: string, sentence: RegExp): Promise<void> {
      transport = through(LOGIN, url);
      const sending = send(transport, { deadline: 8000 });
      const failure = await assertFails(sending, 'ONENET_UNREACHABLE', sentence);
      assert.equal((failure.cause as NodeJS.ErrnoException).code, 'ERR_PROXY_UNREACHABLE');
    }

    it('if nothing listens', () =>
      assertUnreachable(
        'http://127.0.0.1:9',
        /the proxy 127\.0\.0\.1:9 cannot be reached: the connection was refused/,
      ));

    it('if there is no such name', () =>
      assertUnreachable(
        'http://nonexistent.invalid:3128',
        /the proxy nonexistent\.invalid:3128 cannot be reached: /,
      ));

    it('if it speaks no TLS and should', async () => {
      const plain = createServer((socket) => {
        socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n');
      }).listen(0, '127.0.0.1');
      await once(plain, 'listening');
      const { port } = plain.address() as AddressInfo;
      await assertUnreachable(
        `https://127.0.0.1:${port}`,
        /cannot be reached: .*https on this port/,
      );
      plain.close();
    });
  });

  describe('is given up while the proxy thinks', () => {
    it('at the deadline', async () => {
      const sending = send(transport, { deadline: 80 });
      await assertFails(sending, 'ONENET_UNREACHABLE', /it could not be set up within 0\.08 s/);
      await proxy.until(({ sockets }) => sockets.size === 0);
    });

    it('with its request', async () => {
      const controller = new AbortController();
      const sending = send(transport, {}, controller.signal);
      await proxy.until(({ received }) => received.length === 1);
      controller.abort();
      await assertFails(sending, 'ONENET_STOPPED');
      await proxy.until(({ sockets }) => sockets.size === 0);
    });

    it('with the transport', async () => {
      const sending = send(transport);
      await proxy.until(({ received }) => received.length === 1);
      const stopped = assertFails(sending, 'ONENET_STOPPED');
      await transport.close();
      await stopped;
      await proxy.until(({ sockets }) => sockets.size === 0);
    });
  });

  describe('is given up in the handshake behind it', () => {
    const established: Behaviour = (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n');
    /** The proxy has got the first bytes of TLS. */
    const shaking = (server: MisbehavingServer) =>
      [...server.sockets].some((socket) => socket.bytesRead > 300);

    beforeEach(() => {
      proxy.behave = established;
    });

    it('at the deadline', async () => {
      await assertFails(
        send(transport, { deadline: 150 }),
        'ONENET_UNREACHABLE',
        /could not be set up/,
      );
      await proxy.until(({ sockets }) => sockets.size === 0);
    });

    for (const how of ['with its request', 'with the transport'] as const) {
      it(how, async () => {
        const controller = new AbortController();
        let begun: () => void = () => undefined;
        const handshake = new Promise<void>((resolve) => (begun = resolve));
        proxy.behave = (socket, request) => {
          established(socket, request);
          socket.once('data', () => {
            begun();
          });
        };
        const sending = send(transport, {}, controller.signal);
        await handshake;
        assert.ok(shaking(proxy));
        const stopped = assertFails(sending, 'ONENET_STOPPED');
        if (how === 'with its request') controller.abort();
        else await transport.close();
        await stopped;
        await proxy.until(({ sockets }) => sockets.size === 0);
      });
    }

    const ends: [what: string, after: (socket: Socket) => void, sentence: RegExp][] = [
      ['by a close', (socket) => socket.end(), /closed while it was being set up/],
      ['by a reset', (socket) => socket.resetAndDestroy(), /closed while it was being set up/],
      ['by words that are not TLS', (socket) => socket.end('hello, hello'), /https on this port/],
    ];
    for (const [what, after, sentence] of ends) {
      it(what, async () => {
        proxy.behave = (socket, request) => {
          established(socket, request);
          socket.once('data', () => {
            after(socket);
          });
        };
        await assertFails(send(transport), 'ONENET_UNREACHABLE', sentence);
        await proxy.until(({ sockets }) => sockets.size === 0);
      });
    }
  });

  describe('is opened by an answer', () => {
    const answers: [what: string, pieces: string[]][] = [
      ['as it should be', ['HTTP/1.1 200 Connection established\r\n\r\n']],
      ['of old', ['HTTP/1.0 200 OK\r\nProxy-Agent: old\r\n\r\n']],
      ['without a word', ['HTTP/1.1 200\r\n\r\n']],
      ['with another good status', ['HTTP/1.1 201 Created\r\n\r\n']],
      ['in pieces', Array.from('HTTP/1.1 200 OK\r\nvia: x\r\n\r\n')],
    ];
    for (const [what, pieces] of answers) {
      it(what, async () => {
        const platform = await MisbehavingServer.start(answer(), PRIVATE.server);
        proxy.behave = (socket) => void passOn(socket, pieces, platform.port);
        assert.deepEqual(await send(transport), { status: 200, body: SUCCESS });
        assert.deepEqual(await send(transport), { status: 200, body: SUCCESS });
        assert.equal(proxy.received.length, 1);
        await platform.close();
      });
    }
  });

  it('leaves no socket and no timer behind', async () => {
    await turnOver();
    const before = resources();
    const own = await MisbehavingServer.start(hang);
    const several = Array.from({ length: 5 }, () => through(LOGIN, own.url));
    const sending = several.map((each) => send(each));
    await own.until(({ received }) => received.length === 5);
    own.behave = answer('', { status: 503 });
    for (const socket of [...own.sockets].slice(3)) socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const settled = Promise.allSettled(sending);
    await Promise.all(several.map((each) => each.close()));
    await settled;
    await own.close();
    for (let turn = 0; turn < 20 && resources().length > before.length; turn += 1) await turnOver();
    assert.deepEqual(resources(), before);
  });
});

/** Says these pieces one by one, and is then a wire to the port. */
async function passOn(socket: Socket, pieces: readonly string[], port: number): Promise<void> {
  const onward = connect(port, '127.0.0.1');
  await once(onward, 'connect');
  onward.on('error', () => undefined).on('close', () => socket.destroy());
  socket.on('close', () => onward.destroy());
  socket.on('data', (text: string) => onward.write(text, 'latin1'));
  for (const piece of pieces) {
    socket.write(piece);
    await turnOver();
  }
  onward.pipe(socket);
}

/** What keeps the process alive, apart from what comes and goes with any turn of the event loop. */
function resources(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => name !== 'Immediate' && !name.startsWith('FS'))
    .sort();
}
