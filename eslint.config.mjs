import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

import { importZones } from './scripts/lint/import-zones.mjs';

/** Mocha's own style is functions that are passed and not awaited; its `this` is the context. */
const tests = {
  files: ['test/**/*.ts'],
  languageOptions: { globals: globals.mocha },
};

/** The scripts of the simulator's page run in a browser, and must never turn text into HTML or code. */
const PAGE = 'lib/simulator/page/public/*.js';
const simulatorPage = {
  files: [PAGE],
  languageOptions: { globals: globals.browser, sourceType: 'module' },
  rules: {
    eqeqeq: 'error',
    'no-console': 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'no-restricted-properties': [
      'error',
      ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write', 'writeln', 'srcdoc'].map(
        (property) => ({ property, message: 'Text must never become HTML.' }),
      ),
    ],
  },
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
      'node_modules/',
    ],
  },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.editor.json', 'tsconfig.test.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { local: { rules: { 'import-zones': importZones } } },
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
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    ignores: [PAGE],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['**/*.cjs', '**/*.js'],
    ignores: [PAGE],
    languageOptions: { sourceType: 'commonjs' },
  },
  simulatorPage,
);
