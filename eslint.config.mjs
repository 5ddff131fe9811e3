import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

import { htmlStrings } from './scripts/lint/html-strings.mjs';
import { deepImports, importZones } from './scripts/lint/imports.mjs';

const local = {
  rules: { 'deep-imports': deepImports, 'html-strings': htmlStrings, 'import-zones': importZones },
};

/** Modules that the browser loads as they are. */
const page = ['lib/simulator/page/public/**/*.js'];

/** Mocha's own style is functions that are passed and not awaited; its `this` is the context. */
const tests = {
  files: ['test/**/*.ts'],
  languageOptions: { globals: globals.mocha },
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.build/',
      '.runtimes/',
      'coverage/',
      '.node-red/',
      'artifacts/',
      'lib/onenet/schema-checks.ts',
      'node_modules/',
    ],
  },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    plugins: { local },
    rules: { 'local/deep-imports': 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.editor.json', 'tsconfig.test.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'local/import-zones': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A number in a sentence is plain; anything else has to be made a string on purpose.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `type` says "these values", `interface` says "this shape": both are used, each where it is right.
      '@typescript-eslint/consistent-type-definitions': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  tests,
  {
    files: ['lib', 'nodes', 'scripts'].map((folder) => `${folder}/**/*.{ts,mjs,cjs,js}`),
    rules: { 'max-lines': ['error', 350] },
  },
  {
    files: ['nodes/**/editor.ts', 'nodes/**/editor/**', 'lib/simulator/page/**/*.{ts,js}'],
    rules: { 'local/html-strings': 'error' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    ignores: page,
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.cjs', '**/*.js'],
    ignores: page,
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    files: page,
    languageOptions: { sourceType: 'module', globals: globals.browser },
    rules: { 'local/import-zones': 'error', eqeqeq: 'error', 'no-console': 'error' },
  },
);
