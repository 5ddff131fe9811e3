/** Builds `dist/` unless it is there and newer than everything it is made from. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, inRoot } from '../project/project.mjs';
import { run } from '../project/run.mjs';

const SOURCES = [
  'lib',
  'nodes',
  'icons',
  'scripts/build',
  'scripts/build.mjs',
  'tsconfig.json',
  'package.json',
];

export async function buildIfNeeded() {
  if (isBuilt()) return;
  const { code } = await run(process.execPath, ['scripts/build.mjs']);
  if (code !== 0) throw new Failure('The build failed.');
}

/** Whether `dist/` is newer than all that it is made from. */
function isBuilt() {
  const newestSource = Math.max(...SOURCES.flatMap((source) => times(inRoot(source))));
  const oldestBuilt = existsSync(inRoot('dist')) ? Math.min(...times(inRoot('dist'))) : 0;
  return newestSource <= oldestBuilt;
}

/** When each file and folder was changed; a folder's time tells of what was removed from it. @param {string} path @returns {number[]} */
function times(path) {
  const stats = statSync(path);
  const inside = stats.isDirectory() ? readdirSync(path) : [];
  return [stats.mtimeMs, ...inside.flatMap((name) => times(join(path, name)))];
}
