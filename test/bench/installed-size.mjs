import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inRoot } from '../../scripts/project/project.mjs';

/** What the package and everything that it needs at run time take on disk, in bytes of file content. */
export function installedBytes() {
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const own = [...manifest.files, 'package.json', 'README.md', 'LICENSE'].map((file) =>
    inRoot(file),
  );
  const folders = new Set();
  for (const name of Object.keys(manifest.dependencies))
    collect(name, inRoot('package.json'), folders);
  return [...own, ...folders].reduce((sum, path) => sum + bytesOf(path), 0);
}

function collect(name, from, folders) {
  const folder = folderOf(name, from);
  if (folders.has(folder)) return;
  folders.add(folder);
  const manifest = join(folder, 'package.json');
  const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
  for (const each of Object.keys(dependencies)) collect(each, manifest, folders);
}

function folderOf(name, from) {
  const paths = createRequire(from).resolve.paths(name) ?? [];
  const found = paths
    .map((path) => join(path, name))
    .find((path) => exists(join(path, 'package.json')));
  if (found === undefined) throw new Error(`${name} is not installed`);
  return found;
}

function exists(path) {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Without nested node_modules, which are counted by name. */
function bytesOf(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}
