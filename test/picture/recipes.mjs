/** The pictures of the recipes: each flow as the editor shows it. */
import { readdirSync, readFileSync } from 'node:fs';

import { inRoot } from '../../scripts/project/project.mjs';
import { nodesOn, openEditor, takeWebp } from './take.mjs';

const FOLDER = 'docs/recipes';

/** @returns {{ name: string, nodes: any[] }[]} */
export function readRecipes() {
  const files = readdirSync(inRoot(FOLDER)).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({
    name: file.replace(/\.json$/, ''),
    nodes: JSON.parse(readFileSync(inRoot(FOLDER, file), 'utf8')),
  }));
}

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} editor where the recipe runs, and nothing else
 * @returns {Promise<Buffer>} as WebP
 */
export async function takeRecipe(context, editor) {
  const page = await context.newPage();
  await openEditor(page, editor);
  const picture = await takeWebp(page, await nodesOn(page));
  await page.close();
  return picture;
}
