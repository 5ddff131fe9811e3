/**
 * A lint rule: which part of the source may import which.
 *
 * `nodes -> lib/dispatch -> lib/onenet -> lib/lwm2m -> lib/contract`, never the other way; a node never imports another
 * node; a lib folder is entered through its `index.ts`; and each package has the one place that knows it.
 */
import { relative } from 'node:path';

import { packageProblem } from './package-zones.mjs';
import { resolveSource, sameZone, zoneOf } from './zones.mjs';

/** What each zone may import, beside itself. `types` are fit for `import type` only. */
const MAY_IMPORT = {
  contract: {},
  lwm2m: { code: ['contract'] },
  onenet: { code: ['contract', 'lwm2m'] },
  dispatch: { code: ['contract', 'lwm2m', 'onenet'] },
  simulator: { code: ['contract', 'lwm2m'], types: ['onenet'] },
  node: { code: ['contract', 'lwm2m', 'onenet', 'dispatch', 'simulator', 'shared'] },
  shared: { code: ['contract', 'lwm2m', 'onenet', 'dispatch', 'simulator'] },
  editor: { code: ['contract', 'lwm2m'] },
};

/** Folders inside a zone that have a door of their own, since what is behind it is large. */
const DOORS = ['lib/lwm2m/objects'];

/** @type {import('eslint').Rule.RuleModule} */
export const importZones = {
  meta: { type: 'problem', schema: [], messages: { zone: '{{problem}}' } },
  create(context) {
    const file = relative(context.cwd, context.filename).replaceAll('\\', '/');
    const zone = zoneOf(file);
    if (zone === null) return {};
    const check = (source, typeOnly) => {
      if (typeof source?.value !== 'string') return;
      const problem = importProblem({ file, zone, specifier: source.value, typeOnly });
      if (problem !== null) context.report({ node: source, messageId: 'zone', data: { problem } });
    };
    return {
      ImportDeclaration: (node) => check(node.source, isTypeOnly(node.importKind, node.specifiers)),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
      TSImportType: (node) => check(node.source, true),
      TSExternalModuleReference: (node) => check(node.expression, false),
      'CallExpression[callee.name="require"]': (node) => check(node.arguments[0], false),
      'CallExpression[callee.object.name="require"]': (node) => check(node.arguments[0], false),
    };
  },
};

/** `import type { A }`, or `import { type A, type B }`. */
const isTypeOnly = (kind, specifiers) =>
  kind === 'type' ||
  (specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type'));

/** @returns {string | null} */
function importProblem({ file, zone, specifier, typeOnly }) {
  if (!specifier.startsWith('.')) return packageProblem({ file, zone, specifier, typeOnly });
  const source = resolveSource(file, specifier);
  const target = zoneOf(source);
  if (target === null) return `${file} must not import ${source}, which is outside lib and nodes.`;
  if (sameZone(zone, target)) return null;

  const { code = [], types = [] } = MAY_IMPORT[zone.name];
  if (!code.includes(target.name)) {
    if (!types.includes(target.name)) return `${zone.folder} must not import ${target.folder}.`;
    if (!typeOnly) return `${zone.folder} may import types only from ${target.folder}.`;
  }
  const throughDoor = [target.folder, ...DOORS].some(
    (folder) => source === folder || source === `${folder}/index`,
  );
  const isLib = target.folder.startsWith('lib/');
  return !isLib || throughDoor ? null : `Import ${target.folder} through its index.ts.`;
}
