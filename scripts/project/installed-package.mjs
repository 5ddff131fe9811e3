/** A package in a folder of its own, away from the project's dependencies. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from './failure.mjs';
import { npm } from './run.mjs';

/**
 * Installs what is missing; what is there already is used without asking the registry.
 * @param {string} folder holds this package alone, with what it depends on
 * @param {string} name @param {string} range
 * @returns {Promise<string>} the folder of the package
 */
export async function installedPackage(folder, name, range) {
  const path = join(folder, 'node_modules', name);
  const mark = join(folder, 'installed.json');
  const wanted = JSON.stringify({ [name]: range });
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return path;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${range}`];
  const { code, output } = await npm(args, { cwd: folder, capture: true });
  if (code !== 0) throw new Failure(`${name}@${range} cannot be installed:\n${output}`);
  writeFileSync(mark, wanted);
  return path;
}
