/** One node's folder below `dist/nodes`: the page, the icon and the texts that Node-RED looks for beside the script. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { inRoot } from '../project/project.mjs';
import { editorPage } from './editor-page.mjs';
import { needFile } from './sources.mjs';
import { catalogue, helpPage, LANGUAGES } from './texts.mjs';

/**
 * @param {string} type
 * @param {string} dist the folder that becomes `dist/`; the compiled JavaScript is there already
 */
export async function layOutNode(type, dist) {
  const folder = join(dist, 'nodes', type);
  needFile(join(folder, `${type}.js`), `nodes/${type}/${type}.ts did not compile to a script`);
  await writeFile(join(folder, `${type}.html`), await editorPage(type, dist));

  const icon = inRoot('icons', `${type}.svg`);
  needFile(icon, `the icon icons/${type}.svg is missing`);
  await mkdir(join(folder, 'icons'));
  // Written, not copied: on Windows a copy is as old as its source, and so would the build always seem to be.
  await writeFile(join(folder, 'icons', `${type}.svg`), await readFile(icon));

  for (const language of LANGUAGES) {
    const texts = join(folder, 'locales', language);
    await mkdir(texts, { recursive: true });
    await writeFile(join(texts, `${type}.json`), catalogue(type, language));
    await writeFile(join(texts, `${type}.html`), helpPage(type, language, dist));
  }
}
