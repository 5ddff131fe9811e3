/** One node's folder below `dist/nodes`: the page, the icon and the texts that Node-RED looks for beside the script. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { build } from 'esbuild';

import { Failure, fieldTable, inRoot, needFile, needText } from '../project/project.mjs';
import { dialogBody } from './dialog-body.mjs';
import { inlineDefaults, registrationProblem } from './registration.mjs';
import { catalogue, helpPage, LANGUAGES } from './texts.mjs';

const require = createRequire(import.meta.url);

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

/**
 * The page for the editor: its script and style, inlined, and the body of its dialog.
 * @param {string} type
 * @param {string} dist where the compiled code is
 * @returns {Promise<string>} html
 */
async function editorPage(type, dist) {
  const page = needText(`nodes/${type}/${type}.html`);
  if (!page.includes(`data-template-name="${type}"`)) {
    throw new Failure(`Build: nodes/${type}/${type}.html has no data-template-name="${type}".`);
  }
  const table = fieldTable(type, require(join(dist, 'nodes', type, 'fields.js')));
  const texts = JSON.parse(catalogue(type, LANGUAGES[0]))[type];
  const dialog = dialogBody(page, type, table, texts);
  const script = inlineDefaults(await bundle(type), table);
  const problem = registrationProblem(script, type);
  if (problem !== null) throw new Failure(`Build: nodes/${type}/editor.ts: ${problem}`);
  const parts = [
    `<script type="text/javascript">\n${script}</script>`,
    ...style(type),
    dialog.trim(),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Of all dialogs, and of the sidebar. */
const STYLES = ['nodes/shared/editor/style.css', 'nodes/onenet-nbiot-config/editor/sidebar.css'];

/** The looks of all dialogs, in the page of the node that all others need. @param {string} type */
function style(type) {
  if (type !== 'onenet-nbiot-config') return [];
  return STYLES.map((path) => `<style>\n${needText(path).trim()}\n</style>`);
}

/**
 * Not minified: the flow library's checker reads this script, and so may a curious user. esbuild escapes
 * a closing script tag inside it, as it does for every browser bundle.
 * @param {string} type
 */
async function bundle(type) {
  const entry = `nodes/${type}/editor.ts`;
  needFile(inRoot(entry), `${entry} is missing`);
  const { outputFiles } = await build({
    entryPoints: [inRoot(entry)],
    tsconfig: inRoot('tsconfig.editor.json'),
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
