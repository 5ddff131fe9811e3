import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';

import { answer } from '../support/behaviours';
import { ACCEPTED, canaryFlow, FAILED, INJECT } from '../support/canary-flow';
import { MisbehavingServer } from '../support/misbehaving-server';
import { NodeRedProcess } from '../support/node-red-process';
import { pack, temporaryFolder } from '../support/pack';
import { ProxyServer } from '../support/proxy-server';
import { PRIVATE, tlsPath } from '../support/tls-fixture';
import { RELEASES, runtimeOr } from './support/release';

/** A name that only a proxy of these tests knows. */
const PLACE = 'platform.test:443';
const HOST = 'https://platform.test';
const SECRET = { proxy: 'canary-PrXpass:7w', env: 'canary-EnVpass-3k', key: 'canary-kEy0v4=' };
/** What a Node-RED of an early major looks at, for whatever it asks. */
const VARIABLE = { '3.1': 'HTTP_PROXY', '4.1': 'https_proxy', '5.0': 'HTTPS_PROXY' } as const;

for (const release of RELEASES) {
  describe(`TLS and proxies in Node-RED ${release}`, function () {
    this.timeout(240_000);
    const userDir = temporaryFolder();
    let platform: MisbehavingServer;
    let proxy: ProxyServer;
    let environment: ProxyServer;
    let nodeRed: NodeRedProcess;

    before(async function () {
      const runtime = await runtimeOr(this, release);
      // Builds what the nodes are loaded from below.
      await pack();
      const mutual = { ca: PRIVATE.ca, requestCert: true, rejectUnauthorized: true };
      platform = await MisbehavingServer.start(answer(), { ...PRIVATE.server, ...mutual });
      const ports = { [PLACE]: platform.port };
      proxy = await ProxyServer.start({ ports, login: `me:${SECRET.proxy}` });
      environment = await ProxyServer.start({ ports, login: `me:${SECRET.env}` });
      const url = new URL(environment.url);
      Object.assign(url, { username: 'me', password: SECRET.env });
      nodeRed = await NodeRedProcess.start({
        ...runtime,
        userDir: userDir.path,
        settings: { nodesDir: join(__dirname, '..', '..', 'dist', 'nodes') },
        env: { ...WITHOUT, [VARIABLE[release]]: url.href },
      });
      // The start of the flows that are not there yet, which must not be taken for the first deploy.
      await nodeRed.event('flows', () => true);
    });
    after(async () => {
      await (nodeRed as NodeRedProcess | undefined)?.stop();
      for (const each of [platform, proxy, environment] as (typeof proxy | undefined)[]) {
        await each?.close();
      }
      userDir.remove();
    });

    const tlsByFiles = {
      ...{ id: 'tls', type: 'tls-config', verifyservercert: true, certType: 'files' },
      cert: tlsPath('client-cert.pem'),
      key: tlsPath('client-key.pem'),
      ca: tlsPath('ca.pem'),
    };
    const tlsByUpload = {
      ...tlsByFiles,
      ...{ cert: '', key: '', ca: '' },
      credentials: {
        certdata: PRIVATE.client.cert,
        keydata: PRIVATE.client.key,
        cadata: PRIVATE.ca,
      },
    };
    const proxyNode = (properties: object = {}) => ({
      ...{ id: 'proxy', type: 'http proxy', url: proxy.url, noproxy: [] },
      credentials: { username: 'me', password: SECRET.proxy },
      ...properties,
    });

    /** Deploys a platform with these nodes, writes once, and tells on which output that left. */
    async function write(nodes: readonly object[], settings: object = {}) {
      const flow = canaryFlow({ host: HOST, apiKey: SECRET.key, failuresWired: true }).map(
        (node) =>
          (node as { id: string }).id === 'platform'
            ? { ...node, tls: 'tls', proxy: 'proxy', retries: '0', holdFor: '0', ...settings }
            : node,
      );
      await nodeRed.deploy([...nodes, ...flow]);
      const from = nodeRed.events.length;
      await nodeRed.inject(INJECT);
      const { to, msg } = await nodeRed.event('send', ({ to }) => [ACCEPTED, FAILED].includes(to), {
        from,
      });
      const { state, error } = msg.onenet as { state: string; error: string };
      return { to, state, error, errno: msg.errno };
    }

    for (const [what, tls] of [
      ['files', tlsByFiles],
      ['uploads', tlsByUpload],
    ] as const) {
      it(`writes through the proxy node, with certificates from ${what}`, async () => {
        const before = proxy.asked.length;
        const { to, state, error } = await write([tls, proxyNode()]);
        assert.deepEqual([to, state], [ACCEPTED, 'confirmed'], error);
        const [asked] = proxy.asked.slice(before);
        assert.deepEqual([asked?.method, asked?.target, asked?.passed], ['CONNECT', PLACE, true]);
        assert.equal(platform.received.at(-1)?.headers['api-key'], SECRET.key);
        const socket = [...platform.sockets].at(-1) as TLSSocket | undefined;
        assert.equal(socket?.getPeerCertificate().subject.CN, 'Test client');
        assert.equal(environment.asked.length, 0);
      });
    }

    it('goes straight to a host in the list of the proxy node', async () => {
      const before = proxy.asked.length;
      const noproxy = ['elsewhere.test', 'platform.test'];
      const { to, state, errno, error } = await write([tlsByFiles, proxyNode({ noproxy })]);
      assert.deepEqual([to, state, errno], [FAILED, 'unsent', -3]);
      assert.doesNotMatch(error, /proxy/);
      assert.equal(proxy.asked.length, before);
    });

    it('goes by the environment without a proxy node', async () => {
      const before = environment.asked.length;
      const { to, state, error } = await write([tlsByFiles], { proxy: '' });
      assert.deepEqual([to, state], [ACCEPTED, 'confirmed'], error);
      assert.equal(environment.asked[before]?.target, PLACE);
    });

    const credentials = { username: 'me', password: `${SECRET.proxy}-wrong` };
    it('says that the proxy does not take the password, and not which', async () => {
      const { to, state, errno, error } = await write([tlsByFiles, proxyNode({ credentials })]);
      assert.deepEqual([to, state, errno], [FAILED, 'unsent', -3]);
      assert.match(error, /the proxy 127\.0\.0\.1:\d+ does not accept the user name and the pass/);
    });

    const useless: [what: string, nodes: () => object[], problem: RegExp][] = [
      ['a proxy node that is gone', () => [tlsByFiles], /the chosen proxy is not there/],
      ['a TLS node that is gone', () => [proxyNode()], /the chosen TLS configuration is not there/],
      [
        'a TLS node whose file is gone',
        () => [{ ...tlsByFiles, ca: tlsPath('gone.pem') }, proxyNode()],
        /the chosen TLS configuration cannot be used/,
      ],
    ];
    for (const [what, nodes, problem] of useless) {
      it(`sends nothing with ${what}`, async () => {
        const before = [proxy.asked.length, environment.asked.length];
        const { to, state, errno, error } = await write(nodes());
        assert.deepEqual([to, state, errno], [FAILED, 'unsent', -2], error);
        assert.match(error, problem);
        assert.deepEqual([proxy.asked.length, environment.asked.length], before);
      });
    }

    const test = async (): Promise<unknown> => {
      const body = { id: 'platform', host: HOST, apiKey: SECRET.key, tls: 'tls', proxy: 'proxy' };
      const said = await nodeRed.admin('POST', '/onenet-nbiot-config/test', { body });
      return (said.json() as { code: string }).code;
    };

    it('tests the connection on the same way', async () => {
      await write([tlsByFiles, proxyNode()]);
      const before = proxy.asked.length;
      assert.equal(await test(), 'ok');
      assert.equal(proxy.asked.length, before + 1);
      await write([tlsByFiles, proxyNode({ credentials })]);
      assert.equal(await test(), 'proxy-login');
    });

    it('keeps the secrets to itself', () => {
      const said = nodeRed.log + nodeRed.events.map((event) => JSON.stringify(event)).join('\n');
      assert.ok(said.length > 1000);
      assert.doesNotMatch(said, /canary-/);
      for (const secret of [`me:${SECRET.proxy}`, `me:${SECRET.env}`]) {
        assert.ok(!said.includes(Buffer.from(secret).toString('base64').slice(0, 20)));
      }
    });
  });
}

/** No way of this computer's own shall be taken. */
const WITHOUT = Object.fromEntries(
  ['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy', 'npm_config_proxy', 'nr_proxy_mode']
    .flatMap((name) => [name, name.toUpperCase()])
    .concat([
      'npm_config_https_proxy',
      'npm_config_http_proxy',
      'npm_config_no_proxy',
      'npm_config_noproxy',
    ])
    .map((name) => [name, undefined]),
);
