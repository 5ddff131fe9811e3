import assert from 'node:assert/strict';

import { RELEASES } from '../runtime/support/release';
import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { seriousFindings } from './support/accessibility';
import { picture } from './support/browser';
import { FLOW } from './support/flow';
import { WRAPPED_LABELS } from './support/labels';
import { useEditor } from './support/use-editor';

const STUDIO = { id: 'studio', type: 'onenet-nbiot-config', host: 'openapi.heclouds.com' };

const OPERATIONS = ['follow', 'status', 'cancel', 'cancel-all', 'list'];

for (const release of RELEASES) {
  describe(`the command dialog in Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`has room for its labels, and says what is wrong, in ${locale}`, async () => {
        const text = textOf('onenet-nbiot-command', locale);
        const flow = [...FLOW, STUDIO];
        const { editor, page, complaints } = await workplace().draft(flow, { locale });
        await editor.edit(await editor.drag('onenet-nbiot-command', 320, 300));
        await page.locator('#onenet-nbiot-command-options > summary').click();
        for (const operation of OPERATIONS) {
          await page.locator('#node-input-operation').selectOption(operation);
          assert.deepEqual(await page.evaluate<string[]>(WRAPPED_LABELS), []);
        }
        await page.locator('#node-input-operation').selectOption('follow');
        const interval = page.locator('#node-input-minInterval');
        await interval.fill('0');
        const problem = page.locator('#onenet-nbiot-problem-minInterval');
        await problem.filter({ hasText: text('error.interval') }).waitFor();
        assert.equal(await interval.getAttribute('aria-invalid'), 'true');
        assert.match(
          (await interval.getAttribute('aria-describedby')) ?? '',
          /onenet-nbiot-problem-minInterval/,
        );
        const fault = page.locator('#onenet-nbiot-command-preview-problem');
        await fault.filter({ hasText: text('error.interval') }).waitFor();
        // Left empty, it has its default.
        await interval.fill('');
        await fault.waitFor({ state: 'hidden' });
        await interval.fill('0');
        await editor.chooseSource('imei', 'str');
        await editor.typed('imei').fill('');
        await fault.filter({ hasText: text('error.imei') }).waitFor();
        await picture(page, `${release}-command-wrong-${locale}`);
        assert.deepEqual(await seriousFindings(page, '#dialog-form'), []);
        await interval.fill('2');
        await problem.waitFor({ state: 'hidden' });
        await editor.typed('imei').fill('860000000000017');
        await fault.waitFor({ state: 'hidden' });

        // The only platform is chosen, and it is one whose action has an assumed name.
        assert.equal(await page.locator('#node-input-platform').inputValue(), STUDIO.id);
        await page.locator('.onenet-nbiot-preview-request > summary').click();
        const note = page.locator('#onenet-nbiot-command-preview-note');
        await note.filter({ hasText: text('preview.assumed') }).waitFor();
        await page.locator('#node-input-platform').selectOption('_ADD_');
        await note.waitFor({ state: 'hidden' });
        assert.deepEqual(complaints, []);
      });
    }
  });
}
