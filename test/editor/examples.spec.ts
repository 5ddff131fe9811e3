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

    it('are imported one after the other, and share one platform', async () => {
      await workplace().deploy([]);
      const { editor, page, complaints } = await workplace().visit({ locale: 'zh-CN' });
      for (const [index, file] of listFiles('examples').entries()) {
        await importFlow(page, readText(`examples/${file}`), index > 0);
        const number = file.slice(0, 2);
        await page.waitForFunction(showTab(number));
        await picture(page, `${release}-example-${number}`);
        assert.deepEqual(await page.evaluate(LEFT_OF_CANVAS), [], file);
      }
      await editor.deploy();
      const flows = JSON.parse((await workplace().nodeRed.admin('GET', '/flows')).text) as {
        type: string;
        id: string;
        platform?: string;
      }[];
      const platforms = flows.filter(({ type }) => type === 'onenet-nbiot-config');
      assert.equal(platforms.length, 1);
      for (const { platform } of flows) {
        if (platform !== undefined) assert.equal(platform, platforms[0]?.id);
      }
      assert.deepEqual(complaints, []);
    });
  });
}

/** As somebody does who pastes a flow. @param again whether part of it is there already, which the editor asks about */
async function importFlow(page: Page, flow: string, again: boolean): Promise<void> {
  await page.evaluate(`RED.actions.invoke('core:show-import-dialog')`);
  const text = page.locator('#red-ui-clipboard-dialog-import-text');
  await text.fill(flow);
  // The editor looks at the text when a key is let go.
  await text.press('End');
  await page.locator('#red-ui-clipboard-dialog-ok').click();
  // Cancel, view the nodes, import a copy.
  if (again) await page.locator('.red-ui-notification button').nth(2).click();
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

/** Runs in the browser: nodes of the tab that is shown which begin left of the grid's second line. */
const LEFT_OF_CANVAS = `(() => {
  const names = [];
  RED.nodes.eachNode((node) => {
    if (node.z === RED.workspaces.active() && node.x - node.w / 2 < 40) names.push(node.name);
  });
  return names;
})()`;
