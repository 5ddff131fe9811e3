import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { TLSSocket, TlsOptions } from 'node:tls';
import type { LocalCode } from '../../../../lib/contract';
import type { Transport } from '../../../../lib/onenet';
import { answer, reset, SUCCESS, writeAndEnd } from '../../../support/behaviours';
import { MisbehavingServer, type Behaviour } from '../../../support/misbehaving-server';
import { TLS } from '../../../support/tls-fixture';
import { assertFails, send, transportTo } from '../../../support/transport-to';

const OK = { status: 200, body: SUCCESS };

describe('connecting', () => {
  const open: { close(): Promise<void> }[] = [];

  /** Closes it after the test, the latest first. */
  function closing<T extends { close(): Promise<void> }>(closable: T): T {
    open.unshift(closable);
    return closable;
  }

  function to(url: string, tls?: Parameters<typeof transportTo>[1]): Transport {
    return closing(transportTo(url, tls));
  }

  async function serve(tls?: TlsOptions): Promise<MisbehavingServer> {
    return closing(await MisbehavingServer.start(answer(), tls));
  }

  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  it('fails with the host and the port if nothing listens there', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const failure = await assertFails(send(to(`http://127.0.0.1:${port}`)), 'ONENET_UNREACHABLE');
    assert.equal(
      failure.message,
      `no connection to 127.0.0.1:${port}: the connection was refused, so nothing listens there; check the host and its port`,
    );
    assert.equal((failure.cause as NodeJS.ErrnoException).code, 'ECONNREFUSED');
  });

  it('fails if there is no such name', async () => {
    const transport = to('http://nonexistent.invalid');
    await assertFails(
      send(transport, { deadline: 8000 }),
      'ONENET_UNREACHABLE',
      /no connection to nonexistent\.invalid:80: /,
    );
  });

  it('reaches a server by its name', async () => {
    const server = await serve();
    assert.deepEqual(await send(to(`http://localhost:${server.port}`)), OK);
    assert.equal(server.received[0]?.headers.host, `localhost:${server.port}`);
  });

  it('fails if a plain server is asked for TLS', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await assertFails(
      send(to(`https://127.0.0.1:${port}`)),
      'ONENET_UNREACHABLE',
      /https on this port, or write http:\/\//,
    );
    server.close();
  });

  it('says so if a server of TLS is asked without', async () => {
    const alert = Buffer.from([21, 3, 1, 0, 2, 2, 70]);
    const answers: [behave: Behaviour, code: LocalCode][] = [
      [writeAndEnd(alert), 'ONENET_BAD_ANSWER'],
      [writeAndEnd(''), 'ONENET_CONNECTION_LOST'],
      [reset, 'ONENET_CONNECTION_LOST'],
      [
        answer('<h1>The plain HTTP request was sent to HTTPS port</h1>', { status: 400 }),
        'ONENET_BAD_ANSWER',
      ],
      [
        answer('Client sent an HTTP request to an HTTPS server.\n', { status: 400 }),
        'ONENET_BAD_ANSWER',
      ],
    ];
    for (const [behave, code] of answers) {
      const server = await serve();
      server.behave = behave;
      await assertFails(send(to(server.url)), code, /write https:\/\/ before the host/);
    }
  });

  it('suggests https to a real server of TLS that is asked without', async () => {
    const server = await serve(TLS);
    const sending = send(to(server.url.replace('https', 'http')));
    const error = await sending.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.match(String(error), /write https:\/\/ before the host/);
  });

  it('does not suggest https where the platform has answered before', async () => {
    const server = await serve();
    const transport = to(server.url);
    await send(transport);
    server.behave = reset;
    await assertFails(send(transport), 'ONENET_CONNECTION_LOST', /complete$/);
  });

  it('fails at the deadline if the handshake gets no answer, and closes the socket', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const accepted = once(server, 'connection');
    const { port } = server.address() as AddressInfo;
    const sending = send(to(`https://127.0.0.1:${port}`), { deadline: 80 });
    await assertFails(sending, 'ONENET_UNREACHABLE', /it could not be set up within 0\.08 s/);
    const [socket] = (await accepted) as [Socket];
    socket.resume();
    await once(socket, 'close');
    server.close();
  });

  describe('over TLS', () => {
    const forged: [what: string, tls: object | undefined, problem: RegExp][] = [
      ['a certificate that nobody vouches for', undefined, /not from an authority/],
      [
        'a certificate for another name',
        { ca: TLS.cert, servername: 'api.heclouds.com' },
        /another name/,
      ],
    ];
    for (const [what, tls, problem] of forged) {
      it(`sends nothing to ${what}`, async () => {
        const server = await serve(TLS);
        const transport = to(server.url, { tls });
        await assertFails(send(transport), 'ONENET_UNREACHABLE', problem);
        await assertFails(send(transport), 'ONENET_UNREACHABLE', problem);
        assert.equal(server.received.length, 0);
      });
    }

    const trusting: [what: string, tls: object][] = [
      ['a certificate whose authority is trusted', { ca: TLS.cert }],
      ['a certificate whose authority is one of several', { ca: [TLS.cert] }],
      ['a certificate for the name that is asked for', { ca: TLS.cert, servername: 'localhost' }],
      ['any certificate at all, if told so', { rejectUnauthorized: false }],
    ];
    for (const [what, tls] of trusting) {
      it(`trusts ${what}`, async () => {
        const server = await serve(TLS);
        assert.deepEqual(await send(to(server.url, { tls })), OK);
      });
    }

    it('uses one connection again, and resumes the session on the next', async () => {
      const server = await serve(TLS);
      const transport = to(server.url, { tls: { ca: TLS.cert } });
      await send(transport);
      await send(transport);
      assert.equal(server.accepted, 1);
      for (const socket of server.sockets) socket.destroy();
      await server.until(({ sockets }) => sockets.size === 0);
      await send(transport);
      const [second] = [...server.sockets] as TLSSocket[];
      assert.equal(second?.isSessionReused(), true);
    });

    it('says the name to the server, but never an address', async () => {
      const names: string[] = [];
      const server = await serve({
        ...TLS,
        SNICallback: (name, done) => {
          names.push(name);
          done(null);
        },
      });
      const tls = { ca: TLS.cert };
      await send(to(`https://localhost:${server.port}`, { tls }));
      await send(to(server.url, { tls }));
      assert.deepEqual(names, ['localhost']);
    });

    it('shows a certificate of its own, with a key behind a passphrase', async () => {
      const server = await serve({ ...TLS, ca: TLS.cert, requestCert: true });
      const key = createPrivateKey(TLS.key).export({
        type: 'pkcs8',
        format: 'pem',
        cipher: 'aes-256-cbc',
        passphrase: 'open sesame',
      });
      const mine = { cert: TLS.cert, key, passphrase: 'open sesame' };
      assert.deepEqual(await send(to(server.url, { tls: { ca: TLS.cert, ...mine } })), OK);
    });

    it('fails if the server wants a certificate and gets none', async () => {
      const server = await serve({
        ...TLS,
        ca: TLS.cert,
        requestCert: true,
        maxVersion: 'TLSv1.2',
      });
      await assertFails(
        send(to(server.url, { tls: { ca: TLS.cert } })),
        'ONENET_UNREACHABLE',
        /https on this port/,
      );
      assert.equal(server.received.length, 0);
    });

    const useless: [what: string, tls: object][] = [
      ['a certificate that is none', { cert: 'Canary', key: TLS.key }],
      ['a key that is none', { cert: TLS.cert, key: 'Canary' }],
    ];
    for (const [what, tls] of useless) {
      it(`refuses ${what} at once, with ONENET_CONFIG`, async () => {
        const making = Promise.resolve().then(() => transportTo('https://127.0.0.1', { tls }));
        await assertFails(making, 'ONENET_CONFIG', /TLS certificates/);
      });
    }
  });
});
