import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { DEFAULT_IMEIS, SIMULATOR_API_KEY } from '../../lib/simulator';
import { RELEASES } from '../runtime/support/release';
import { picture } from './support/browser';
import { DEBUG, FLOW, INJECT } from './support/flow';
import { useEditor } from './support/use-editor';

/** What a newcomer types to find the lamp's object, by the language of the browser. */
const WORDS = { 'en-US': 'light', 'zh-CN': '灯光' } as const;

/** How the simulator's page says in words what the lamp of the first device shows. */
const LAMP = { on: /\/3311\/0: (?:On|开)/, off: /\/3311\/0: (?:Off|关)/ };

for (const release of RELEASES) {
  describe(`a newcomer in the editor of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const [locale, word] of Object.entries(WORDS)) {
      it(`lights the lamp, from the palette to the lamp itself, in ${locale}`, async () => {
        const { nodeRed } = workplace();
        await nodeRed.deploy(FLOW);
        const { editor, page, complaints } = await workplace().visit({ locale });
        const name = `${release}-newcomer-${locale}`;

        const write = await editor.drag('onenet-nbiot-write', 320, 120);
        await editor.edit(write);
        await editor.addConfig('platform');
        await page.locator('#node-config-input-host').fill('simulator');
        await editor.finishConfig();
        await editor.typed('imei').fill(DEFAULT_IMEIS.reachable);
        await editor.typed('objId').pressSequentially(word);
        await page.getByRole('option', { name: /3311/ }).click();
        await editor.typed('resId').pressSequentially('5850');
        await page.getByRole('option', { name: /5850/ }).first().click();
        await editor.chooseSource('payload', 'bool');
        const body = page.locator('#onenet-nbiot-write-preview-body');
        await body.filter({ hasText: '"res_id":5850,"val":true' }).waitFor();
        await picture(page, `${name}-write`);
        await editor.finish();

        await editor.wire(INJECT, 0, write);
        await editor.wire(write, 0, DEBUG);
        await editor.deploy();
        const devices = await page.context().newPage();
        await devices.goto(await switchedOff(await nodeRed.simulatorUrl()));
        await lamp(devices).getByRole('img', { name: LAMP.off }).waitFor();
        const from = nodeRed.events.length;
        await editor.press(INJECT);

        const { msg } = await nodeRed.event('send', ({ to }) => to === DEBUG, { from });
        assert.equal((msg.onenet as { state: string }).state, 'confirmed');
        await page
          .locator(`[id="${write}"] .red-ui-flow-node-status-dot-green`)
          .waitFor({ state: 'visible' });
        await editor.showDebug();
        await page.locator('.red-ui-debug-msg').filter({ hasText: 'succ' }).waitFor();
        await picture(page, `${name}-deployed`);
        await lamp(devices).getByRole('img', { name: LAMP.on }).waitFor();
        await picture(devices, `${name}-lamp`);
        assert.deepEqual(complaints, []);
        await page.context().close();
      });
    }
  });
}

/** The card of the device to which the newcomer writes. */
const lamp = (page: Page) =>
  page.locator('article.card').filter({ hasText: DEFAULT_IMEIS.reachable });

/** The newcomer before may have left the light on. @returns the address of the simulator's page */
async function switchedOff(simulator: string): Promise<string> {
  const target = `imei=${DEFAULT_IMEIS.reachable}&obj_id=3311&obj_inst_id=0&mode=2&timeout=25`;
  const response = await fetch(`${simulator}/nbiot?${target}`, {
    method: 'POST',
    headers: { 'api-key': SIMULATOR_API_KEY, 'content-type': 'application/json' },
    body: '{"data":[{"res_id":5850,"val":false}]}',
  });
  assert.match(await response.text(), /"errno":0\b/);
  return simulator;
}
