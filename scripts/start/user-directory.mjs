/** Node-RED's user directory, with this package linked in and the examples as flows. */
import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { PACKAGE } from '../project/package.mjs';
import { ROOT } from '../project/root.mjs';
import { readExamples } from './examples.mjs';
import { mergeExamples } from './merge-examples.mjs';

/**
 * Flows that are there already are kept: they may be somebody's work.
 * @param {string} userDir
 * @param {{ fresh: boolean }} options `fresh` takes the examples anew
 */
export function prepareUserDirectory(userDir, { fresh }) {
  const flows = join(userDir, 'flows.json');
  mkdirSync(userDir, { recursive: true });
  linkPackage(userDir);
  if (fresh) {
    for (const file of ['flows.json', 'flows_cred.json'])
      rmSync(join(userDir, file), { force: true });
  }
  if (!existsSync(flows))
    writeFileSync(flows, JSON.stringify(mergeExamples(readExamples()), null, 2));
}

/**
 * What `npm install <clone>` would do, but without asking a registry. A junction, since on Windows a
 * symbolic link to a folder needs rights that a user may not have; elsewhere the word means nothing.
 * @param {string} userDir
 */
function linkPackage(userDir) {
  const { name } = PACKAGE;
  const list = join(userDir, 'package.json');
  if (!existsSync(list)) {
    const content = {
      name: 'node-red-project',
      private: true,
      dependencies: { [name]: `file:${ROOT}` },
    };
    writeFileSync(list, JSON.stringify(content, null, 2));
  }
  const link = join(userDir, 'node_modules', ...name.split('/'));
  if (existsSync(link) && realpathSync(link) === realpathSync(ROOT)) return;
  rmSync(link, { recursive: true, force: true });
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(ROOT, link, 'junction');
}
