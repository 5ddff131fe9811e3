import assert from 'node:assert/strict';

import { DEVICE_QUERIES } from '../../lib/contract';
import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { seriousFindings } from './support/accessibility';
import { picture } from './support/browser';
import { FLOW } from './support/flow';
import { WRAPPED_LABELS } from './support/labels';
import { useEditor } from './support/use-editor';

const NEW = { id: 'new-onenet', type: 'onenet-nbiot-config', host: 'iot-api.heclouds.com' };

describe('the device dialog in Node-RED 4.1', function () {
  this.timeout(120_000);
  const workplace = useEditor('4.1');

  for (const locale of LANGUAGES) {
    it(`shows what each query needs, and says what a platform has not, in ${locale}`, async () => {
      const text = textOf('onenet-nbiot-device', locale);
      const flow = [...FLOW, NEW];
      const { editor, page, complaints } = await workplace().draft(flow, { locale });
      const node = await editor.drag('onenet-nbiot-device', 320, 300);
      await editor.edit(node);
      const query = page.locator('#node-input-query');
      const fault = page.locator('#onenet-nbiot-device-preview-problem');
      // Nothing warns of a field that nobody has been to.
      assert.equal(await fault.isVisible(), false);
      await editor.typed('imei').focus();
      await page.keyboard.press('Tab');
      await fault.filter({ hasText: text('error.imei') }).waitFor();
      await editor.typed('imei').fill('860000000000017');
      await fault.waitFor({ state: 'hidden' });
      await page.locator('.onenet-nbiot-preview-request > summary').click();
      const target = page.locator('#onenet-nbiot-device-preview-target');
      await target
        .filter({ hasText: 'GET /device/detail?product_id=0&imei=860000000000017' })
        .waitFor();
      for (const each of DEVICE_QUERIES) {
        await query.selectOption(each);
        const shown = (name: string) =>
          page.locator(`#onenet-nbiot-device-row-${name}`).isVisible();
        assert.deepEqual(
          [await shown('imei'), await shown('path'), await shown('tag'), await shown('productId')],
          [each !== 'list', each === 'history', each === 'list', each === 'list'],
        );
        assert.deepEqual(await page.evaluate<string[]>(WRAPPED_LABELS), []);
        assert.doesNotMatch(await page.locator('#dialog-form').innerText(), /onenet-nbiot-/);
        assert.deepEqual(await seriousFindings(page, '#dialog-form'), []);
        await picture(page, `4.1-device-${each}-${locale}`);
      }
      // A list of the new OneNET is one of a product.
      await fault.filter({ hasText: text('label.productId') }).waitFor();
      await editor.typed('productId').fill('p');
      await fault.waitFor({ state: 'hidden' });
      await query.selectOption('history');
      await fault.waitFor();
      assert.equal(await target.innerText(), '');
      await page.locator('#node-input-platform').selectOption('_ADD_');
      await target.filter({ hasText: 'GET /devices/…/datapoints' }).waitFor();
      await fault.waitFor({ state: 'hidden' });
      // What the preview refuses, the canvas marks.
      const isValid = (): Promise<boolean> =>
        page.evaluate<boolean>(`RED.nodes.node('${node}').valid`);
      await editor.typed('end').fill('2026-01-31T08:00:00+08:00');
      await page.keyboard.press('Tab');
      await fault.filter({ hasText: text('label.start') }).waitFor();
      assert.equal(await editor.typed('start').getAttribute('aria-invalid'), 'true');
      await page.locator('#node-input-start.input-error').waitFor({ state: 'attached' });
      await page.locator('#node-input-platform').selectOption(NEW.id);
      await editor.finish();
      assert.equal(await isValid(), false);
      await editor.edit(node);
      await editor.typed('end').fill('');
      await query.selectOption('state');
      await editor.finish();
      assert.equal(await isValid(), true);
      assert.deepEqual(complaints, []);
    });
  }
});
