/**
 * Finds circles among the imports of lib and nodes, imports of types included: `node scripts/lint/import-circles.mjs`,
 * which `npm run lint` runs too. Files in a circle cannot be understood, tested or moved one at a time.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

import { inRoot, isStarted, ROOT } from '../project/project.mjs';

/** @typedef {Map<string, Set<string>>} Graph the files that each file imports */

/**
 * @param {string[]} folders in the clone
 * @returns {Graph} of their files, by their paths in the clone
 */
function importGraph(folders) {
  const files = folders.flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true })
      .map((name) => join(inRoot(folder), String(name)))
      .filter((path) => /\.(?:ts|js)$/.test(path)),
  );
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const imported = importsOf(readFileSync(file, 'utf8'))
        .map((specifier) => resolveImport(file, specifier))
        .filter((path) => path !== undefined && known.has(path));
      return [relativePath(file), new Set(imported.map(relativePath))];
    }),
  );
}

/** The relative imports of a source, in every form. @param {string} source @returns {string[]} */
export function importsOf(source) {
  const { importedFiles } = ts.preProcessFile(source, true, true);
  return importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
}

/** @param {string} file @param {string} specifier @returns {string | undefined} */
function resolveImport(file, specifier) {
  const path = join(file, '..', specifier.replace(/\.js$/, ''));
  const candidates = [`${path}.ts`, join(path, 'index.ts'), `${path}.js`, path];
  return candidates.find((candidate) => /\.(?:ts|js)$/.test(candidate) && existsSync(candidate));
}

/** @param {string} path */
const relativePath = (path) => relative(ROOT, path).replaceAll('\\', '/');

/**
 * One circle, as short as can be, for each group of files that import one another in a ring.
 * @param {Graph} graph
 * @returns {{ circle: string[], group: string[] }[]} a circle begins and ends with the same file
 */
export function findCircles(graph) {
  return findGroups(graph).map((group) => ({ group, circle: shortestCircle(group, graph) }));
}

/** Tarjan's strongly connected components, those of one file that does not import itself left out. @param {Graph} graph */
function findGroups(graph) {
  /** @type {Map<string, { index: number, low: number }>} */
  const seen = new Map();
  const stack = [];
  const groups = [];
  const visit = (file) => {
    const own = { index: seen.size, low: seen.size };
    seen.set(file, own);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!seen.has(next)) own.low = Math.min(own.low, visit(next).low);
      else if (stack.includes(next)) own.low = Math.min(own.low, seen.get(next).index);
    }
    if (own.low === own.index) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1 || graph.get(file)?.has(file)) groups.push(group.sort());
    }
    return own;
  };
  for (const file of graph.keys()) if (!seen.has(file)) visit(file);
  return groups;
}

/** @param {string[]} group @param {Graph} graph @returns {string[]} */
function shortestCircle(group, graph) {
  const circles = group.map((file) => circleThrough(file, graph)).filter((each) => each.length > 0);
  return circles.sort((a, b) => a.length - b.length)[0] ?? group;
}

/** Breadth first, from a file back to itself. @param {string} start @param {Graph} graph @returns {string[]} */
function circleThrough(start, graph) {
  const paths = [[start]];
  const seen = new Set();
  for (const path of paths) {
    for (const next of graph.get(path.at(-1)) ?? []) {
      if (next === start) return [...path, start];
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return [];
}

if (isStarted(import.meta.url)) {
  const circles = findCircles(importGraph(['lib', 'nodes']));
  for (const { circle, group } of circles) {
    const more = group.length - circle.length + 1;
    const rest = more > 0 ? ` (${more} more files in this group)` : '';
    console.error(`✖ import circle: ${circle.join(' -> ')}${rest}`);
  }
  if (circles.length === 0) console.log('No import circles.');
  if (circles.length > 0) process.exitCode = 1;
}
