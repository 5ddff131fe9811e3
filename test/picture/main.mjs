/**
 * `npm run picture`: the pictures of the READMEs, one for each language: a flow that has just lit a lamp, in a real
 * editor, and the lamp on the simulator's page. Needs Chromium.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { chromium } from 'playwright-core';

import { buildIfNeeded } from '../../scripts/build/build-if-needed.mjs';
import { Failure, inRoot, ROOT, runMain } from '../../scripts/project/project.mjs';
import { firstWrite } from '../../scripts/start/first-write.mjs';
import { prepareUserDirectory, startNodeRed } from '../../scripts/start/node-red.mjs';
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/chromium.mjs';
import { compose, shortestFlow, takeFlow, takeLamp } from './take.mjs';

/** A README is read over slow connections too. Bytes. */
const MOST = 100_000;

const PICTURES = [
  { locale: 'en-US', file: 'docs/flow-and-lamp.webp' },
  { locale: 'zh-CN', file: 'docs/flow-and-lamp.zh-CN.webp' },
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
    writeFileSync(join(userDir, 'flows.json'), JSON.stringify(shortestFlow()));
    prepareUserDirectory(userDir, { fresh: false });
    const nodeRed = await startNodeRed(userDir);
    await firstWrite(nodeRed);
    for (const picture of PICTURES) await make(browser, nodeRed.url, picture);
    await nodeRed.stop();
  } finally {
    await browser.close();
    rmSync(userDir, { recursive: true, force: true });
  }
});
// Node-RED leaves timers behind that would keep the process.
process.exit();

/** @param {import('playwright-core').Browser} browser @param {string} editor @param {{ locale: string, file: string }} picture */
async function make(browser, editor, { locale, file }) {
  const context = await browser.newContext({
    locale,
    viewport: { width: 1400, height: 900 },
    // Twice the points, for screens that have them.
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    // The simulator's page takes no style but its own.
    bypassCSP: true,
  });
  const flow = await takeFlow(await context.newPage(), editor);
  const { embeddedSimulatorUrl } = createRequire(import.meta.url)(inRoot('dist/lib/simulator'));
  const lamp = await takeLamp(await context.newPage(), embeddedSimulatorUrl());
  const picture = await compose(await context.newPage(), flow, lamp);
  if (picture.length > MOST) throw new Failure(`${file} would have ${picture.length} bytes.`);
  writeFileSync(join(ROOT, file), picture);
  console.log(`${relative(process.cwd(), join(ROOT, file))}: ${picture.length} bytes`);
}
