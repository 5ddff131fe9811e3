import assert from 'node:assert/strict';

import { RELEASES } from '../runtime/support/release';
import { textOf } from '../support/editor-text';
import { LANGUAGES, listNodeTypes } from '../support/package-files';
import { picture } from './support/browser';
import { FLOW } from './support/flow';
import { useEditor } from './support/use-editor';

/** A config node is not in the palette. */
const NODES = listNodeTypes().filter((type) => type !== 'onenet-nbiot-config');

const LAMP = {
  ...{ id: 'lamp', type: 'onenet-nbiot-write', z: 'tab', x: 320, y: 120, wires: [[], []] },
  ...{ objId: '3311', objIdType: 'num', objInstId: '0', objInstIdType: 'num' },
  ...{ resId: '5850', resIdType: 'num' },
};

/** How the registry calls Resource 5850. */
const NAMES = { 'en-US': 'On/Off', 'zh-CN': '开关' } as const;

for (const release of RELEASES) {
  describe(`the nodes in the palette of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`are found by what people call them, and named on the canvas, in ${locale}`, async () => {
        await workplace().deploy([...FLOW, LAMP]);
        const { editor, page, complaints } = await workplace().visit({ locale });
        await page
          .locator('[id="lamp"] .red-ui-flow-node-label')
          .filter({ hasText: `${NAMES[locale]} 3311/0/5850` })
          .waitFor();
        for (const type of NODES) {
          const label = editor.inPalette(type).locator('.red-ui-palette-label');
          const name = textOf(type, locale)('paletteLabel');
          // In one line, with a wide font as well, and no line is cut off.
          assert.equal((await label.innerText()).replaceAll('\u00a0', ' ').trim(), name);
          const isWhole = await label.evaluate((each) => each.scrollWidth <= each.clientWidth);
          assert.ok(isWhole, type);
        }
        const search = page.locator('#red-ui-palette-search input');
        for (const words of ['lwm2m', 'device', 'nb-iot', 'onenet', '设备']) {
          await search.fill(words);
          // The search listens to keys.
          await search.press('End');
          await editor.inPalette('inject').waitFor({ state: 'hidden' });
          for (const type of NODES) await editor.inPalette(type).waitFor();
        }
        // Its own name, too, with the space that people type.
        await search.fill(textOf('onenet-nbiot-command', locale)('paletteLabel'));
        await search.press('End');
        await editor.inPalette('onenet-nbiot-write').waitFor({ state: 'hidden' });
        await editor.inPalette('onenet-nbiot-command').waitFor();
        await picture(page, `${release}-palette-${locale}`);
        // The page is used again, and a filter would hide what the next test looks for.
        await search.fill('');
        await search.press('End');
        await editor.inPalette('onenet-nbiot-write').waitFor();
        assert.deepEqual(complaints, []);
      });
    }
  });
}
