import assert from 'node:assert/strict';

import { textOf } from '../support/editor-text';
import { LANGUAGES } from '../support/package-files';
import { seriousFindings } from './support/accessibility';
import { picture } from './support/browser';
import { FLOW } from './support/flow';
import { WRAPPED_LABELS } from './support/labels';
import { useEditor } from './support/use-editor';

const CLASSIC = { id: 'classic', type: 'onenet-nbiot-config', host: 'https://api.heclouds.com' };
const SIMULATOR = { id: 'simulator', type: 'onenet-nbiot-config', host: 'simulator' };

describe('the dialog of onenet-nbiot-in in Node-RED 4.1', function () {
  this.timeout(120_000);
  const workplace = useEditor('4.1');

  for (const locale of LANGUAGES) {
    it(`shows the address to enter, and what helps where nobody can reach it, in ${locale}`, async () => {
      const text = textOf('onenet-nbiot-in', locale);
      const { nodeRed } = workplace();
      await workplace().deploy([...FLOW, CLASSIC, SIMULATOR]);
      const { editor, page, complaints } = await workplace().visit({ locale });
      const node = await editor.drag('onenet-nbiot-in', 320, 300);
      await editor.edit(node);
      const address = page.locator('#onenet-nbiot-in-address');
      const hint = (name: string) => page.locator(`#onenet-nbiot-in-hint-${name}`);

      await page.locator('#node-input-platform').selectOption('classic');
      assert.equal(await address.inputValue(), `${nodeRed.url}/onenet`);
      await page.locator('#node-input-path').fill('pushed');
      assert.equal(await address.inputValue(), `${nodeRed.url}/pushed`);
      await hint('address')
        .filter({ hasText: text('tip.address') })
        .waitFor();
      await hint('local')
        .filter({ hasText: text('tip.local') })
        .waitFor();

      // What cannot be a path is said, and has no address.
      await page.locator('#node-input-path').fill('a path');
      await page.locator('#onenet-nbiot-problem-path').waitFor();
      assert.equal(await address.inputValue(), text('address.none'));
      assert.equal(await page.locator('#onenet-nbiot-in-copy').isDisabled(), true);
      await page.locator('#node-input-path').fill('/pushed');
      await page.locator('#onenet-nbiot-problem-path').waitFor({ state: 'hidden' });

      await hint('token')
        .filter({ hasText: text('tip.open') })
        .waitFor();
      await page.locator('#onenet-nbiot-in-generate').click();
      assert.match(await page.locator('#node-input-token').inputValue(), /^\w{24}$/);
      assert.equal(await page.locator('#node-input-verify').inputValue(), 'strict');
      await hint('token').waitFor({ state: 'hidden' });
      // The check is marked as long as the token for it is missing.
      await page.locator('#node-input-token').fill('');
      await page.locator('#node-input-verify.input-error').waitFor();
      await page.locator('#onenet-nbiot-in-generate').click();
      await page.locator('#node-input-verify:not(.input-error)').waitFor();

      await page.locator('#onenet-nbiot-in-recipe > summary').click();
      const flow = await page.locator('#onenet-nbiot-in-recipe-flow').inputValue();
      const asked = (JSON.parse(flow) as Record<string, unknown>[]).map(
        ({ type, query, platform }) =>
          type === 'onenet-nbiot-device' ? [type, query, platform] : [type],
      );
      assert.deepEqual(asked, [
        ['inject'],
        ['onenet-nbiot-device', 'latest', 'classic'],
        ['debug'],
      ]);

      const words = page.locator('#onenet-nbiot-in-preview-words');
      await words.filter({ hasText: text('preview.everything') }).waitFor();
      await words.filter({ hasText: `${nodeRed.url}/pushed` }).waitFor();
      await page.locator('#onenet-nbiot-in-options > summary').click();
      await page.locator('#onenet-nbiot-in-kind-other').uncheck();
      await page.locator('#node-input-paths').fill('3303/*/5700');
      await words
        .filter({ hasText: text('preview.kind.paths', { paths: '3303/*/5700' }) })
        .waitFor();
      assert.deepEqual(await page.evaluate<string[]>(WRAPPED_LABELS), []);
      assert.doesNotMatch(await page.locator('#dialog-form').innerText(), /onenet-nbiot-/);
      assert.deepEqual(await seriousFindings(page, '#dialog-form'), []);
      await picture(page, `4.1-in-${locale}`);

      // The simulator finds the node by itself.
      await page.locator('#node-input-platform').selectOption('simulator');
      await hint('address')
        .filter({ hasText: text('tip.simulated') })
        .waitFor();
      await hint('local').waitFor({ state: 'hidden' });
      await page.locator('#onenet-nbiot-in-recipe').waitFor({ state: 'hidden' });
      // Its devices are suggested, and one after the other goes into the list.
      const imeis = page.locator('#node-input-imeis');
      await imeis.click();
      const suggestion = page.locator('.onenet-nbiot-suggestion');
      await suggestion.filter({ hasText: '860000000000025' }).click();
      await imeis.press('ArrowDown');
      await imeis.press('Enter');
      assert.equal(await imeis.inputValue(), '860000000000025, 860000000000017');
      await words.filter({ hasText: '860000000000025' }).waitFor();
      await words.filter({ hasText: text('preview.simulator') }).waitFor();
      await picture(page, `4.1-in-simulated-${locale}`);
      await editor.finish();
      await editor.deploy();
      const flows = (await nodeRed.admin('GET', '/flows')).json() as Record<string, unknown>[];
      const stored = flows.find(({ id }) => id === node);
      assert.deepEqual(
        [stored?.platform, stored?.path, stored?.verify, stored?.kinds, stored?.token],
        ['simulator', '/pushed', 'strict', 'data,online,result', undefined],
      );
      assert.deepEqual(complaints, []);
    });
  }
});
