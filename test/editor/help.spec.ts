import assert from 'node:assert/strict';

import { RELEASES } from '../runtime/support/release';
import { LANGUAGES, listNodeTypes } from '../support/package-files';
import { picture } from './support/browser';
import { useEditor } from './support/use-editor';

/** How the first error number of the list reads. */
const FIRST_ERROR = {
  'en-US': ['1 auth failed', 'reason: unauthorized'],
  'zh-CN': ['1 auth failed', 'reason：unauthorized'],
} as const;

for (const release of RELEASES) {
  describe(`the help in the side bar of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    for (const locale of LANGUAGES) {
      it(`is no wider than the side bar, in ${locale}`, async () => {
        const { page, complaints } = await workplace().visit({ locale });
        for (const type of listNodeTypes()) {
          await page.evaluate(`RED.sidebar.help.show('${type}')`);
          const help = page.locator('.red-ui-help').filter({ has: page.locator('h3') });
          await help.locator('h3').first().waitFor();
          const folded = help.locator('details:not([open]) > summary');
          while ((await folded.count()) > 0) await folded.first().click();
          assert.deepEqual(await page.evaluate(TOO_WIDE), [], type);
          await picture(page, `${release}-help-${type}-${locale}`);
        }
        assert.deepEqual(complaints, []);
      });

      it(`tells the platform's text of an error from our reason, in ${locale}`, async () => {
        const { page } = await workplace().visit({ locale });
        await page.evaluate(`RED.sidebar.help.show('onenet-nbiot-write')`);
        // Three quarters of the help are error numbers, and nobody reads them in a row: each numbering is closed.
        const folds = page.locator('.red-ui-help details.onenet-nbiot-numbering');
        await folds.first().waitFor();
        assert.equal(await folds.count(), 5);
        assert.equal(await page.locator('.red-ui-help details[open]').count(), 0);
        const fold = folds.first();
        const list = fold.locator('.onenet-nbiot-list');
        assert.equal(await list.isVisible(), false);
        await fold.locator('summary').click();
        await list.locator('dt').first().scrollIntoViewIfNeeded();
        await picture(page, `${release}-help-errno-${locale}`);
        const lines = (await list.innerText()).split('\n').slice(0, 2);
        assert.deepEqual(lines, FIRST_ERROR[locale]);
      });
    }
  });
}

/** Runs in the browser: what sticks out of the help when the side bar has its usual width, in which 313 px are left. */
const TOO_WIDE = `(() => {
  const help = [...document.querySelectorAll('.red-ui-help')].find((each) => each.querySelector('h3'));
  help.style.boxSizing = 'border-box';
  help.style.width = '313px';
  const edge = help.getBoundingClientRect().right;
  return [...help.querySelectorAll('*')]
    .filter((each) => each.getBoundingClientRect().right > edge || each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display === 'block')
    .map((each) => each.outerHTML.slice(0, 80));
})()`;
