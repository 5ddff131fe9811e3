/** Other packages are imported by their documented names only, and no file of ours imports itself by way of others. */

import assert from 'node:assert/strict';

import { lint } from './support/lint';

const problems = (file: string, code: string): Promise<string[]> =>
  lint('local/deep-imports', file, code);

const forbidden: [file: string, code: string][] = [
  ['lib/onenet/http/connection.ts', `import Client from 'undici/lib/dispatcher/client.js';`],
  ['lib/onenet/axios-transport.ts', `const a = require('axios/dist/browser/axios.cjs');`],
  ['lib/onenet/axios-transport.ts', `export const a = import('axios/lib/axios.js');`],
  ['lib/onenet/operations/operation.ts', `import type { A } from 'ajv/dist/types';`],
  ['scripts/build.mjs', `import a from '@nordicsemiconductor/lwm2m-types/lib/x.js';`],
  ['test/support/pack.ts', `export * from 'node-red/lib/red';`],
  ['scripts/test.mjs', `export { a } from 'mocha/lib/runner.js';`],
];

const allowed: [file: string, code: string][] = [
  ['lib/onenet/http/connection.ts', `import { Client } from 'undici';`],
  ['scripts/build.mjs', `import { a } from '@nordicsemiconductor/lwm2m-types';`],
  ['scripts/build/schema-checks.mjs', `import standaloneCode from 'ajv/dist/standalone/index.js';`],
  ['scripts/test.mjs', `const mocha = require.resolve('mocha/bin/mocha.js');`],
  ['scripts/build.mjs', `import { rm } from 'node:fs/promises';`],
  ['scripts/build.mjs', `import { rm } from 'fs/promises';`],
  ['test/support/pack.ts', `const { version } = require('node-red/package.json');`],
  ['lib/onenet/client.ts', `import { a } from './errors';`],
];

describe('imports of other packages', function () {
  this.timeout(30_000);

  for (const [file, code] of forbidden) {
    it(`refuses in ${file}: ${code}`, async () => {
      const found = await problems(file, code);
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', /^Import \S+ by its name: /);
    });
  }

  for (const [file, code] of allowed) {
    it(`allows in ${file}: ${code}`, async () => {
      assert.deepEqual(await problems(file, code), []);
    });
  }
});

describe('import circles', () => {
  const circlesOf = async (imports: Readonly<Record<string, string[]>>): Promise<string[][]> => {
    const { findCircles } = await import('../../scripts/lint/import-circles.mjs');
    const graph = new Map(Object.entries(imports).map(([file, all]) => [file, new Set(all)]));
    return findCircles(graph).map(({ circle }) => circle);
  };

  it('are not seen where there are none', async () => {
    assert.deepEqual(await circlesOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }), []);
  });

  it('are found behind files that are not part of them', async () => {
    assert.deepEqual(await circlesOf({ a: ['b'], b: ['c'], c: ['d'], d: ['b', 'e'], e: [] }), [
      ['b', 'c', 'd', 'b'],
    ]);
  });

  it('are shown as short as they can be', async () => {
    const circles = await circlesOf({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['c'] });
    assert.deepEqual(circles, [['c', 'd', 'c']]);
  });

  it('may be several, and one of a single file', async () => {
    const circles = await circlesOf({ a: ['b'], b: ['a', 'c'], c: ['c'] });
    assert.deepEqual(circles.sort(), [
      ['a', 'b', 'a'],
      ['c', 'c'],
    ]);
  });

  it('are looked for in imports of every form, those of types included', async () => {
    const { importsOf } = await import('../../scripts/lint/import-circles.mjs');
    const source = `
      import { a } from './a';
      import type { B } from './b';
      export * from './c';
      export type { D } from './d';
      const e = import('./e');
      type F = import('./f').F;
      import g = require('./g');
      const h = require('./h');
      import { i } from 'elsewhere';
    `;
    assert.deepEqual(importsOf(source).sort(), [
      ...['./a', './b', './c', './d', './e', './f', './g', './h'],
    ]);
  });
});
