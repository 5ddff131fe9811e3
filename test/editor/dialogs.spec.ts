import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { RELEASES } from '../runtime/support/release';
import { seriousFindings } from './support/accessibility';
import { picture } from './support/browser';
import { useEditor } from './support/use-editor';

/** How people look at the dialogs. */
const LOOKS = [
  { name: 'en-US', locale: 'en-US', dark: false },
  { name: 'zh-CN', locale: 'zh-CN', dark: false },
  { name: 'dark', locale: 'zh-CN', dark: true },
] as const;

/** The first labels of the dialogs; the rest is compared in the tests of the catalogues. */
const LABELS = {
  write: {
    'en-US': ['Platform', 'Device IMEI', 'Object'],
    'zh-CN': ['平台', '设备 IMEI', '对象'],
  },
  command: { 'en-US': ['Platform', 'Operation'], 'zh-CN': ['平台', '操作'] },
  config: { 'en-US': ['Host'], 'zh-CN': ['主机'] },
};

type Dialog = keyof typeof LABELS;

const FORM = {
  write: '#dialog-form',
  command: '#dialog-form',
  config: '#node-config-dialog-edit-form',
};

for (const release of RELEASES) {
  describe(`the dialogs in Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const { name, locale, dark } of LOOKS) {
      it(`are right in ${name}`, async () => {
        const { editor, page, complaints } = await workplace().visit({ locale, dark });
        await editor.edit(await editor.drag('onenet-nbiot-command', 320, 300));
        await check(page, 'command', locale, `${release}-${name}`);
        await editor.cancel();
        await editor.edit(await editor.drag('onenet-nbiot-write', 320, 120));
        await editor.typed('objId').fill('3311');
        await check(page, 'write', locale, `${release}-${name}`);
        await editor.addConfig('platform');
        await check(page, 'config', locale, `${release}-${name}`);
        assert.deepEqual(complaints, []);
      });
    }
  });
}

/** Folded, as it is found, and with everything unfolded. */
async function check(
  page: Page,
  dialog: Dialog,
  locale: keyof (typeof LABELS)['write'],
  name: string,
) {
  const form = page.locator(FORM[dialog]);
  await form.locator('.form-row:visible > label').first().waitFor();
  const labels = await form.locator('.form-row:visible > label').allInnerTexts();
  const expected = LABELS[dialog][locale];
  assert.deepEqual(
    labels.slice(0, expected.length).map((label) => label.trim()),
    expected,
  );
  await picture(page, `${name}-${dialog}`);
  const folded = form.locator('details:not([open]) > summary:visible');
  while ((await folded.count()) > 0) await folded.first().click();
  await picture(page, `${name}-${dialog}-unfolded`);
  // The key of a text that is not there would be shown in its place.
  assert.doesNotMatch(await form.innerText(), /onenet-nbiot-/);
  assert.deepEqual(await seriousFindings(page, FORM[dialog]), []);
}
