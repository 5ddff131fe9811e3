import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { RELEASES } from '../runtime/support/release';
import { FakePlatform } from '../support/fake-platform';
import { LANGUAGES } from '../support/package-files';
import { picture } from './support/browser';
import { useEditor } from './support/use-editor';

/** Runs if anything reads it as HTML; the address leads to this machine and to nothing. */
const HTML = `<img src=/nothing onerror="window.pwned=1">`;

/** As a fault shows a value. */
const TEXT = { kind: 'string', text: HTML };

/** Text that Node-RED's own validators quote whole when it is no JSON. */
const SHORT = '<img src onerror=pwned=1>';

const PLATFORM = 'hostile-platform';
const WRITE = 'hostile-write';
const COMMAND = 'hostile-command';

/** A flow that somebody sent: HTML wherever a property takes text. */
const FLOW = [
  { id: 'tab', type: 'tab', label: HTML },
  {
    ...{ id: PLATFORM, type: 'onenet-nbiot-config', name: HTML, host: HTML, auth: HTML },
    ...{ tokenRes: HTML, dialect: HTML, tokenVersion: HTML, tokenMethod: HTML, maxInFlight: HTML },
  },
  { id: 'unnamed-platform', type: 'onenet-nbiot-config', host: HTML },
  { id: 'other', type: 'onenet-nbiot-write', z: 'tab', name: HTML, x: 360, y: 300, wires: [[]] },
  { id: 'unnamed', type: 'onenet-nbiot-write', z: 'tab', objId: HTML, x: 360, y: 360, wires: [[]] },
  {
    ...{ id: WRITE, type: 'onenet-nbiot-write', z: 'tab', x: 360, y: 120, wires: [[], []] },
    ...{ name: HTML, platform: PLATFORM, imei: HTML, objId: HTML, objInstId: HTML, resId: HTML },
    ...{ payload: SHORT, payloadType: 'json', mode: HTML, modeType: 'num', timeout: HTML },
    ...{ valueType: HTML, delivery: 'cached', expires: HTML, store: HTML, waitForResult: true },
  },
  {
    ...{ id: COMMAND, type: 'onenet-nbiot-command', z: 'tab', x: 360, y: 200, wires: [[], []] },
    ...{ name: HTML, platform: PLATFORM, operation: 'follow', uuid: SHORT, uuidType: 'json' },
    ...{ imei: HTML, imeiType: 'str', minInterval: HTML, maxInterval: HTML, store: HTML },
  },
];

