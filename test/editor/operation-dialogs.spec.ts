import assert from 'node:assert/strict';

import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { seriousFindings } from './support/accessibility';
import { picture } from './support/browser';
import { FLOW } from './support/flow';
import { useEditor } from './support/use-editor';

const RELEASE = '4.1';

/** What the preview shows of Resource 4 of Object 3, Reboot, of a device that is named. */
const DIALOGS = [
  ['onenet-nbiot-read', 'GET /nbiot?imei=860000000000017&obj_id=3&obj_inst_id=0&res_id=4'],
  [
    'onenet-nbiot-execute',
    'POST /nbiot/execute?imei=860000000000017&obj_id=3&obj_inst_id=0&res_id=4',
  ],
  ['onenet-nbiot-observe', 'POST /nbiot/observe?imei=860000000000017&cancel=false&obj_id=3'],
] as const;

for (const [type, request] of DIALOGS) {
  describe(`the dialog of ${type} in Node-RED ${RELEASE}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(RELEASE);

    for (const locale of LANGUAGES) {
      it(`says what a message will do, and what is wrong, in ${locale}`, async () => {
        const text = textOf(type, locale);
        const { editor, page, complaints } = await workplace().draft(FLOW, { locale });
        await editor.edit(await editor.drag(type, 320, 300));
        const words = page.locator(`#${type}-preview-words`);
        await words.filter({ hasText: text('preview.unfinished') }).waitFor();
        await editor.typed('imei').fill('860000000000017');
        await editor.typed('objId').fill('3');
        await editor.typed('resId').fill('4');
        await page.keyboard.press('Tab');
        await page.locator('.onenet-nbiot-preview-request > summary').click();
        const target = page.locator(`#${type}-preview-target`);
        await target.filter({ hasText: request }).waitFor();
        await editor.typed('timeout').evaluate((input) => {
          input.closest('details')?.setAttribute('open', '');
        });
        await editor.typed('timeout').fill('99');
        const problem = page.locator(`#${type}-preview-problem`);
        await problem.filter({ hasText: text('error.timeout') }).waitFor();
        await picture(page, `${RELEASE}-${type}-${locale}`);
        assert.deepEqual(await seriousFindings(page, '#dialog-form'), []);
        await editor.typed('timeout').fill('25');
        await problem.waitFor({ state: 'hidden' });
        assert.deepEqual(complaints, []);
      });
    }
  });
}

describe(`a platform that is not deployed yet, in Node-RED ${RELEASE}`, function () {
  this.timeout(120_000);
  const workplace = useEditor(RELEASE);

  it('is asked for what a device has all the same', async () => {
    await workplace().deploy(FLOW);
    const { editor, page, complaints } = await workplace().visit();
    await editor.edit(await editor.drag('onenet-nbiot-read', 320, 300));
    await editor.addConfig('platform');
    await page.locator('#node-config-input-host').fill('simulator');
    await editor.finishConfig();
    await editor.typed('imei').fill('860000000000017');
    await page.keyboard.press('Escape');
    await page.locator('#onenet-nbiot-read-discover').click();
    const list = page.locator('.onenet-nbiot-suggestions');
    await list
      .locator('.onenet-nbiot-suggestions-group')
      .filter({ hasText: '3311' })
      .first()
      .waitFor();
    const first = list.locator('.onenet-nbiot-suggestion').filter({ hasText: '5850' }).first();
    await first.click();
    const chosen = ['objId', 'resId'].map((name) => editor.typed(name).inputValue());
    assert.deepEqual(await Promise.all(chosen), ['3306', '5850']);
    await picture(page, `${RELEASE}-discovered-undeployed`);
    assert.deepEqual(complaints, []);
  });
});
