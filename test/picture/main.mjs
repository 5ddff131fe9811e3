/**
 * `npm run picture`: the pictures of the documents, one for each language, from a real editor: on the first page a button
 * that lights a lamp, and the flow of each recipe. Needs Chromium, and a font with Chinese characters.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { chromium } from 'playwright-core';

import { Failure, inRoot, runMain } from '../../scripts/project/project.mjs';
import { buildIfNeeded } from '../../scripts/project/ready.mjs';
import { prepareUserDirectory, startNodeRed } from '../../scripts/start/node-red.mjs';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/chromium.mjs';
import { shortestFlow, takeFirstPage } from './first-page.mjs';
import { readRecipes, takeRecipe } from './recipes.mjs';

/** Pages are read over slow connections too. Bytes. */
const MOST = { firstPage: 600_000, recipe: 60_000 };

const LANGUAGES = [
  { locale: 'en-US', firstPage: 'docs/flow-and-lamp.webp', recipes: 'docs/recipes' },
  {
    ...{ locale: 'zh-CN', firstPage: 'docs/flow-and-lamp.zh-CN.webp' },
    recipes: 'docs/zh-CN/recipes',
  },
];

await runMain(async () => {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Failure('There is no Chromium here; the variable CHROMIUM may say where it is.');
  }
  await buildIfNeeded();
  const userDir = mkdtempSync(join(tmpdir(), 'onenet-nbiot-picture-'));
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  try {
    writeFileSync(join(userDir, 'flows.json'), '[]');
    prepareUserDirectory(userDir, { fresh: false });
    const nodeRed = await startNodeRed(userDir);
    const { acquireSimulator, embeddedSimulatorPage } = createRequire(import.meta.url)(
      inRoot('dist/lib/simulator'),
    );
    const simulator = await acquireSimulator();
    for (const language of LANGUAGES) {
      embeddedSimulatorPage().control('/reset', {});
      await takeAll(browser, { nodeRed, simulator: simulator.url }, language);
    }
    await simulator.release();
    await nodeRed.stop();
  } finally {
    await browser.close();
    rmSync(userDir, { recursive: true, force: true });
  }
});
// Node-RED leaves timers behind that would keep the process.
process.exit();

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ nodeRed: import('../../scripts/start/node-red.mjs').NodeRed, simulator: string }} places
 * @param {typeof LANGUAGES[number]} language
 */
async function takeAll(browser, { nodeRed, simulator }, { locale, firstPage, recipes }) {
  const context = await browser.newContext({
    locale,
    viewport: { width: 1440, height: 900 },
    // Twice the points, for screens that have them.
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    // The simulator's page takes no style but its own.
    bypassCSP: true,
  });
  await deploy(nodeRed, shortestFlow());
  keep(firstPage, await takeFirstPage(context, nodeRed.url, simulator), MOST.firstPage);
  for (const { name, nodes } of readRecipes()) {
    await deploy(nodeRed, nodes);
    const recipe = await takeRecipe(context, nodeRed.url);
    keep(`${recipes}/pictures/${name}.webp`, recipe, MOST.recipe);
  }
  await context.close();
}

/** @param {import('../../scripts/start/node-red.mjs').NodeRed} nodeRed @param {object[]} nodes */
async function deploy({ RED, url }, nodes) {
  const started = new Promise((resolve) => RED.events.once('flows:started', resolve));
  const response = await fetch(`${url}flows`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(nodes),
  });
  if (!response.ok) throw new Failure(`The flow was not deployed: HTTP ${response.status}.`);
  await started;
}

/** @param {string} file @param {Buffer} picture @param {number} most */
function keep(file, picture, most) {
  if (picture.length > most) throw new Failure(`${file} would have ${picture.length} bytes.`);
  mkdirSync(dirname(inRoot(file)), { recursive: true });
  writeFileSync(inRoot(file), picture);
  console.log(`${file}: ${picture.length} bytes`);
}
