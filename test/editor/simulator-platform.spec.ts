import assert from 'node:assert/strict';

import { DEFAULT_IMEIS } from '../../lib/simulator';
import { RELEASES } from '../runtime/support/release';
import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { picture } from './support/browser';
import { useEditor } from './support/use-editor';

const LITERAL = 'write-literal';
const FROM_MESSAGE = 'write-from-message';

/** Two writes on the simulator: one names its device, the other is told by the message. */
const FLOW = [
  { id: 'tab', type: 'tab', label: 'simulator' },
  { id: 'platform-of-both', type: 'onenet-nbiot-config', host: 'simulator' },
  ...[
    { id: LITERAL, y: 120, imei: DEFAULT_IMEIS.slow, imeiType: 'str' },
    { id: FROM_MESSAGE, y: 200, imei: 'imei', imeiType: 'msg' },
  ].map((node) => ({
    ...{ type: 'onenet-nbiot-write', z: 'tab', x: 360, platform: 'platform-of-both' },
    ...{ objId: '3311', resId: '5850', wires: [[], []], ...node },
  })),
];

for (const release of RELEASES) {
  describe(`the simulator as a platform in Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`is tested with the device of the dialog behind, and says where it is, in ${locale}`, async () => {
        const text = textOf('onenet-nbiot-config', locale);
        const { nodeRed } = workplace();
        await nodeRed.deploy(FLOW);
        const { editor, page, complaints } = await workplace().visit({ locale });
        const openPlatform = async (): Promise<void> => {
          await page.locator('#node-input-btn-platform-edit, #node-input-lookup-platform').click();
          await page.locator('#node-config-dialog-ok').waitFor();
        };
        const imei = page.locator('#onenet-nbiot-config-test-imei');
        const result = page.locator('#onenet-nbiot-config-test-result');

        await editor.edit(FROM_MESSAGE);
        await openPlatform();
        assert.equal(await imei.inputValue(), '');
        await editor.finishConfig();
        await editor.finish();
        await editor.edit(LITERAL);
        await openPlatform();
        assert.equal(await imei.inputValue(), DEFAULT_IMEIS.slow);

        await page.locator('#onenet-nbiot-config-test').click();
        const link = result.getByRole('link');
        await link.waitFor();
        const url = await nodeRed.simulatorUrl();
        const sentence = text('diagnosis.ok-simulator-page', { page: url });
        assert.equal((await result.innerText()).trim(), sentence);
        assert.equal(await link.getAttribute('href'), url);
        await page.locator('#onenet-nbiot-config-delivery > summary').click();
        assert.deepEqual(await page.evaluate(LABELS_OF_TWO_LINES), []);
        await picture(page, `${release}-simulator-platform-${locale}`);

        await imei.fill('123');
        await page.locator('#onenet-nbiot-config-test').click();
        await result.filter({ hasText: text('diagnosis.imei-unknown-simulator') }).waitFor();
        await picture(page, `${release}-simulator-imei-${locale}`);
        await editor.finishConfig();

        await editor.typed('imei').fill('123');
        await page.locator('#onenet-nbiot-write-discover').click();
        await page
          .locator('#onenet-nbiot-write-hint-discover')
          .filter({ hasText: text('diagnosis.imei-unknown-simulator') })
          .waitFor();
        assert.deepEqual(complaints, []);
      });
    }
  });
}

/** Runs in the browser. */
const LABELS_OF_TWO_LINES = `[...document.querySelectorAll('.onenet-nbiot-config .form-row > label')]
  .filter((label) => label.offsetHeight > 36)
  .map((label) => label.textContent.trim())`;
