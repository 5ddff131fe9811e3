import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Context } from 'mocha';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

import { skipBecause } from '../../support/skip-because';

/** Milliseconds for anything that a test waits for in the browser. */
const DEADLINE = 20_000;

export const VIEWPORT = { width: 1400, height: 900 };

let shared: Promise<Browser> | undefined;

/** One Chromium for all suites; skips a suite, with the reason, where there is none. */
export async function browserOr(context: Context): Promise<Browser> {
  const { CHROMIUM_ARGUMENTS, findChromium } = await import('../../support/chromium.mjs');
  const executablePath = findChromium();
  if (executablePath === undefined) {
    skipBecause(context, 'there is no Chromium here (the variable CHROMIUM may say where it is)');
  }
  shared ??= chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  return shared;
}

// A hook of the whole run, since it stands in no suite.
after(async () => {
  await (await shared)?.close();
});

/** A page that nothing is shared with; it stays open until the browser is closed. */
export async function openOwnPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    ...options,
  });
  context.setDefaultTimeout(DEADLINE);
  return context.newPage();
}

const opened: Page[] = [];

/** A page whose complaints are kept; {@link closePages} closes it. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: readonly string[] }> {
  const page = await openOwnPage(browser, options);
  opened.push(page);
  return { page, complaints: complaintsOf(page) };
}

/** Closes every page that a suite has opened, so that none works on beside the next suite's. */
export async function closePages(): Promise<void> {
  await Promise.all(opened.splice(0).map((page) => page.context().close()));
}

/** Fills with the errors on the console and of scripts from now on. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  return complaints;
}

const pictures = join(__dirname, '..', '..', '..', 'artifacts', 'editor');

/** Keeps a picture for people to look at, if they ask for it by ONENET_TEST_PICTURES; no test depends on it. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.ONENET_TEST_PICTURES) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
