/**
 * A lint rule: another package is imported by its name alone. What lies below that name is its author's affair, and may
 * move in any release, unless the package's documentation tells users to import it.
 */
import { builtinName, packageName, visitImports } from './import-zones.mjs';

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

/** @type {import('eslint').Rule.RuleModule} */
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
