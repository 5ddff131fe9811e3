/** The parts of the source that the import rule tells apart, found by path alone. */
import { posix } from 'node:path';

/** @typedef {{ name: string, folder: string }} Zone */

/** [pattern with the zone's folder as its group, the zone's name], the first that fits. */
const ZONES = [
  [/^(lib\/contract)(?:\/|$)/, 'contract'],
  [/^(lib\/lwm2m)(?:\/|$)/, 'lwm2m'],
  [/^(lib\/onenet)(?:\/|$)/, 'onenet'],
  [/^(lib\/dispatch)(?:\/|$)/, 'dispatch'],
  [/^(lib\/simulator)(?:\/|$)/, 'simulator'],
  [/^(nodes\/[^/]+)\/editor(?:\.ts|\/|$)/, 'editor'],
  [/^(nodes\/shared)(?:\/|$)/, 'shared'],
  [/^(nodes\/[^/]+)(?:\/|$)/, 'node'],
];

/** @param {string} path relative to the clone, with slashes @returns {Zone | null} */
export function zoneOf(path) {
  for (const [pattern, name] of ZONES) {
    const folder = pattern.exec(path)?.[1];
    if (folder !== undefined) return { name, folder };
  }
  return null;
}

/** @param {string} file @param {string} specifier relative, as in an import of that file */
export const resolveSource = (file, specifier) =>
  posix
    .join(posix.dirname(file), specifier)
    .replace(/\.(?:js|ts)$/, '')
    .replace(/\/$/, '');

/** Editor code may share code with all editors, in `nodes/shared/editor`. @param {Zone} from @param {Zone} to */
export const sameZone = (from, to) =>
  from.name === to.name &&
  (from.folder === to.folder || (to.name === 'editor' && to.folder === 'nodes/shared'));
