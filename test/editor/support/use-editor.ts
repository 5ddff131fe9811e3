import assert from 'node:assert/strict';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { runtimeOr, type Release } from '../../runtime/support/release';
import { NodeRedProcess } from '../../support/node-red-process';
import { install, pack, temporaryFolder } from '../../support/pack';
import { skipBecause } from '../../support/skip-because';
import { browserOr, openPage } from './browser';
import { Editor } from './editor';
import { FLOW } from './flow';

/** Somebody who looks at the editor. */
export interface Visit {
  readonly editor: Editor;
  readonly page: Page;
  /** Errors on the console and of scripts; a test that expects none asserts that it is empty. */
  readonly complaints: readonly string[];
}

/** The editor of a Node-RED in which the packed package is installed. */
export class Workplace {
  readonly nodeRed: NodeRedProcess;
  readonly #browser: Browser;

  constructor(nodeRed: NodeRedProcess, browser: Browser) {
    this.nodeRed = nodeRed;
    this.#browser = browser;
  }

  async visit(options: BrowserContextOptions & { readonly dark?: boolean } = {}): Promise<Visit> {
    const { dark = false, ...others } = options;
    const { page, complaints } = await openPage(this.#browser, others);
    const editor = new Editor(page);
    // Node-RED 5 has a dark theme, which people choose in their settings.
    if (dark) await page.addInitScript(`localStorage.setItem('view-dark-theme', 'dark')`);
    await editor.open(this.nodeRed.url);
    return { editor, page, complaints };
  }
}

/**
 * Gives the tests of a suite a browser and an editor that shows {@link FLOW}; skips them, with the reason, where
 * one of the two cannot be had.
 */
export function useEditor(release: Release): () => Workplace {
  const userDir = temporaryFolder();
  let browser: Browser | undefined;
  let nodeRed: NodeRedProcess | undefined;
  let workplace: Workplace | undefined;

  before(async function () {
    this.timeout(240_000);
    browser = await browserOr(this);
    const runtime = await runtimeOr(this, release);
    const problem = await install(await pack(), userDir.path);
    if (problem !== null) skipBecause(this, 'the registry is out of reach');
    nodeRed = await NodeRedProcess.start({ ...runtime, userDir: userDir.path });
    await nodeRed.deploy(FLOW);
    workplace = new Workplace(nodeRed, browser);
  });
  after(async () => {
    await browser?.close();
    await nodeRed?.stop();
    userDir.remove();
  });

  return () => {
    assert.ok(workplace);
    return workplace;
  };
}
