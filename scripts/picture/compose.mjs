/** Two photographs above one another on a sheet that looks the same on light and on dark pages. */

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
