/** Screenshots of a flow that has lit a lamp and of the lamp, and the one picture that they make. */
import { readExamples } from '../../scripts/start/examples.mjs';

/** Where the nodes stand, one after the other. */
const PLACES = [110, 300, 510];
const HEIGHT = 80;

/** The shortest flow that lights a lamp: what the first example does with its first button, and nothing else. */
export function shortestFlow() {
  const [{ nodes }] = readExamples();
  const next = (node) => nodes.find(({ id }) => id === node.wires[0][0]);
  const button = nodes.find(({ type }) => type === 'inject');
  const write = next(button);
  // The debug node's own name would only be longer.
  const debug = { ...next(write), name: '', complete: 'payload', targetType: 'msg' };
  const placed = [button, { ...write, wires: [[debug.id], []] }, debug];
  return [
    nodes.find(({ type }) => type === 'tab'),
    nodes.find(({ id }) => id === write.platform),
    ...placed.map((node, index) => ({ ...node, x: PLACES[index], y: HEIGHT })),
  ];
}

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

const SHEET = `
body { margin: 0; background: transparent; }
main {
  display: inline-flex;
  flex-direction: column;
  gap: 20px;
  padding: 20px;
  border-radius: 16px;
  background: #e9edf3;
}
img {
  display: block;
  width: 560px;
  border-radius: 12px;
  box-shadow: 0 1px 4px rgb(0 0 0 / 25%);
}
`;

/** Of 100: below it, the edges of letters begin to blur. */
const QUALITY = 85;

/**
 * Two screenshots above one another on a sheet that looks the same on light and on dark pages.
 * @param {import('playwright-core').Page} page @param {...Buffer} photographs as PNG
 * @returns {Promise<Buffer>} as WebP
 */
export async function compose(page, ...photographs) {
  const images = photographs.map(
    (photograph) => `<img src="data:image/png;base64,${photograph.toString('base64')}">`,
  );
  await page.setContent(`<style>${SHEET}</style><main>${images.join('')}</main>`);
  const box = await page.locator('main').boundingBox();
  // Playwright itself makes no WebP, which is a third of the size of a PNG.
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setDefaultBackgroundColorOverride', {
    color: { r: 0, g: 0, b: 0, a: 0 },
  });
  const { data } = await browser.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    clip: { ...box, scale: 1 },
  });
  return Buffer.from(data, 'base64');
}
