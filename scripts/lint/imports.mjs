/**
 * Two lint rules about what a file imports.
 *
 * {@link importZones}: which part of the source may import which, and which file may import a package or a module of Node.
 * `nodes -> lib/dispatch -> lib/onenet -> lib/lwm2m -> lib/contract`, never the other way; the simulator imports types
 * only of lib/onenet, so that both cannot be wrong together; a node never imports another node; browser code imports
 * lib/contract, lib/lwm2m and the table of its own node's fields only; a lib folder is entered through its `index.ts`; and
 * each package has the one place that knows it, so that it can be replaced there.
 *
 * {@link deepImports}: another package is imported by its name alone.
 */
import { builtinModules } from 'node:module';
import { posix, relative } from 'node:path';

/** @typedef {{ name: string, folder: string }} Zone */

/** [pattern with the zone's folder as its group, the zone's name], the first that fits. */
const ZONES = [
  [/^(lib\/contract)(?:\/|$)/, 'contract'],
  [/^(lib\/lwm2m)(?:\/|$)/, 'lwm2m'],
  [/^(lib\/onenet)(?:\/|$)/, 'onenet'],
  [/^(lib\/dispatch)(?:\/|$)/, 'dispatch'],
  [/^(lib\/simulator\/page\/public)(?:\/|$)/, 'page'],
  [/^(lib\/simulator)(?:\/|$)/, 'simulator'],
  [/^(nodes\/[^/]+)\/editor(?:\.ts|\/|$)/, 'editor'],
  [/^(nodes\/shared\/(?:platform\/)?fields)(?:\.ts|$)/, 'shared-fields'],
  [/^(nodes\/[^/]+)\/fields(?:\.ts|$)/, 'fields'],
  [/^(nodes\/shared)(?:\/|$)/, 'shared'],
  [/^(nodes\/[^/]+)(?:\/|$)/, 'node'],
];

/** What each zone may import, beside itself. `types` are fit for `import type` only. */
const MAY_IMPORT = {
  contract: {},
  lwm2m: { code: ['contract'] },
  onenet: { code: ['contract', 'lwm2m'] },
  dispatch: { code: ['contract', 'lwm2m', 'onenet'] },
  simulator: { code: ['contract', 'lwm2m'], types: ['onenet'] },
  page: { code: ['contract'] },
  shared: { code: ['contract', 'lwm2m', 'onenet', 'dispatch', 'simulator', 'shared-fields'] },
  node: { code: ['contract', 'lwm2m', 'onenet', 'dispatch', 'simulator', 'shared', 'fields'] },
  'shared-fields': { code: ['contract', 'lwm2m'] },
  fields: { code: ['contract', 'lwm2m', 'shared-fields'] },
  editor: { code: ['contract', 'lwm2m', 'fields', 'shared-fields'] },
};

/** Zones that import no package and no module of Node, and why. */
const PURE = {
  contract: 'lib/contract is pure: it imports nothing outside itself.',
  lwm2m: 'lib/lwm2m is pure: it imports nothing outside itself but lib/contract.',
  page: 'The page runs in a browser: it imports no package.',
  'shared-fields': 'The tables of fields are read in a browser, too: they import no package.',
  fields: 'The table of fields is read in a browser, too: it imports no package.',
  editor: 'Editor code runs in a browser: it imports no package.',
};

/** Folders inside a zone that have an `index.ts` of their own, since what is behind it is large. */
const DOORS = ['lib/lwm2m/objects'];

