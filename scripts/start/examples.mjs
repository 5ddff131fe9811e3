import { readdirSync, readFileSync } from 'node:fs';

import { inRoot } from '../project/root.mjs';

/** @typedef {{ title: string, nodes: any[] }} Example */

/** All examples, in the order of their file names. @returns {Example[]} */
export function readExamples() {
  const files = readdirSync(inRoot('examples')).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({
    title: file.replace(/\.json$/, ''),
    nodes: JSON.parse(readFileSync(inRoot('examples', file), 'utf8')),
  }));
}
