/** A node's page for the editor: its script and style, inlined, and the body of its dialog. */
import { build } from 'esbuild';

import { Failure, inRoot } from '../project/project.mjs';
import { needFile, needText } from './sources.mjs';
import { registrationProblem } from './registration.mjs';

/** @param {string} type @returns {Promise<string>} html */
export async function editorPage(type) {
  const dialog = needText(`nodes/${type}/${type}.html`);
  if (!dialog.includes(`data-template-name="${type}"`)) {
    throw new Failure(`Build: nodes/${type}/${type}.html has no data-template-name="${type}".`);
  }
  const script = await bundle(type);
  const problem = registrationProblem(script, type);
  if (problem !== null) throw new Failure(`Build: nodes/${type}/editor.ts: ${problem}`);
  const parts = [
    `<script type="text/javascript">\n${script}</script>`,
    ...style(type),
    dialog.trim(),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The looks of all dialogs, in the page of the node that all others need. @param {string} type */
function style(type) {
  if (type !== 'onenet-nbiot-config') return [];
  return [`<style>\n${needText('nodes/shared/editor/style.css').trim()}\n</style>`];
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