/** Each of these packages is known in one place only. */
const HOMES = [
  { name: 'ajv', home: /^lib\/onenet\/schema-checks\.ts$/, place: 'lib/onenet/schema-checks.ts' },
  {
    name: 'axios',
    home: /^lib\/onenet\/axios-transport\.ts$/,
    place: 'lib/onenet/axios-transport.ts',
  },
  {
    name: 'lossless-json',
    home: /^lib\/simulator\/json\.ts$/,
    place: 'lib/simulator/json.ts',
  },
  { name: 'undici', home: /^lib\/onenet\/http\//, place: 'lib/onenet/http' },
  { name: 'node-red', home: /^nodes\//, place: 'nodes' },
];

/** The sockets of Node: the simulator serves, and the transport reaches the platform. Types are free. */
const NETWORK = ['dgram', 'http', 'http2', 'https', 'net', 'tls'];
const NETWORK_HOME = /^lib\/(?:simulator\/|onenet\/http\/|onenet\/axios-transport\.ts$)/;

/** @type {import('eslint').Rule.RuleModule} */
export const importZones = {
  meta: { type: 'problem', schema: [], messages: { zone: '{{problem}}' } },
  create(context) {
    const file = relative(context.cwd, context.filename).replaceAll('\\', '/');
    const zone = zoneOf(file);
    if (zone === null) return {};
    return visitImports((source, typeOnly) => {
      const problem = importProblem({ file, zone, specifier: source.value, typeOnly });
      if (problem !== null) context.report({ node: source, messageId: 'zone', data: { problem } });
    });
  },
};

/** @returns {string | null} */
function importProblem({ file, zone, specifier, typeOnly }) {
  if (!specifier.startsWith('.')) return packageProblem({ file, zone, specifier, typeOnly });
  const source = resolveSource(file, specifier);
  const target = zoneOf(source);
  if (target === null) return `${file} must not import ${source}, which is outside lib and nodes.`;
  if (sameZone(zone, target)) return null;

  if (target.name === 'fields' && target.folder !== zone.folder) {
    return `${zone.folder} must not import ${source}.`;
  }
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

/** @param {{ file: string, zone: Zone, specifier: string, typeOnly: boolean }} import_ @returns {string | null} */
function packageProblem({ file, zone, specifier, typeOnly }) {
  const pure = PURE[zone.name];
  if (pure !== undefined) return pure;
  const name = packageName(specifier);
  const rule = HOMES.find((each) => each.name === name);
  if (rule !== undefined && !rule.home.test(file)) return `Only ${rule.place} imports ${name}.`;
  const builtin = builtinName(specifier);
  if (builtin === null || typeOnly || !NETWORK.includes(builtin)) return null;
  return NETWORK_HOME.test(file)
    ? null
    : `Only the simulator and the transport import node:${builtin}.`;
}

/** @param {string} path relative to the clone, with slashes @returns {Zone | null} */
function zoneOf(path) {
  for (const [pattern, name] of ZONES) {
    const folder = pattern.exec(path)?.[1];
    if (folder !== undefined) return { name, folder };
  }
  return null;
}

/** @param {string} file @param {string} specifier relative, as in an import of that file */
const resolveSource = (file, specifier) =>
  posix
    .join(posix.dirname(file), specifier)
    .replace(/\.(?:js|ts)$/, '')
    .replace(/\/$/, '');

/** Editor code may share code with all editors, in `nodes/shared/editor`. @param {Zone} from @param {Zone} to */
const sameZone = (from, to) =>
  from.name === to.name &&
  (from.folder === to.folder || (to.name === 'editor' && to.folder === 'nodes/shared'));

/** What packages document as paths for users, with the page that says so. */
const DOCUMENTED = new Set([
  // https://ajv.js.org/standalone.html: the code generator has no other name.
  'ajv/dist/standalone',
  'ajv/dist/standalone/index.js',
  // https://eslint.org/docs/latest/use/configure/configuration-files: `defineConfig`.
  'eslint/config',
  // https://tsx.is/dev-api/register-cjs: lets `require` read TypeScript.
  'tsx/cjs',
]);

/**
 * Another package is imported by its name alone. What lies below that name is its author's affair, and may move in any
 * release, unless the package's documentation tells users to import it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const deepImports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      deep: 'Import {{name}} by its name: {{specifier}} is not one of its documented paths.',
    },
  },
  create: (context) =>
    visitImports((node) => {
      const specifier = node.value;
      if (/^[./]/.test(specifier) || builtinName(specifier) !== null) return;
      const name = packageName(specifier);
      // A manifest is data that every package has.
      const isAllowed =
        specifier === name || specifier === `${name}/package.json` || DOCUMENTED.has(specifier);
      // `require.resolve` finds a file, such as a program to start, and imports nothing.
      const isResolve = node.parent?.callee?.property?.name === 'resolve';
      if (!isAllowed && !isResolve)
        context.report({ node, messageId: 'deep', data: { name, specifier } });
    }),
};

/**
 * The visitors of a rule that looks at everything a file imports, in whatever form.
 * @param {(source: any, typeOnly: boolean) => void} check gets the literal that names the module
 * @returns {import('eslint').Rule.RuleListener}
 */
function visitImports(check) {
  const look = (source, typeOnly) => {
    if (typeof source?.value === 'string') check(source, typeOnly);
  };
  return {
    ImportDeclaration: (node) => look(node.source, isTypeOnly(node.importKind, node.specifiers)),
    ExportNamedDeclaration: (node) => look(node.source, node.exportKind === 'type'),
    ExportAllDeclaration: (node) => look(node.source, node.exportKind === 'type'),
    ImportExpression: (node) => look(node.source, false),
    TSImportType: (node) => look(node.source, true),
    TSExternalModuleReference: (node) => look(node.expression, false),
    'CallExpression[callee.name="require"]': (node) => look(node.arguments[0], false),
    'CallExpression[callee.object.name="require"]': (node) => look(node.arguments[0], false),
  };
}

/** `import type { A }`, or `import { type A, type B }`. */
const isTypeOnly = (kind, specifiers) =>
  kind === 'type' ||
  (specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type'));

/** `ajv` of `ajv/dist/2020`, `@a/b` of `@a/b/c`. @param {string} specifier */
const packageName = (specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** `http` of `node:http` and of `http`. @param {string} specifier @returns {string | null} */
function builtinName(specifier) {
  const name = specifier.replace(/^node:/, '').split('/')[0] ?? '';
  return specifier.startsWith('node:') || builtinModules.includes(name) ? name : null;
}
