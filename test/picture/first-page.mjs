/** The moving picture of the READMEs: a button is pressed in the editor, and a lamp lights on the simulator's page. */
import { readExamples } from '../../scripts/start/examples.mjs';
import { animate } from './animated-webp.mjs';
import { nodesOn, openEditor, takeLamp, takeWebp } from './take.mjs';

/** Where the nodes stand, one after the other. */
const PLACES = [110, 300, 510];
const HEIGHT = 80;

/** The shortest flow that lights a lamp: what the first example does with its first button, and nothing else. */
export function shortestFlow() {
  const [{ nodes }] = readExamples();
  const next = (node) => nodes.find(({ id }) => id === node.wires[0][0]);
  const button = nodes.find(({ type }) => type === 'inject');
  const write = next(button);
  // The debug node's own name would only be longer, and its status says no more than the other's.
  const debug = {
    ...next(write),
    ...{ name: '', complete: 'payload', targetType: 'msg', tostatus: false },
  };
  const placed = [button, { ...write, wires: [[debug.id], []] }, debug];
  return [
    nodes.find(({ type }) => type === 'tab'),
    nodes.find(({ id }) => id === write.platform),
    ...placed.map((node, index) => ({ ...node, x: PLACES[index], y: HEIGHT })),
  ];
}

/** Milliseconds that each part is shown. */
const STILL = 1000;
const STEP = 60;
const PRESSED = 250;
const LIT = 2500;

/** Steps of the pointer on its way to the button. */
const STEPS = 8;

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} editor
 * @param {string} simulator
 * @returns {Promise<Buffer>} as WebP
 */
export async function takeFirstPage(context, editor, simulator) {
  const [flow, lamp] = [await context.newPage(), await context.newPage()];
  await openEditor(flow, editor);
  await lamp.goto(simulator);
  const clip = await nodesOn(flow);
  const before = [await flow.screenshot({ clip }), await takeLamp(lamp, 'off')];
  const button = flow.locator('.red-ui-flow-node-button-button').first();
  const { x, y, width, height } = await button.boundingBox();
  await button.click();
  await flow.locator('.red-ui-flow-node-status-dot-green').waitFor();
  // What the editor says of the button lies over the flow for a while.
  await flow.locator('.red-ui-notification').waitFor({ state: 'detached' });
  await flow.mouse.move(5, 5);
  const after = [await flow.screenshot({ clip }), await takeLamp(lamp, 'on')];

  const scale = WIDTH / clip.width;
  const target = { x: (x + width / 2 - clip.x) * scale, y: (y + height / 2 - clip.y) * scale };
  const start = { x: target.x + 150, y: target.y + 90 };
  const at = (part) => ({
    x: start.x + (target.x - start.x) * part,
    y: start.y + (target.y - start.y) * part,
  });
  const moves = Array.from({ length: STEPS }, (_, step) => ({
    ...{ pictures: before, pointer: at((step + 1) / STEPS), ms: STEP },
  }));
  return compose(await context.newPage(), [
    { pictures: before, pointer: start, ms: STILL },
    ...moves,
    { pictures: before, pointer: target, pressed: true, ms: PRESSED },
    { pictures: after, pointer: target, ms: LIT },
  ]);
}

/** Points that each screenshot is wide. */
const WIDTH = 560;

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
div { position: relative; }
img {
  display: block;
  width: ${WIDTH}px;
  border-radius: 12px;
  box-shadow: 0 1px 4px rgb(0 0 0 / 25%);
}
svg { position: absolute; z-index: 1; width: 26px; overflow: visible; }
.pressed circle { opacity: 0.35; }
circle { opacity: 0; }
`;

/** The tip of the arrow is at its origin. */
const POINTER = `<svg viewBox="0 0 26 26" class="NAME" style="left: Xpx; top: Ypx">
  <circle r="14" fill="#0b66c3" />
  <path d="M0 0 L0 20 L5 15.5 L8.5 23 L12 21.4 L8.6 14.2 L15.5 14 Z" fill="#1b2430" stroke="#fff" stroke-width="1.5" />
</svg>`;

/**
 * Two screenshots above one another on a sheet that looks the same on light and on dark pages, with a pointer on the first.
 * @param {import('playwright-core').Page} page
 * @param {readonly { pictures: Buffer[], pointer: { x: number, y: number }, pressed?: boolean, ms: number }[]} scenes
 */
async function compose(page, scenes) {
  const frames = [];
  let box;
  for (const { pictures, pointer, pressed = false, ms } of scenes) {
    const [flow, lamp] = pictures.map(
      (png) => `<img src="data:image/png;base64,${png.toString('base64')}">`,
    );
    const arrow = POINTER.replace('NAME', pressed ? 'pressed' : '')
      .replace('X', String(pointer.x))
      .replace('Y', String(pointer.y));
    await page.setContent(
      `<style>${SHEET}</style><main><div>${flow}${arrow}</div><div>${lamp}</div></main>`,
    );
    box ??= await page.locator('main').boundingBox();
    frames.push({ still: await takeWebp(page, box), ms });
  }
  // As many pixels as the still has: two for each point.
  return animate(frames, { width: Math.round(box.width * 2), height: Math.round(box.height * 2) });
}
