import assert from 'node:assert/strict';

import { RELEASES } from '../runtime/support/release';
import { readJson } from '../support/package-files';
import { picture } from './support/browser';
import { deadProxy, FAULTS } from './support/faults';
import { FLOW } from './support/flow';
import { useEditor, type Visit } from './support/use-editor';

const RESULT = '#onenet-nbiot-config-test-result';

for (const release of RELEASES) {
  describe(`the test button of a platform in Node-RED ${release}`, function () {
    this.timeout(60_000);
    const workplace = useEditor(release);
    let visit: Visit;

    before(async () => {
      await workplace().deploy([...FLOW, await deadProxy()]);
      visit = await workplace().visit({ locale: 'en-US' });
      await visit.editor.edit(await visit.editor.drag('onenet-nbiot-write', 320, 120));
      await visit.editor.addConfig('platform');
      await visit.page.locator('#onenet-nbiot-config-connection > summary').click();
    });

    it('chooses no proxy for a new platform, though there is one', async () => {
      assert.equal(await visit.page.locator('#node-config-input-proxy').inputValue(), '_ADD_');
    });

    for (const { name, start, apiKey = 'a-key-of-nobody=', proxy, sentences } of FAULTS) {
      it(`says in a sentence what is wrong: ${name}`, async () => {
        const { page } = visit;
        const { host, stop } = await start();
        await page.locator('#node-config-input-host').fill(host);
        // The simulator has a key of its own, and the row of the field is hidden.
        const key = page.locator('#node-config-input-apiKey');
        if (await key.isVisible()) await key.fill(apiKey);
        if (proxy !== undefined) {
          await page.locator('#node-config-input-proxy').selectOption(proxy);
        }
        await page.locator('#onenet-nbiot-config-test').click();
        await page
          .locator(RESULT)
          .filter({ hasText: anyOf(sentences) })
          .waitFor();
        await picture(page, `${release}-test-${name.replaceAll(' ', '-')}`);
        await stop?.();
      });
    }

    it('complains of nothing on the console', () => {
      assert.deepEqual(visit.complaints, []);
    });
  });
}

/** Sentences of the catalogue, with anything in their places. */
function anyOf(words: readonly string[]): RegExp {
  const catalogue = readJson(
    'nodes/onenet-nbiot-config/locales/en-US/onenet-nbiot-config.json',
  ) as { 'onenet-nbiot-config': { diagnosis: Record<string, string> } };
  const { diagnosis } = catalogue['onenet-nbiot-config'];
  const patterns = words.map((word) => {
    assert.ok(diagnosis[word], word);
    const parts = diagnosis[word].split(/__\w+__/);
    return parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+');
  });
  return new RegExp(patterns.join('|'));
}
