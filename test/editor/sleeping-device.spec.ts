import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { DEFAULT_IMEIS } from '../../lib/simulator';
import { RELEASES } from '../runtime/support/release';
import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { picture } from './support/browser';
import { DEBUG, FLOW, INJECT } from './support/flow';
import { useEditor } from './support/use-editor';

const IMEI = DEFAULT_IMEIS.asleep;

/** How the simulator's page names the button that wakes a device. */
const WAKE = { 'en-US': `Wake ${IMEI}`, 'zh-CN': `唤醒 ${IMEI}` };

for (const release of RELEASES) {
  describe(`a sleeping device in the editor of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`is told now, and does it when it wakes, in ${locale}`, async () => {
        const text = textOf('onenet-nbiot-write', locale);
        const { nodeRed } = workplace();
        await workplace().deploy(FLOW);
        const { editor, page, complaints } = await workplace().visit({ locale });
        const write = await editor.drag('onenet-nbiot-write', 320, 120);
        await editor.edit(write);
        await editor.addConfig('platform');
        await page.locator('#node-config-input-host').fill('simulator');
        await editor.finishConfig();
        await editor.typed('imei').fill(IMEI);
        await editor.typed('objId').fill('3311');
        await editor.typed('resId').fill('5850');
        // Closes the list of suggestions, which may lie over the next field.
        await editor.typed('resId').press('Tab');
        await editor.chooseSource('payload', 'bool');
        await page.locator('.onenet-nbiot-preview-request > summary').click();
        const body = page.locator('#onenet-nbiot-write-preview-body');
        await body.filter({ hasText: '"res_id":5850,"val":true' }).waitFor();

        // What is not needed is not seen.
        assert.deepEqual(await seen(page), []);
        await page.locator('#node-input-delivery').selectOption('cached');
        await page.locator('#onenet-nbiot-write-options > summary').click();
        assert.deepEqual(await seen(page), ['expires', 'waitForResult', 'retry', 'trigger']);
        await page.locator('#onenet-nbiot-write-trigger-4').uncheck();
        await page.locator('#node-input-waitForResult').check();
        await editor.typed('expires').fill('600');
        const words = page.locator('#onenet-nbiot-write-preview-words');
        await words.filter({ hasText: locale === 'zh-CN' ? '10 分钟' : '10 minutes' }).waitFor();
        const target = await page.locator('#onenet-nbiot-write-preview-target').innerText();
        assert.match(target, /^POST \/nbiot\/offline\?imei=\d+&.*&expired_time=…&.*trigger_msg=3$/);
        await picture(page, `${release}-sleeping-${locale}-write`);
        await editor.finish();

        await editor.wire(INJECT, 0, write);
        await editor.wire(write, 0, DEBUG);
        const before = nodeRed.events.length;
        await editor.deploy();
        // The editor is answered before the flows have started.
        await nodeRed.event('flows', () => true, { from: before });
        const stored = JSON.parse((await nodeRed.admin('GET', '/flows')).text) as Properties[];
        const { delivery, trigger, expires, waitForResult } =
          stored.find(({ id }) => id === write) ?? {};
        assert.deepEqual(
          { delivery, trigger, expires, waitForResult },
          { delivery: 'cached', trigger: 3, expires: '600', waitForResult: true },
        );

        const from = nodeRed.events.length;
        await editor.press(INJECT);
        const devices = await page.context().newPage();
        await devices.goto(await nodeRed.simulatorUrl());
        const card = devices.locator('article.card').filter({ hasText: IMEI });
        await card.locator('.commands > li.wait').first().waitFor();
        // Nothing has left yet: a ring with the number of messages that wait.
        await page
          .locator(`[id="${write}"] .red-ui-flow-node-status-ring-blue`)
          .waitFor({ state: 'visible' });
        assert.ok(!nodeRed.events.slice(from).some((event) => isFromWrite(event)));
        await picture(page, `${release}-sleeping-${locale}-waits`);
        await card.getByRole('button', { name: WAKE[locale] }).click();

        const { msg } = await nodeRed.event('send', ({ to }) => to === DEBUG, { from });
        const { state, uuid } = msg.onenet as { state: string; uuid?: string };
        assert.equal(state, 'confirmed');
        assert.match(uuid ?? '', /./);
        await card.locator('.commands > li.success').first().waitFor();
        await picture(devices, `${release}-sleeping-${locale}-device`);
        await devices.close();
        await page.bringToFront();
        // The editor times a double click itself, and a page that was behind another one is late.
        await editor.onWorkspace(write).click();
        await page.keyboard.press('Enter');
        const chosen = page.locator('#node-input-delivery > option:checked');
        assert.equal(await chosen.innerText(), text('delivery.cached'));
        assert.equal(await page.locator('#onenet-nbiot-write-trigger-4').isChecked(), false);
        assert.deepEqual(complaints, []);
      });
    }
  });
}

type Properties = Readonly<Record<string, unknown>>;

function isFromWrite(event: { readonly kind: string; readonly to?: unknown }): boolean {
  return event.kind === 'send' && event.to === DEBUG;
}

/** Which of the fields about cached delivery are to be seen. */
async function seen(page: Page): Promise<string[]> {
  const fields = {
    secondWrite: '#node-input-secondWrite',
    expires: '#onenet-nbiot-write-row-expires',
    waitForResult: '#node-input-waitForResult',
    store: '#node-input-store',
    retry: '#node-input-retry + .red-ui-typedInput-container',
    trigger: '#onenet-nbiot-write-trigger-1',
  };
  const visible = await Promise.all(
    Object.entries(fields).map(async ([name, selector]) =>
      (await page.locator(selector).isVisible()) ? [name] : [],
    ),
  );
  return visible.flat();
}
