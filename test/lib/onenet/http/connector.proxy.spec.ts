import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import type { TlsOptions, TLSSocket } from 'node:tls';
import type { Transport } from '../../../../lib/onenet';
import { answer, hang, SUCCESS } from '../../../support/behaviours';
import { MisbehavingServer } from '../../../support/misbehaving-server';
import { ProxyServer, type ProxyServerOptions } from '../../../support/proxy-server';
import { PRIVATE } from '../../../support/tls-fixture';
import { assertFails, send, transportTo } from '../../../support/transport-to';

const OK = { status: 200, body: SUCCESS };
const LOGIN = { username: 'me', password: 'Canary:pässword' };
const login = `${LOGIN.username}:${LOGIN.password}`;
/** A server that shows its certificate and wants to see one. */
const MUTUAL = { ...PRIVATE.server, ca: PRIVATE.ca, requestCert: true, rejectUnauthorized: true };

describe('a proxy', () => {
  const open: { close(): Promise<void> }[] = [];

  function closing<T extends { close(): Promise<void> }>(closable: T): T {
    open.unshift(closable);
    return closable;
  }

  async function serve(tls?: TlsOptions): Promise<MisbehavingServer> {
    return closing(await MisbehavingServer.start(answer(), tls));
  }

  async function proxyTo(
    place: string,
    server: MisbehavingServer,
    options: Partial<ProxyServerOptions> = {},
  ): Promise<ProxyServer> {
    return closing(await ProxyServer.start({ ports: { [place]: server.port }, ...options }));
  }

  function to(url: string, options: Parameters<typeof transportTo>[1]): Transport {
    return closing(transportTo(url, options));
  }

  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  describe('with https behind it', () => {
    const place = 'platform.test:443';
    const url = 'https://platform.test';

    it('is passed with a login, towards a server with a private authority and with our certificate', async () => {
      const server = await serve(MUTUAL);
      const proxy = await proxyTo(place, server, { login });
      const key = createPrivateKey(PRIVATE.client.key).export({
        type: 'pkcs8',
        format: 'pem',
        cipher: 'aes-256-cbc',
        passphrase: 'open sesame',
      });
      const tls = { ca: PRIVATE.ca, cert: PRIVATE.client.cert, key, passphrase: 'open sesame' };
      const transport = to(url, { tls, proxy: { url: proxy.url, ...LOGIN } });
      assert.deepEqual(await send(transport, { target: '/nbiot?imei=1' }), OK);
      const [asked] = proxy.asked;
      assert.deepEqual([asked?.method, asked?.target, asked?.passed], ['CONNECT', place, true]);
      assert.equal(asked?.headers.host, place);
      assert.ok(!JSON.stringify(proxy.asked).includes('api-key'), 'the proxy sees no key');
      const [received] = server.received;
      assert.equal(received?.target, '/nbiot?imei=1');
      assert.equal(received.headers.host, 'platform.test');
      assert.equal(received.headers['proxy-authorization'], undefined);
      const [socket] = [...server.sockets] as TLSSocket[];
      assert.equal(socket?.getPeerCertificate().subject.CN, 'Test client');
    });

    it('carries one connection for many requests, and resumes the session on the next', async () => {
      const server = await serve(PRIVATE.server);
      const proxy = await proxyTo(place, server);
      const transport = to(url, { tls: { ca: PRIVATE.ca }, proxy: { url: proxy.url } });
      await send(transport);
      await send(transport);
      await send(transport);
      assert.equal(proxy.asked.length, 1);
      assert.equal(proxy.asked[0]?.headers['proxy-authorization'], undefined);
      for (const socket of server.sockets) socket.end();
      await proxy.quiet();
      assert.deepEqual(await send(transport), OK);
      const [second] = [...server.sockets] as TLSSocket[];
      assert.equal(second?.isSessionReused(), true);
      assert.equal(proxy.asked.length, 2);
    });

    it('is told an IPv6 address in brackets', async () => {
      const server = await serve(PRIVATE.server);
      const proxy = await proxyTo('[::1]:8443', server);
      const transport = to('https://[::1]:8443', {
        tls: { ca: PRIVATE.ca },
        proxy: { url: proxy.url },
      });
      assert.deepEqual(await send(transport), OK);
      assert.equal(proxy.asked[0]?.target, '[::1]:8443');
      assert.equal(server.received[0]?.headers.host, '[::1]:8443');
    });

    it('may itself be reached over TLS', async () => {
      const server = await serve(PRIVATE.server);
      const proxy = await proxyTo(place, server, { login, tls: PRIVATE.server });
      const transport = to(url, {
        tls: { ca: PRIVATE.ca },
        proxy: { url: proxy.url, ...LOGIN, tls: { ca: PRIVATE.ca } },
      });
      assert.deepEqual(await send(transport), OK);
      assert.deepEqual(await send(transport), OK);
      assert.equal(proxy.asked.length, 1);
    });

    it('must show a certificate itself if it is reached over TLS', async () => {
      const server = await serve(PRIVATE.server);
      const proxy = await proxyTo(place, server, { tls: PRIVATE.server });
      const transport = to(url, { tls: { ca: PRIVATE.ca }, proxy: { url: proxy.url } });
      const failure = await assertFails(
        send(transport),
        'ONENET_UNREACHABLE',
        /the proxy 127\.0\.0\.1:\d+ cannot be reached: the certificate is not from an authority/,
      );
      assert.equal(codeOf(failure), 'ERR_PROXY_UNREACHABLE');
    });

    const forged: [what: string, tls: object, problem: RegExp][] = [
      ['whose authority is unknown', {}, /not from an authority/],
      ['with another name', { ca: PRIVATE.ca, servername: 'other.test' }, /another name/],
    ];
    for (const [what, tls, problem] of forged) {
      it(`lets nothing through to a server ${what}`, async () => {
        const server = await serve(PRIVATE.server);
        const proxy = await proxyTo(place, server);
        const transport = to(url, { tls, proxy: { url: proxy.url } });
        await assertFails(send(transport), 'ONENET_UNREACHABLE', problem);
        assert.equal(server.received.length, 0);
        await server.until(({ sockets }) => sockets.size === 0);
      });
    }

    it('ends with the request that is stopped, and carries the next anew', async () => {
      const server = await serve(PRIVATE.server);
      server.behave = hang;
      const proxy = await proxyTo(place, server);
      const transport = to(url, { tls: { ca: PRIVATE.ca }, proxy: { url: proxy.url } });
      const controller = new AbortController();
      const sending = send(transport, {}, controller.signal);
      await server.until(({ received }) => received.length === 1);
      controller.abort();
      await assertFails(sending, 'ONENET_STOPPED');
      await server.until(({ sockets }) => sockets.size === 0);
      server.behave = answer();
      assert.deepEqual(await send(transport), OK);
    });

    it('is left without a socket when the transport is closed', async () => {
      const server = await serve(PRIVATE.server);
      const proxy = await proxyTo(place, server);
      const transport = to(url, { tls: { ca: PRIVATE.ca }, proxy: { url: proxy.url } });
      await Promise.all(Array.from({ length: 8 }, () => send(transport)));
      server.behave = hang;
      const sending = send(transport);
      await server.until(({ received }) => received.length === 9);
      const stopped = assertFails(sending, 'ONENET_STOPPED');
      await transport.close();
      await stopped;
      await server.until(({ sockets }) => sockets.size === 0);
    });

    it('says nothing about a request that broke off on the other side', async () => {
      const server = await serve(PRIVATE.server);
      server.behave = (socket) => socket.destroy();
      const proxy = await proxyTo(place, server);
      const transport = to(url, { tls: { ca: PRIVATE.ca }, proxy: { url: proxy.url } });
      await assertFails(send(transport), 'ONENET_CONNECTION_LOST', /platform\.test:443/);
    });
  });

  for (const url of ['http:// Canary', 'http://me:Canary@127.0.0.1', 'socks5://127.0.0.1']) {
    it(`with the address ${url.replace('Canary', '…')} is refused at once`, async () => {
      const making = Promise.resolve().then(() => to('https://platform.test', { proxy: { url } }));
      await assertFails(making, 'ONENET_CONFIG', /the address of the proxy cannot be used/);
    });
  }

  describe('with http behind it', () => {
    const place = 'platform.test:80';
    const url = 'http://platform.test/prefix';

    it('passes requests on that name the whole address', async () => {
      const server = await serve();
      const proxy = await proxyTo(place, server, { login });
      const transport = to(url, { proxy: { url: proxy.url, ...LOGIN } });
      assert.equal((await send(transport, { target: '/nbiot?imei=1' })).body, SUCCESS);
      const [asked] = proxy.asked;
      assert.equal(asked?.method, 'POST');
      assert.equal(asked.target, 'http://platform.test/prefix/nbiot?imei=1');
      assert.equal(asked.headers.host, 'platform.test');
      const [received] = server.received;
      assert.equal(received?.target, '/prefix/nbiot?imei=1');
      assert.equal(received.body, '{"data":[]}');
      assert.equal(received.headers['proxy-authorization'], undefined);
    });

    it('names an IPv6 address and a port', async () => {
      const server = await serve();
      const proxy = await proxyTo('[::1]:8080', server);
      assert.equal(
        (await send(to('http://[::1]:8080', { proxy: { url: proxy.url } }))).status,
        200,
      );
      assert.equal(proxy.asked[0]?.target, 'http://[::1]:8080/nbiot?imei=1');
    });

    const logins: [what: string, login: object, problem: RegExp][] = [
      ['no login', {}, /the proxy 127\.0\.0\.1:\d+ wants a user name and a password/],
      ['another login', { ...LOGIN, username: 'you' }, /does not accept the user name/],
    ];
    for (const [what, mine, problem] of logins) {
      it(`does not pass on a request with ${what}`, async () => {
        const server = await serve();
        const proxy = await proxyTo(place, server, { login });
        const transport = to(url, { proxy: { url: proxy.url, ...mine } });
        const failure = await assertFails(send(transport), 'ONENET_UNREACHABLE', problem);
        assert.equal(codeOf(failure), 'ERR_PROXY_LOGIN');
        assert.equal(server.received.length, 0);
      });
    }

    it('is named if it is not there', async () => {
      const transport = to(url, { proxy: { url: 'http://127.0.0.1:9', ...LOGIN } });
      const failure = await assertFails(
        send(transport),
        'ONENET_UNREACHABLE',
        /no connection to platform\.test:80: the proxy 127\.0\.0\.1:9 cannot be reached: /,
      );
      assert.equal(codeOf(failure), 'ERR_PROXY_UNREACHABLE');
    });

    it('hands its own page through, as nobody knows whose it is', async () => {
      const server = await serve();
      const proxy = await proxyTo('elsewhere.test:80', server);
      const reply = await send(to(url, { proxy: { url: proxy.url } }));
      assert.deepEqual([reply.status, reply.body], [502, '<html>no such host</html>']);
    });

    it('may repeat its login on a page without telling it to a flow', async () => {
      const echo = await serve();
      echo.behave = (socket, request) => {
        answer(JSON.stringify({ errno: 1, error: request.raw }))(socket, request);
      };
      const transport = to(url, { proxy: { url: echo.url, ...LOGIN } });
      const { body } = await send(transport);
      assert.match(body, /proxy-authorization: Basic \*\*\*/);
      assert.ok(!body.includes(Buffer.from(login).toString('base64')));
    });
  });
});

function codeOf(failure: Error): string | undefined {
  return (failure.cause as NodeJS.ErrnoException | undefined)?.code;
}
