/** Photographs of the two things to be seen, after the lamp was lit. */

/** Points around the nodes. */
const MARGIN = 16;

/** On a card, all that comes after the pictures of one row. */
const BELOW = 'article.card .tiles > :nth-child(n + 5), article.card .tiles ~ *';

/**
 * The nodes, with what the write says of itself.
 * @param {import('playwright-core').Page} page @param {string} editor
 * @returns {Promise<Buffer>}
 */
export async function takeFlow(page, editor) {
  await page.goto(editor);
  await page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' });
  await page.locator('.red-ui-flow-node-status-dot-green').waitFor();
  return page.screenshot({ clip: await around(page, '.red-ui-flow-node-group') });
}

/**
 * The card of the device that the flow writes to.
 * @param {import('playwright-core').Page} page @param {string} simulator
 * @returns {Promise<Buffer>}
 */
export async function takeLamp(page, simulator) {
  await page.goto(simulator);
  await page.addStyleTag({ content: `${BELOW} { display: none !important }` });
  const card = page.locator('article.card').first();
  await card.getByRole('img', { name: /\/3311\/0: (?:On|开)/ }).waitFor();
  return card.screenshot();
}

/** The rectangle that holds all elements of a selector. @param {import('playwright-core').Page} page @param {string} selector */
async function around(page, selector) {
  const elements = await page.locator(selector).all();
  const boxes = await Promise.all(elements.map((element) => element.boundingBox()));
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
