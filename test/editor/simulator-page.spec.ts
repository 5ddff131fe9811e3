import assert from 'node:assert/strict';

import type { Browser } from 'playwright-core';

import {
  createDefaultDevices,
  DEFAULT_IMEIS,
  type Simulator,
  startSimulator,
} from '../../lib/simulator';
import { seriousFindings } from './support/accessibility';
import { browserOr, closePages, openPage, picture } from './support/browser';

describe("the simulator's page in a browser", function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let simulator: Simulator | undefined;

  before(async function () {
    browser = await browserOr(this);
    simulator = await startSimulator({ devices: createDefaultDevices() });
  });
  after(async () => {
    await closePages();
    await simulator?.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`shows the devices without a complaint, and axe finds nothing serious, when ${colorScheme}`, async () => {
      assert.ok(browser && simulator);
      // The page allows no script but its own, and axe is another.
      const { page, complaints } = await openPage(browser, { colorScheme, bypassCSP: true });
      await page.goto(simulator.url);
      await page.getByText(DEFAULT_IMEIS.reachable).first().waitFor();
      await picture(page, `simulator-${colorScheme}`);
      assert.deepEqual(await seriousFindings(page, 'body'), []);
      assert.deepEqual(complaints, []);
      await page.context().close();
    });
  }
});
