/** The sources of the nodes as files, for tests of what is not code: texts, dialogs, examples. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

export const LANGUAGES = ['en-US', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** @param path from the repository's root */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function readJson(path: string): unknown {
  return JSON.parse(readText(path));
}

interface Texts {
  readonly [key: string]: string | Texts;
}

/** A node's catalogue as the build makes it: its own texts, and those that the nodes share. */
export function readCatalogue(type: string, language: Language): Texts {
  const file = readJson(`nodes/${type}/locales/${language}/${type}.json`) as Texts;
  if (type === 'onenet-nbiot-config') return file;
  const { with: groups = [], ...own } = file[type] as unknown as Texts & { with?: string[] };
  const shared = [language, ...groups.map((group) => `${group}/${language}`)];
  const texts = shared.map((name) => readJson(`nodes/shared/locales/${name}.json`) as Texts);
  return { [type]: texts.reduce(merge, own) };
}

function merge(shared: Texts | string | undefined, own: Texts | string | undefined): Texts {
  if (typeof shared === 'string' || typeof own === 'string') throw new Error('a text stands twice');
  const keys = [...new Set([...Object.keys(shared ?? {}), ...Object.keys(own ?? {})])];
  return Object.fromEntries(
    keys.map((key) => {
      const [a, b] = [shared?.[key], own?.[key]];
      const only = a === undefined ? b : b === undefined ? a : undefined;
      return [key, only ?? merge(a, b)];
    }),
  );
}

/** Names of the files in a folder, in alphabetical order. */
export function listFiles(path: string): string[] {
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

/** The node types of this package, as package.json names them. */
export function listNodeTypes(): string[] {
  const manifest = readJson('package.json') as { 'node-red': { nodes: Record<string, string> } };
  return Object.keys(manifest['node-red'].nodes);
}
