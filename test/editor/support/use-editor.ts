import assert from 'node:assert/strict';

import type { Context } from 'mocha';
import type { Browser, Page } from 'playwright-core';

import { runtimeOr, type Release } from '../../runtime/support/release';
import { NodeRedProcess } from '../../support/node-red-process';
import { install, pack, temporaryFolder, type TemporaryFolder } from '../../support/pack';
import { skipBecause } from '../../support/skip-because';
import { browserOr, complaintsOf, openPage, VIEWPORT } from './browser';
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

/** How somebody looks at it. */
interface Look {
  readonly locale?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly dark?: boolean;
}

/** The editor of a Node-RED in which the packed package is installed. */
export class Workplace {
  readonly nodeRed: NodeRedProcess;
  readonly #browser: Browser;
  /** One for each language, since in a new one the editor takes twice as long to load. */
  readonly #pages = new Map<string, Page>();

  constructor(nodeRed: NodeRedProcess, browser: Browser) {
    this.nodeRed = nodeRed;
    this.#browser = browser;
  }

  /** Loads the editor afresh, and leaves what the visit before had open. */
  async visit({ locale = 'en-US', viewport = VIEWPORT, dark = false }: Look = {}): Promise<Visit> {
    await this.leave();
    const page = await this.#page(locale);
    await page.setViewportSize(viewport);
    const complaints = complaintsOf(page);
    const editor = new Editor(page);
    await editor.open(this.nodeRed.url);
    if (dark) await darken(page);
    return { editor, page, complaints };
  }

  /** No page shows the editor any more: each that does takes part in every deploy. */
  async leave(): Promise<void> {
    const open = [...this.#pages.values()].filter((page) => !page.isClosed());
    await Promise.all(open.map(clear));
  }

  async #page(locale: string): Promise<Page> {
    const kept = this.#pages.get(locale);
    if (kept?.isClosed() === false) return kept;
    const { page } = await openPage(this.#browser, { locale });
    this.#pages.set(locale, page);
    return page;
  }
}

/** Takes away what a test has left: other pages, routes, listeners, and what the editor had stored. */
async function clear(page: Page): Promise<void> {
  const others = page
    .context()
    .pages()
    .filter((each) => each !== page);
  await Promise.all(others.map((each) => each.close()));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.removeAllListeners(undefined, { behavior: 'ignoreErrors' });
  await page.evaluate(`localStorage.clear(); sessionStorage.clear()`).catch(() => undefined);
  await page.goto('about:blank');
}

/**
 * Gives the tests of a suite a browser and an editor that shows {@link FLOW}; skips them, with the reason, where
 * one of the two cannot be had.
 */
export function useEditor(release: Release): () => Workplace {
  let workplace: Workplace | undefined;

  before(async function () {
    this.timeout(240_000);
    const browser = await browserOr(this);
    workplace = workplaces.get(release) ?? new Workplace(await start(this, release), browser);
    workplaces.set(release, workplace);
    await workplace.nodeRed.deploy(FLOW);
  });
  after(async () => {
    await workplace?.leave();
  });

  return () => {
    assert.ok(workplace);
    return workplace;
  };
}

/** One of each release for all suites, since installing and starting it takes its time. */
const workplaces = new Map<Release, Workplace>();
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
  await Promise.all([...workplaces.values()].map(({ nodeRed }) => nodeRed.stop()));
  for (const userDir of userDirs) userDir.remove();
});
