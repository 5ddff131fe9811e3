/** The simulator's page as people see it who sit at another computer: below Node-RED's address, behind a proxy, signed in. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import type { Browser, Page } from 'playwright-core';

import { DEFAULT_IMEIS } from '../../lib/simulator';
import { TEXTS } from '../../lib/simulator/page/public/texts';
import { RELEASES, runtimeOr } from '../runtime/support/release';
import { NodeRedProcess } from '../support/node-red-process';
import { install, pack, temporaryFolder } from '../support/pack';
import { skipBecause } from '../support/skip-because';
import { browserOr, closePages, openPage, picture } from './support/browser';

/** What the proxy takes away. */
const PREFIX = '/plant/red';

const FLOW = [
  { id: 'tab', type: 'tab', label: 'lamp' },
  { id: 'platform', type: 'onenet-nbiot-config', host: 'simulator' },
  {
    ...{ id: 'write', type: 'onenet-nbiot-write', z: 'tab', x: 360, y: 120, wires: [[], []] },
    ...{ platform: 'platform', imei: DEFAULT_IMEIS.reachable, objId: '3311', resId: '5850' },
  },
];

/** The hash of "password" in Node-RED's documentation. */
const PASSWORD = '$2a$08$zZWtXTja0fB1pzD4sHCMyOCMYz2Z6dNbM6tl8sJogENOMcxWV9DN.';

const SETTINGS = {
  adminAuth: {
    type: 'credentials',
    users: [
      { username: 'all', password: PASSWORD, permissions: '*' },
      { username: 'reader', password: PASSWORD, permissions: 'read' },
    ],
  },
};

for (const release of RELEASES) {
  describe(`the simulator's page seen from elsewhere, Node-RED ${release}`, function () {
    this.timeout(240_000);
    const userDir = temporaryFolder();
    let browser: Browser;
    let nodeRed: NodeRedProcess;
    let proxy: Server;

    before(async function () {
      browser = await browserOr(this);
      const runtime = await runtimeOr(this, release);
      const problem = await install(await pack(), userDir.path);
      if (problem !== null) skipBecause(this, 'the registry is out of reach');
      writeFileSync(join(userDir.path, 'flows.json'), JSON.stringify(FLOW));
      nodeRed = await NodeRedProcess.start({
        ...runtime,
        userDir: userDir.path,
        settings: SETTINGS,
      });
      await nodeRed.event('flows', () => true);
      proxy = await stripping(PREFIX, nodeRed.url);
    });
    after(async () => {
      await closePages();
      (proxy as Server | undefined)?.closeAllConnections();
      (proxy as Server | undefined)?.close();
      await (nodeRed as NodeRedProcess | undefined)?.kill();
      userDir.remove();
    });

    const address = (): string =>
      `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${PREFIX}/`;

    async function signIn(page: Page, username: string): Promise<void> {
      await page.goto(address());
      await page.locator('#node-dialog-login-username').fill(username);
      await page.locator('#node-dialog-login-password').fill('password');
      await page.locator('#node-dialog-login-submit').click();
      // Where the editor keeps the login; the rest of it need not be loaded.
      await page.waitForFunction(
        `Object.keys(localStorage).some((key) => key.startsWith('auth-tokens'))`,
      );
    }

    async function openSimulator(page: Page): Promise<string[]> {
      const urls: string[] = [];
      page.on('request', (sent) => urls.push(sent.url()));
      // Without the slash, as somebody may type it.
      await page.goto(`${address()}onenet-nbiot/simulator`);
      assert.equal(page.url(), `${address()}onenet-nbiot/simulator/`);
      return urls;
    }

    it('asks to sign in first, and shows nothing', async () => {
      const { page } = await openPage(browser, { locale: 'en-US' });
      await openSimulator(page);
      await page.getByText(TEXTS.forbidden.en).waitFor();
      assert.equal(await page.getByText(DEFAULT_IMEIS.reachable).count(), 0);
      await page.context().close();
    });

    it('shows and changes the devices with the login of the editor, which stands in no address', async () => {
      const { page } = await openPage(browser, { locale: 'en-US' });
      await signIn(page, 'all');
      const urls = await openSimulator(page);
      const device = page.getByText(DEFAULT_IMEIS.reachable).first();
      await device.waitFor();
      await page.getByText(TEXTS.live.en, { exact: true }).waitFor();
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.getByRole('button', { name: TEXTS.resetAll.en }).click();
      assert.equal((await answer).status(), 200);
      await picture(page, `${release}-simulator-page-elsewhere`);
      assert.ok(urls.some((url) => url.endsWith('/events')));
      for (const url of urls) assert.doesNotMatch(url, /token|Bearer/i);
      await page.context().close();
    });

    it('changes nothing for a user who may only read', async () => {
      const { page } = await openPage(browser, { locale: 'en-US' });
      await signIn(page, 'reader');
      await openSimulator(page);
      await page.getByText(DEFAULT_IMEIS.reachable).first().waitFor();
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.getByRole('button', { name: TEXTS.resetAll.en }).click();
      assert.equal((await answer).status(), 401);
      await page.context().close();
    });
  });
}

/** A proxy that shows what is at `origin` below a path, and knows nothing of the pages that it brings. */
async function stripping(prefix: string, origin: string): Promise<Server> {
  const server = createServer((incoming, response) => {
    const { url = '', method, headers } = incoming;
    if (!url.startsWith(`${prefix}/`)) {
      response.writeHead(404).end();
      return;
    }
    const forwarded = request(
      origin + url.slice(prefix.length),
      { method, headers, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    forwarded.on('error', () => response.destroy());
    response.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
