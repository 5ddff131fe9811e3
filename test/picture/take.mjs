/** Screenshots: of flows in a real editor, and of the simulator's page. */

/**
 * Opens the editor and waits until the flow stands.
 * @param {import('playwright-core').Page} page @param {string} editor
 */
export async function openEditor(page, editor) {
  await page.goto(editor);
  await page.locator('#red-ui-loading-progress').waitFor({ state: 'hidden' });
  await page.locator('.red-ui-flow-node-group').first().waitFor();
}

/** Points around the nodes; below them there is room for what they say of themselves. */
const MARGIN = 16;
const STATUS = 22;

/**
 * The rectangle that holds all nodes that are seen.
 * @param {import('playwright-core').Page} page
 */
export async function nodesOn(page) {
  const elements = await page.locator('.red-ui-flow-node-group').all();
  const boxes = await Promise.all(elements.map((element) => element.boundingBox()));
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN + STATUS;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** On a card, all that comes after the pictures of one row. */
const BELOW = 'article.card .tiles > :nth-child(n + 5), article.card .tiles ~ *';

/**
 * The card of the first device, once its lamp is as wanted.
 * @param {import('playwright-core').Page} page the simulator's page
 * @param {'on' | 'off'} lamp
 * @returns {Promise<Buffer>} as PNG
 */
export async function takeLamp(page, lamp) {
  await page.addStyleTag({ content: `${BELOW} { display: none !important }` });
  const card = page.locator('article.card').first();
  const state = lamp === 'on' ? '(?:On|开)' : '(?:Off|关)';
  await card.getByRole('img', { name: new RegExp(`/3311/0: ${state}`) }).waitFor();
  return card.screenshot();
}

/** Of 100: below it, the edges of letters begin to blur. */
const QUALITY = 85;

/**
 * An element as WebP, which Playwright itself does not make and which is a third of the size of a PNG.
 * @param {import('playwright-core').Page} page
 * @param {{ x: number, y: number, width: number, height: number }} clip
 * @returns {Promise<Buffer>}
 */
export async function takeWebp(page, clip) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setDefaultBackgroundColorOverride', {
    color: { r: 0, g: 0, b: 0, a: 0 },
  });
  const { data } = await browser.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    clip: { ...clip, scale: 1 },
  });
  await browser.detach();
  return Buffer.from(data, 'base64');
}
