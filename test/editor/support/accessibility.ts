import { readFileSync } from 'node:fs';

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds serious or critical within an element: the rule, and each place where it is broken. */
export async function seriousFindings(page: Page, selector: string): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(AXE);
  // The editor's own traps for password managers are not ours to label.
  const scope = { include: [selector], exclude: ['[id^="red-ui-trap-"]'] };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(scope)})`);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
