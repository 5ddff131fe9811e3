import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { RELEASES } from '../runtime/support/release';
import { listFiles, readText } from '../support/package-files';
import { picture } from './support/browser';
import { useEditor } from './support/use-editor';

for (const release of RELEASES) {
  describe(`the examples in the editor of Node-RED ${release}`, function () {
    this.timeout(120_000);
    const workplace = useEditor(release);

    it('are imported one after the other without a question, and are all on the canvas', async () => {
      await workplace().deploy([]);
      const { editor, page, complaints } = await workplace().visit({
        locale: 'zh-CN',
        viewport: { width: 1440, height: 900 },
      });
      for (const file of listFiles('examples')) {
        await importFlow(page, readText(`examples/${file}`));
        const number = file.slice(0, 2);
        await page.waitForFunction(showTab(number));
        await picture(page, `${release}-example-${number}`);
        assert.deepEqual(await page.evaluate(MISPLACED), [], file);
      }
      await editor.deploy();
      const flows = JSON.parse((await workplace().nodeRed.admin('GET', '/flows')).text) as {
        type: string;
        id: string;
        z?: string;
        platform?: string;
      }[];
      const platforms = flows.filter(({ type }) => type === 'onenet-nbiot-config');
      assert.equal(platforms.length, listFiles('examples').length);
      for (const { platform, z } of flows) {
        if (platform === undefined) continue;
        assert.equal(platforms.find(({ id }) => id === platform)?.z, z);
      }
      assert.deepEqual(complaints, []);
    });
  });
}

/** As somebody does who pastes a flow. */
async function importFlow(page: Page, flow: string): Promise<void> {
  await page.evaluate(`RED.actions.invoke('core:show-import-dialog')`);
  const text = page.locator('#red-ui-clipboard-dialog-import-text');
  // Typed into the field, each line would be laid out by itself.
  await text.evaluate((field, pasted) => {
    (field as HTMLTextAreaElement).value = pasted;
  }, flow);
  // The editor looks at the text when a key is let go.
  await text.press('End');
  await page.locator('#red-ui-clipboard-dialog-ok').click();
  // A question would have buttons.
  await page.locator('#red-ui-clipboard-dialog').waitFor({ state: 'hidden' });
  assert.equal(await page.locator('.red-ui-notification button').count(), 0);
}

/** Runs in the browser. Not by a click, since what the editor tells of the import lies over the tabs for a while. */
const showTab = (number: string): string => `(() => {
  let found = false;
  RED.nodes.eachWorkspace(({ id, label }) => {
    if (!label.startsWith('${number}')) return;
    found = true;
    RED.workspaces.show(id);
  });
  return found;
})()`;

/**
 * Runs in the browser: nodes of the tab that is shown which begin left of the grid's second line, or so close to the sidebar
 * that a font with wider letters would put their ends behind it, and those that lie over one another.
 */
const MISPLACED = `(() => {
  const width = document.getElementById('red-ui-workspace-chart').clientWidth;
  const boxes = [];
  RED.nodes.eachNode(({ z, name, type, x, y, w, h }) => {
    if (z !== RED.workspaces.active()) return;
    boxes.push({ name: name || type, left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 });
  });
  const beside = boxes
    .filter(({ left, right }) => left < 40 || right > width - 20)
    .map(({ name, left, right }) => name + ': ' + left + ' to ' + right + ' of ' + width);
  const over = boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => a.name + ' and ' + b.name),
  );
  return [...beside, ...over];
})()`;
