import assert from 'node:assert/strict';

import type { Context } from 'mocha';
import type { Browser, Page } from 'playwright-core';

import { runtimeOr, type Release } from '../../runtime/support/release';
import { NodeRedProcess } from '../../support/node-red-process';
import { install, pack, temporaryFolder, type TemporaryFolder } from '../../support/pack';
import { skipBecause } from '../../support/skip-because';
import { browserOr, complaintsOf, openOwnPage, VIEWPORT } from './browser';
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
  /** Whether the editor is loaded for this test alone, in a page of its own. */
  readonly anew?: boolean;
  /** Called before it is; implies {@link anew}. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/**
 * The editor of a Node-RED in which the packed package is installed. A page is used again by every test in the same
 * language: to load the editor takes ten times as long as to show another flow.
 */
export class Workplace {
  readonly nodeRed: NodeRedProcess;
  readonly #browser: Browser;
  /** One for each language. */
  readonly #editors = new Map<string, Editor>();
  /** Whether a flow may run: one that a test deployed, or that a page of its own did. */
  #mayRun = false;

  constructor(nodeRed: NodeRedProcess, browser: Browser) {
    this.nodeRed = nodeRed;
    this.#browser = browser;
  }

  /** Has Node-RED run a flow. The pages that are open show none meanwhile, since each that does would take part. */
  async deploy(flow: readonly object[]): Promise<void> {
    await this.#empty();
    await this.nodeRed.deploy(flow);
    this.#mayRun = true;
  }

  /** Shows what is deployed. */
  async visit(look: Look = {}): Promise<Visit> {
    this.#mayRun = true;
    await this.#empty();
    if (look.anew || look.prepare) return this.#visitAnew(look);
    const editor = await this.#look(look);
    await editor.catchUp();
    const visit = visitOf(editor);
    await editor.showDeployed();
    return visit;
  }

  /**
   * Shows a flow that is not deployed, which is enough for a dialog. What ran before is stopped: its messages would reach a
   * debug sidebar that does not know their nodes, and Node-RED 3.1 fails over those.
   */
  async draft(flow: readonly object[], look: Omit<Look, 'anew' | 'prepare'> = {}): Promise<Visit> {
    const mayRun = this.#mayRun;
    if (mayRun) await this.deploy([]);
    this.#mayRun = false;
    const editor = await this.#look(look);
    if (mayRun) await editor.catchUp();
    const visit = visitOf(editor);
    await editor.show(flow);
    return visit;
  }

  /** Closes all pages: nobody knows what a test that failed has left there. */
  async closePages(): Promise<void> {
    const contexts = [...this.#editors.values()].map(({ page }) => page.context());
    this.#editors.clear();
    await Promise.all(contexts.map((context) => context.close()));
  }

  async #empty(): Promise<void> {
    for (const editor of this.#editors.values()) {
      await clear(editor.page);
      await editor.empty();
    }
  }

  async #look({ locale = 'en-US', viewport = VIEWPORT, dark = false }: Look): Promise<Editor> {
    const editor = await this.#editor(locale);
    const { page } = editor;
    await clear(page);
    await page.setViewportSize(viewport);
    await (dark ? darken(page) : lighten(page));
    return editor;
  }

  /** In a page that the one for this language opens, and which so shares its process and what that has compiled. */
  async #visitAnew({ locale = 'en-US', viewport = VIEWPORT, prepare }: Look): Promise<Visit> {
    const { page: opener } = await this.#editor(locale);
    const opening = opener.waitForEvent('popup');
    await opener.evaluate(`void window.open('about:blank')`);
    const page = await opening;
    await page.setViewportSize(viewport);
    await prepare?.(page);
    const complaints = complaintsOf(page);
    const editor = new Editor(page);
    await editor.open(this.nodeRed.url);
    return { editor, page, complaints };
  }

  async #editor(locale: string): Promise<Editor> {
    const kept = this.#editors.get(locale);
    if (kept !== undefined) return kept;
    const page = await openOwnPage(this.#browser, { locale });
    const editor = new Editor(page);
    await editor.open(this.nodeRed.url);
    this.#editors.set(locale, editor);
    return editor;
  }
}

/** The complaints are those from now on. */
const visitOf = (editor: Editor): Visit => ({
  editor,
  page: editor.page,
  complaints: complaintsOf(editor.page),
});

/** Takes away what a test has left: other pages, routes and listeners. */
async function clear(page: Page): Promise<void> {
  const others = page
    .context()
    .pages()
    .filter((each) => each !== page);
  await Promise.all(others.map((each) => each.close()));
  await page.bringToFront();
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

  afterEach(async function () {
    // One that is tried again has no state.
    if (this.currentTest?.state !== 'passed') await workplace?.closePages();
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
