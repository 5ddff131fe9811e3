import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

const RULE = /html\.nr-theme-dark\{[^}]*\}/;

/**
 * Puts the editor into the colours of Node-RED 5's dark theme. Releases before it have none of their own; themes
 * for them work the same way, by other values of the `--red-ui-…` variables.
 */
export async function darken(page: Page): Promise<void> {
  const { ensureRuntime } = await import('../../../scripts/test/runtimes.mjs');
  const { nodeRed } = await ensureRuntime('5.0');
  const style = join(nodeRed, '..', '@node-red', 'editor-client', 'public', 'red', 'style.min.css');
  const rule = RULE.exec(readFileSync(style, 'utf8'))?.[0];
  if (rule === undefined) throw new Error('Node-RED 5 has no dark theme any more');
  await page.addStyleTag({ content: rule });
  await page.evaluate(`document.documentElement.classList.add('nr-theme-dark')`);
}

/** Takes them off again. */
export async function lighten(page: Page): Promise<void> {
  await page.evaluate(`document.documentElement.classList.remove('nr-theme-dark')`);
}
