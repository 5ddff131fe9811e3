import assert from 'node:assert/strict';

import type { Context } from 'mocha';
import type { Browser, Page } from 'playwright-core';

import { runtimeOr, type Release } from '../../runtime/support/release';
import { NodeRedProcess } from '../../support/node-red-process';
import { install, pack, temporaryFolder, type TemporaryFolder } from '../../support/pack';
import { skipBecause } from '../../support/skip-because';
import { browserOr, complaintsOf, openPage, VIEWPORT } from './browser';
import { darken, lighten } from './dark';
import { Editor } from './editor';

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
  /** Called before the editor is loaded. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The editor of a Node-RED in which the packed package is installed. */
export class Workplace {
  readonly nodeRed: NodeRedProcess;
  readonly #browser: Browser;
  /** One for each language, since in a new one the editor takes twice as long to load. */
  readonly #pages = new Map<string, Page>();
  readonly #drafts = new Map<string, Editor>();

  constructor(nodeRed: NodeRedProcess, browser: Browser) {
    this.nodeRed = nodeRed;
    this.#browser = browser;
  }

  /** Has Node-RED run a flow. No page stays open, since each that shows the editor would take part. */
  async deploy(flow: readonly object[]): Promise<void> {
    await this.#leave();
    await this.nodeRed.deploy(flow);
  }

  /** Loads the editor, which shows what is deployed. */
  async visit(look: Look = {}): Promise<Visit> {
    await this.#leave();
    return this.#load(look);
  }

  /**
   * Shows a flow that is not deployed, which is enough for a dialog. The page of an earlier draft in the same language is
   * used again: to load the editor takes ten times as long.
   */
  async draft(flow: readonly object[], look: Look = {}): Promise<Visit> {
    const { locale = 'en-US' } = look;
    const editor = this.#drafts.get(locale);
    const visit =
      editor === undefined || editor.page.isClosed()
        ? await this.#load(look)
        : await again(editor, look);
    this.#drafts.set(locale, visit.editor);
    await visit.editor.show(flow);
    return visit;
  }

  async #load(look: Look): Promise<Visit> {
    const { locale = 'en-US', viewport = VIEWPORT, dark = false, prepare } = look;
    const page = await this.#page(locale);
    await clear(page);
    await page.setViewportSize(viewport);
    await prepare?.(page);
    const complaints = complaintsOf(page);
    const editor = new Editor(page);
    await editor.open(this.nodeRed.url);
    if (dark) await darken(page);
    return { editor, page, complaints };
  }

  async #leave(): Promise<void> {
    this.#drafts.clear();
    for (const page of this.#pages.values()) {
      if (page.isClosed() || page.url() === 'about:blank') continue;
      await clear(page);
      await page.evaluate('localStorage.clear()');
      await page.goto('about:blank');
    }
  }

  async #page(locale: string): Promise<Page> {
    const kept = this.#pages.get(locale);
    if (kept?.isClosed() === false) return kept;
    const { page } = await openPage(this.#browser, { locale });
    this.#pages.set(locale, page);
    return page;
  }
}

async function again(editor: Editor, { viewport = VIEWPORT, dark = false }: Look): Promise<Visit> {
  const { page } = editor;
  await clear(page);
  await page.setViewportSize(viewport);
  await (dark ? darken(page) : lighten(page));
  return { editor, page, complaints: complaintsOf(page) };
}

/** Takes away what a test has left: other pages, routes and listeners. */
async function clear(page: Page): Promise<void> {
  const others = page
    .context()
    .pages()
    .filter((each) => each !== page);
  await Promise.all(others.map((each) => each.close()));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.removeAllListeners(undefined, { behavior: 'ignoreErrors' });
}

/**
 * Gives the tests of a suite a browser and an editor; skips them, with the reason, where one of the two cannot be had.
 */
export function useEditor(release: Release): () => Workplace {
  let workplace: Workplace | undefined;

  before(async function () {
    this.timeout(240_000);
    const browser = await browserOr(this);
    workplace = workplaces.get(release) ?? new Workplace(await start(this, release), browser);
    workplaces.set(release, workplace);
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
