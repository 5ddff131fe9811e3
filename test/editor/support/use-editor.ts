import assert from 'node:assert/strict';

import type { Context } from 'mocha';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { runtimeOr, type Release } from '../../runtime/support/release';
import { NodeRedProcess } from '../../support/node-red-process';
import { install, pack, temporaryFolder, type TemporaryFolder } from '../../support/pack';
import { skipBecause } from '../../support/skip-because';
import { browserOr, closePages, openPage } from './browser';
import { darken } from './dark';
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
    await editor.open(this.nodeRed.url);
    if (dark) await darken(page);
    return { editor, page, complaints };
  }
}

/**
 * Gives the tests of a suite a browser and an editor that shows {@link FLOW}; skips them, with the reason, where
 * one of the two cannot be had.
 */
export function useEditor(release: Release): () => Workplace {
  let browser: Browser | undefined;
  let workplace: Workplace | undefined;

  before(async function () {
    this.timeout(240_000);
    browser = await browserOr(this);
    const nodeRed = running.get(release) ?? (await start(this, release));
    running.set(release, nodeRed);
    await nodeRed.deploy(FLOW);
    workplace = new Workplace(nodeRed, browser);
  });
  after(async () => {
    await closePages(browser);
  });

  return () => {
    assert.ok(workplace);
    return workplace;
  };
}

/** One of each release for all suites, since installing and starting it takes its time. */
const running = new Map<Release, NodeRedProcess>();
const userDirs: TemporaryFolder[] = [];

async function start(context: Context, release: Release): Promise<NodeRedProcess> {
  const runtime = await runtimeOr(context, release);
  const userDir = temporaryFolder();
  userDirs.push(userDir);
  const problem = await install(await pack(), userDir.path);
  if (problem !== null) skipBecause(context, 'the registry is out of reach');
  return NodeRedProcess.start({ ...runtime, userDir: userDir.path, env: WITHOUT_PROXY });
}

/** What a platform's address leads to shall be the test's affair alone. */
const WITHOUT_PROXY = Object.fromEntries(
  ['http_proxy', 'https_proxy', 'all_proxy']
    .flatMap((name) => [name, name.toUpperCase()])
    .map((name) => [name, undefined]),
);

// A hook of the whole run, since it stands in no suite.
after(async function () {
  this.timeout(60_000);
  await Promise.all([...running.values()].map((nodeRed) => nodeRed.stop()));
  for (const userDir of userDirs) userDir.remove();
});
