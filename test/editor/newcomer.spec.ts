import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { DEFAULT_IMEIS, SIMULATOR_API_KEY } from '../../lib/simulator';
import { RELEASES } from '../runtime/support/release';
import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { picture } from './support/browser';
import { DEBUG, FLOW, INJECT } from './support/flow';
import { useEditor } from './support/use-editor';

/** How the simulator's page says in words what the lamp of the first device shows. */
const LAMP = { on: /\/3311\/0: (?:On|开)/, off: /\/3311\/0: (?:Off|关)/ };

for (const release of RELEASES) {
  describe(`a newcomer in the editor of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`lights the lamp, from the palette to the lamp itself, in ${locale}`, async () => {
        const { nodeRed } = workplace();
        await workplace().deploy(FLOW);
        const { editor, page, complaints } = await workplace().visit({ locale });
        const name = `${release}-newcomer-${locale}`;
        const shared = textOf('onenet-nbiot-config', locale);
        await page.evaluate(COUNT_PRESSES);

        const write = await editor.drag('onenet-nbiot-write', 320, 120);
        await editor.edit(write);
        await picture(page, `${name}-fresh`);
        assert.deepEqual(await page.evaluate(WARNINGS), []);
        await page.getByRole('button', { name: shared('simulator.use') }).click();
        await page.locator('#node-config-dialog-ok').waitFor();
        await editor.trayAtRest();
        assert.equal(await page.locator('#node-config-input-host').inputValue(), 'simulator');
        await picture(page, `${name}-platform`);
        await editor.finishConfig();
        await editor.typed('imei').click();
        const device = page
          .locator('.onenet-nbiot-suggestion')
          .filter({ hasText: shared('device.reachable') });
        await device.waitFor();
        await picture(page, `${name}-devices`);
        await device.click();
        await editor.chooseSource('payload', 'bool');
        const words = page.locator('#onenet-nbiot-write-preview-words');
        await words.filter({ hasText: '5850' }).filter({ hasText: 'true' }).waitFor();
        await picture(page, `${name}-write`);
        const opened = page.context().waitForEvent('page');
        await page.getByRole('link', { name: shared('simulator.page') }).click();
        const devices = await opened;
        // A page behind another one draws nothing, so that each move of the mouse takes its time.
        await page.bringToFront();
        await editor.finish();

        await editor.wire(INJECT, 0, write);
        await editor.wire(write, 0, DEBUG);
        const before = nodeRed.events.length;
        await editor.deploy();
        // The editor is answered before the flows have started.
        await nodeRed.event('flows', () => true, { from: before });
        await switchedOff(await nodeRed.simulatorUrl());
        // The page asks again by itself once there is a simulator.
        await lamp(devices).getByRole('img', { name: LAMP.off }).waitFor();
        const from = nodeRed.events.length;
        await editor.press(INJECT);
        const presses = await page.evaluate<number>('window.presses');
        assert.ok(presses <= MAX_PRESSES, `${presses} presses of the mouse`);

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
      });
    }
  });
}

/** From the palette to the message, the dragging of the node and the wires and both parts of a double click included. */
const MAX_PRESSES = 15;

/** Run in the browser. */
const COUNT_PRESSES = `window.presses = 0;
  document.addEventListener('mousedown', () => { window.presses += 1; }, true);`;
const WARNINGS = `[...document.querySelectorAll('.red-ui-tray .onenet-nbiot-bad, .red-ui-tray .fa-warning')]
  .filter((each) => each.checkVisibility() && each.closest('.form-row, .onenet-nbiot-preview'))
  .map((each) => each.parentElement.textContent.trim())`;

/** The card of the device to which the newcomer writes. */
const lamp = (page: Page) =>
  page.locator('article.card').filter({ hasText: DEFAULT_IMEIS.reachable });

/** The newcomer before may have left the light on. */
async function switchedOff(simulator: string): Promise<void> {
  const target = `imei=${DEFAULT_IMEIS.reachable}&obj_id=3311&obj_inst_id=0&mode=2&timeout=25`;
  const response = await fetch(`${simulator}/nbiot?${target}`, {
    method: 'POST',
    headers: { 'api-key': SIMULATOR_API_KEY, 'content-type': 'application/json' },
    body: '{"data":[{"res_id":5850,"val":false}]}',
  });
  assert.match(await response.text(), /"errno":0\b/);
}
