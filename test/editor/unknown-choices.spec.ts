import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { textOf } from '../support/editor-text';
import { useEditor } from './support/use-editor';

/** Read as HTML it would be an entry without a text. */
const HTML = '<b hidden>int</b>';

/** Choices that the dialogs do not have: from variables, mistyped, and from another version. */
const WRITE = {
  delivery: '${DELIVERY}',
  valueType: HTML,
} as const;
const PLATFORM = { auth: 'nobody', dialect: '${DIALECT}', tokenMethod: 'sha512' } as const;

const FLOW = [
  { id: 'tab', type: 'tab', label: 'choices' },
  { id: 'platform', type: 'onenet-nbiot-config', host: 'https://a.example', ...PLATFORM },
  {
    ...{ id: 'write', type: 'onenet-nbiot-write', z: 'tab', x: 360, y: 120, wires: [[], []] },
    ...{ platform: 'platform', imei: '860000000000017', objId: '3311', resId: '5850' },
    ...{ ...WRITE, readBack: 'false', keepLatest: 'true' },
  },
  {
    ...{ id: 'in', type: 'onenet-nbiot-in', z: 'tab', x: 360, y: 200, wires: [[]] },
    verify: 'maybe',
  },
] as const;

describe('choices that a dialog does not have, in Node-RED 4.1', function () {
  this.timeout(120_000);
  const workplace = useEditor('4.1');

  const property = (page: Page, id: string, name: string): Promise<unknown> =>
    page.evaluate(`RED.nodes.node('${id}').${name}`);

  it('are shown, marked as on the canvas, and stay what they are', async () => {
    const text = textOf('onenet-nbiot-write', 'en-US');
    const { editor, page, complaints } = await workplace().draft(FLOW, { locale: 'en-US' });
    await editor.edit('write');
    for (const [name, value] of Object.entries(WRITE)) {
      const menu = page.locator(`#node-input-${name}`);
      assert.equal(await menu.inputValue(), value);
      assert.equal(await menu.locator('option:checked').textContent(), value);
    }
    const wrong = page.locator('#onenet-nbiot-problem-valueType');
    await wrong.filter({ hasText: text('error.valueType') }).waitFor({ state: 'attached' });
    assert.equal(await page.locator('#onenet-nbiot-problem-delivery').textContent(), '');
    await page
      .locator('#onenet-nbiot-write-preview-words')
      .filter({ hasText: text('preview.variable', { part: text('label.delivery') }) })
      .waitFor();
    await editor.finish();
    for (const [name, value] of Object.entries(WRITE)) {
      assert.equal(await property(page, 'write', name), value);
    }
    assert.deepEqual(
      [await property(page, 'write', 'readBack'), await property(page, 'write', 'keepLatest')],
      [false, true],
    );

    await editor.edit('in');
    assert.equal(await page.locator('#node-input-verify').inputValue(), 'maybe');
    const ofIn = textOf('onenet-nbiot-in', 'en-US');
    await page
      .locator('#onenet-nbiot-problem-verify')
      .filter({ hasText: ofIn('error.verify') })
      .waitFor();
    await editor.finish();
    assert.equal(await property(page, 'in', 'verify'), 'maybe');
    assert.deepEqual(complaints, []);
  });

  it('stay in the dialog of a platform, too', async () => {
    const text = textOf('onenet-nbiot-config', 'en-US');
    const { editor, page, complaints } = await workplace().draft(FLOW, { locale: 'en-US' });
    await editor.edit('write');
    await editor.editConfig('platform');
    for (const [name, value] of Object.entries(PLATFORM)) {
      assert.equal(await page.locator(`#node-config-input-${name}`).inputValue(), value);
    }
    await page
      .locator('#onenet-nbiot-problem-auth')
      .filter({ hasText: text('error.choice') })
      .waitFor();
    assert.equal((await page.locator('#onenet-nbiot-problem-dialect').textContent()) ?? '', '');
    await editor.finishConfig();
    for (const [name, value] of Object.entries(PLATFORM)) {
      assert.equal(await property(page, 'platform', name), value);
    }
    assert.deepEqual(complaints, []);
  });
});
