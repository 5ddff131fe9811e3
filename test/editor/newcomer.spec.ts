import assert from 'node:assert/strict';

import type { Browser } from 'playwright-core';

import { DEFAULT_IMEIS } from '../../lib/simulator';
import { RELEASES, runtimeOr } from '../runtime/support/release';
import { NodeRedProcess } from '../support/node-red-process';
import { install, pack, temporaryFolder } from '../support/pack';
import { skipBecause } from '../support/skip-because';
import { seriousFindings } from './support/accessibility';
import { browserOr, openPage, picture } from './support/browser';
import { Editor } from './support/editor';
import { DEBUG, FLOW, INJECT } from './support/flow';

for (const release of RELEASES) {
  describe(`a newcomer in the editor of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const userDir = temporaryFolder();
    let browser: Browser | undefined;
    let nodeRed: NodeRedProcess | undefined;

    before(async function () {
      browser = await browserOr(this);
      const runtime = await runtimeOr(this, release);
      const problem = await install(await pack(), userDir.path);
      if (problem !== null) skipBecause(this, 'the registry is out of reach');
      nodeRed = await NodeRedProcess.start({ ...runtime, userDir: userDir.path });
      await nodeRed.deploy(FLOW);
    });
    after(async () => {
      await browser?.close();
      await nodeRed?.stop();
      userDir.remove();
    });

    /** The id of the node that the newcomer made; the later tests look at it. */
    let write = '';

    const running = (): NodeRedProcess => {
      assert.ok(nodeRed);
      return nodeRed;
    };
    const visit = async (options = {}) => {
      assert.ok(browser);
      const { page, complaints } = await openPage(browser, options);
      const editor = new Editor(page);
      await editor.open(running().url);
      return { editor, page, complaints };
    };

    it('lights the lamp, from the palette to the message', async () => {
      const { editor, page, complaints } = await visit();
      write = await editor.drag('onenet-nbiot-write', 320, 120);
      await editor.edit(write);
      await editor.addConfig('platform');
      await page.locator('#node-config-input-host').fill('simulator');
      await picture(page, `${release}-config`);
      await editor.finishConfig();

      await editor.typed('imei').fill(DEFAULT_IMEIS.reachable);
      await editor.typed('objId').pressSequentially('light');
      await page.getByRole('option', { name: /3311/ }).click();
      await editor.typed('resId').pressSequentially('5850');
      await page.getByRole('option', { name: /5850/ }).first().click();
      await editor.chooseSource('payload', 'bool');
      const body = page.locator('#onenet-nbiot-write-preview-body');
      await body.filter({ hasText: '"res_id":5850,"val":true' }).waitFor();
      await picture(page, `${release}-write`);
      await editor.finish();

      await editor.wire(INJECT, 0, write);
      await editor.wire(write, 0, DEBUG);
      await editor.deploy();
      await picture(page, `${release}-deployed`);
      await editor.press(INJECT);

      const { msg } = await running().event('send', ({ to }) => to === DEBUG);
      assert.equal((msg.onenet as { state: string }).state, 'confirmed');
      await page
        .locator(`[id="${write}"] .red-ui-flow-node-status-dot-green`)
        .waitFor({ state: 'visible' });
      await picture(page, `${release}-lit`);
      assert.deepEqual(complaints, []);
      await page.context().close();
    });

    it('has a write dialog in which axe finds nothing serious', async () => {
      const { editor, page } = await visit();
      await editor.edit(write);
      await page.locator('#onenet-nbiot-write-options > summary').click();
      assert.deepEqual(await seriousFindings(page, '#dialog-form'), []);
      await page.context().close();
    });

    it('speaks Chinese', async () => {
      const { editor, page, complaints } = await visit({ locale: 'zh-CN' });
      const palette = await editor.inPalette('onenet-nbiot-write').innerText();
      assert.match(palette, /写入/);
      await editor.edit(write);
      await picture(page, `${release}-write-zh-CN`);
      const dialog = page.locator('#dialog-form');
      const labels = (await dialog.locator('.form-row:visible > label').allInnerTexts()).map(
        (label) => label.trim(),
      );
      assert.deepEqual(labels.slice(0, 3), ['平台', '设备 IMEI', '对象']);
      assert.doesNotMatch(await dialog.innerText(), /onenet-nbiot-/);
      assert.deepEqual(complaints, []);
      await page.context().close();
    });
  });
}
