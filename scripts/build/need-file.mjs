import { existsSync, readFileSync } from 'node:fs';

import { Failure } from '../project/failure.mjs';
import { inRoot } from '../project/root.mjs';

/** Node-RED says nothing about a page, icon or text that is not there, so the build does. @param {string} path @param {string} otherwise */
export function needFile(path, otherwise) {
  if (!existsSync(path)) throw new Failure(`Build: ${otherwise}.`);
}

/** The text of a source file that must exist. @param {string} path relative to the clone */
export function needText(path) {
  needFile(inRoot(path), `${path} is missing`);
  return readFileSync(inRoot(path), 'utf8');
}