for (const release of RELEASES) {
  describe(`text of others in the editor of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`is never read as HTML: what a flow holds, in ${locale}`, async () => {
        await workplace().deploy(FLOW);
        const { editor, page } = await workplace().visit({
          locale,
          prepare: async (opened) => {
            await hostileStores(opened);
            await hostileObjects(opened);
          },
        });
        for (const id of [WRITE, COMMAND]) {
          await editor.edit(id);
          for (const fold of await page.locator('#dialog-form details > summary').all()) {
            await fold.click();
          }
          await hoverOver(page, '#dialog-form .input-error:visible');
          await editor.cancel();
          await hoverOver(page, `[id="${id}"] .red-ui-flow-port`);
        }
        await page.evaluate(`RED.sidebar.show('info')`);
        await hoverOver(page, '.red-ui-info-outline .red-ui-node-list, .red-ui-sidebar-info-error');
        await page.evaluate(`RED.sidebar.show('config')`);
        await hoverOver(page, '.red-ui-palette-node-config .red-ui-palette-label');
        await assertHarmless(page);
      });

      it(`is never read as HTML: what a platform says to a test, in ${locale}`, async () => {
        const platform = await FakePlatform.start();
        platform.answer = (_request, reply) => {
          reply(JSON.stringify({ errno: 99999, error: HTML }));
        };
        await workplace().deploy([
          FLOW[0] ?? {},
          { id: PLATFORM, type: 'onenet-nbiot-config', name: HTML, host: platform.url },
          { ...FLOW[5], imei: '860000000000017', imeiType: 'str' },
        ]);
        const { editor, page } = await workplace().visit({ locale });
        await editor.edit(WRITE);
        await editor.editConfig('platform');
        await page.locator('#node-config-input-apiKey').fill('any-key-will-do=');
        await page.locator('#onenet-nbiot-config-test').click();
        const result = page.locator('#onenet-nbiot-config-test-result');
        await result.filter({ hasText: '<img' }).waitFor();
        await picture(page, `${release}-foreign-text-${locale}`);
        for (const diagnosis of ['ok', 'says', 'not-onenet', 'proxy-refuses', HTML]) {
          await page.unrouteAll();
          const answered = answerWith(page, '**/onenet-nbiot-config/test', {
            ...{ code: diagnosis, authority: HTML, says: HTML, errno: HTML, httpStatus: HTML },
            ...{ page: HTML, simulator: true, clockAhead: 9999 },
          });
          await page.locator('#onenet-nbiot-config-test').click();
          await answered;
          await page.locator('#onenet-nbiot-config-test:enabled').waitFor();
        }
        const counted = answerWith(page, '**/counts', {
          ...{ inFlight: HTML, waiting: HTML, sent: HTML, callsPerSecond: HTML },
          states: { confirmed: HTML, [HTML]: 1 },
        });
        await page.locator('#onenet-nbiot-config-delivery > summary').click();
        await counted;
        await page.locator('#onenet-nbiot-config-traffic').filter({ hasText: /\S/ }).waitFor();
        await assertHarmless(page);
        await platform.stop();
      });

      it(`is never read as HTML: what the runtime tells the write dialog, in ${locale}`, async () => {
        await workplace().deploy([
          ...[FLOW[0] ?? {}, { id: PLATFORM, type: 'onenet-nbiot-config', host: 'simulator' }],
          { ...FLOW[5], imei: '860000000000017', imeiType: 'str', objId: '3311', resId: '5850' },
        ]);
        const { editor, page } = await workplace().visit({ locale, prepare: hostileObjects });
        for (const preview of [
          {
            kind: 'invalid',
            fault: { pointer: HTML, rule: 'unreadable', params: { reason: HTML } },
          },
          { kind: 'invalid', fault: { pointer: '/imei', rule: 'time', params: { value: TEXT } } },
          {
            kind: 'valid',
            target: HTML,
            body: JSON.stringify({ data: [{ res_id: HTML }] }),
            size: HTML,
          },
        ]) {
          const answered = answerWith(page, '**/onenet-nbiot-write/preview', preview);
          await editor.edit(WRITE);
          await answered;
          await editor.typed('objId').fill('a');
          await page
            .locator('.onenet-nbiot-suggestion')
            .filter({ hasText: '<img' })
            .first()
            .waitFor();
          await editor.cancel();
        }
        await editor.edit(WRITE);
        const discover = page.locator('#onenet-nbiot-write-discover');
        for (const diagnosis of ['ok', 'says', HTML]) {
          const answered = answerWith(page, '**/resources', {
            ...{ code: diagnosis, authority: HTML, says: HTML, errno: HTML },
            instances: [
              { objectId: HTML, objectInstanceId: HTML, resources: [HTML, 5850] },
              { objectId: 3311, objectInstanceId: 0, resources: [HTML, 5850] },
            ],
          });
          await discover.click();
          await answered;
          await page.locator('#onenet-nbiot-write-discover:enabled').waitFor();
          if (diagnosis === 'ok') {
            await page
              .locator('.onenet-nbiot-suggestion')
              .filter({ hasText: '<img' })
              .first()
              .click();
          }
        }
        await assertHarmless(page);
      });
    }
  });
}

/** Answers a request of the dialogs, and resolves once it has. */
async function answerWith(page: Page, url: string, body: object): Promise<void> {
  await new Promise<void>((resolve) => {
    void page.route(url, async (route) => {
      await route.fulfill({ json: body });
      resolve();
    });
  });
}

/** A settings file may name its context stores as it likes. */
async function hostileStores(page: Page): Promise<void> {
  await page.route(/\/settings(?:\?|$)/, async (route) => {
    const response = await route.fetch();
    const settings = (await response.json()) as object;
    const context = { default: HTML, stores: [HTML, `${HTML}2`] };
    await route.fulfill({ response, json: { ...settings, context } });
  });
}

async function hostileObjects(page: Page): Promise<void> {
  await page.route('**/objects.json', async (route) => {
    const response = await route.fetch();
    const text = JSON.stringify(await response.json(), (_key, value: unknown) =>
      typeof value === 'string' && /\s|[\u4e00-\u9fff]/.test(value) && value !== 'Unsigned Integer'
        ? `${value} ${HTML}`
        : value,
    );
    await route.fulfill({ response, body: text });
  });
}

/** Has the editor show all its tooltips at once, for which it waits three quarters of a second. */
async function hoverOver(page: Page, selector: string): Promise<void> {
  for (const element of await page.locator(selector).all()) {
    if (!(await element.isVisible())) continue;
    for (const event of ['mouseover', 'mouseenter']) await element.dispatchEvent(event);
  }
  await page
    .locator('.red-ui-popover:visible, .red-ui-flow-port-tooltip')
    .first()
    .waitFor({ timeout: 1200 })
    .catch(() => undefined);
}

async function assertHarmless(page: Page): Promise<void> {
  // An image that is not there says so in a task of its own.
  await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 100))`);
  assert.equal(await page.evaluate(`typeof window.pwned`), 'undefined');
  assert.equal(await page.locator('img[src="/nothing"]').count(), 0);
}
