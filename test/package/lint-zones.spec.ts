import assert from 'node:assert/strict';

import { lint } from './support/lint';

const problems = (file: string, code: string): Promise<string[]> =>
  lint('local/import-zones', file, code);

const forbidden: [file: string, code: string, word: RegExp][] = [
  ['lib/contract/host.ts', `import { a } from '../lwm2m';`, /contract must not import lib\/lwm2m/],
  ['lib/contract/host.ts', `import type { A } from '../onenet';`, /must not import lib\/onenet/],
  ['lib/contract/host.ts', `import { isIP } from 'node:net';`, /pure/],
  ['lib/contract/host.ts', `import { a } from 'undici';`, /pure/],
  ['lib/lwm2m/model.ts', `import { a } from '../contract/host';`, /through its index/],
  ['nodes/one/editor.ts', `import { a } from '../../lib/contract/host';`, /through its index/],
  [
    'lib/simulator/page/public/main.js',
    `import { a } from '../../devices/device.js';`,
    /must not import lib\/simulator/,
  ],
  ['lib/simulator/page/public/main.js', `import { a } from 'lossless-json';`, /browser/],
  ['lib/simulator/a.ts', `import { a } from './page/public/main';`, /must not import/],
  ['lib/lwm2m/model.ts', `export * from '../onenet';`, /lwm2m must not import lib\/onenet/],
  ['lib/lwm2m/model.ts', `import { Buffer } from 'node:buffer';`, /pure/],
  ['lib/lwm2m/model.ts', `export { a } from 'lossless-json';`, /pure/],
  ['lib/onenet/client.ts', `import { a } from '../dispatch';`, /must not import lib\/dispatch/],
  [
    'lib/onenet/client.ts',
    `import type { A } from '../../nodes/shared/a';`,
    /must not import nodes/,
  ],
  ['lib/onenet/client.ts', `import { a } from '../lwm2m/model';`, /through its index/],
  ['lib/onenet/operations/write.ts', `import { a } from '../../lwm2m/model';`, /through its index/],
  [
    'nodes/one/editor.ts',
    `import { a } from '../../lib/lwm2m/objects/object-table';`,
    /through its index/,
  ],
  ['lib/dispatch/a.ts', `import { a } from '../simulator';`, /must not import lib\/simulator/],
  ['lib/dispatch/a.ts', `export const a = import('../onenet/errors');`, /through its index/],
  ['lib/simulator/a.ts', `import { a } from '../onenet';`, /types only/],
  ['lib/simulator/a.ts', `import { type A, b } from '../onenet';`, /types only/],
  ['lib/simulator/a.ts', `import type { A } from '../onenet/wire';`, /through its index/],
  ['nodes/one/one.ts', `import { a } from '../two/two';`, /nodes\/one must not import nodes\/two/],
  ['nodes/one/one.ts', `import { a } from '../../lib/onenet/client';`, /through its index/],
  ['nodes/one/one.ts', `import a = require('../two/two');`, /must not import nodes\/two/],
  ['nodes/one/one.ts', `import { a } from '../../scripts/a';`, /outside lib and nodes/],
  ['nodes/shared/a.ts', `import { a } from '../one/a';`, /must not import nodes\/one/],
  ['nodes/one/editor.ts', `import { a } from '../../lib/onenet';`, /must not import lib\/onenet/],
  ['nodes/one/editor.ts', `import { a } from '../two/editor/a';`, /must not import nodes\/two/],
  ['nodes/one/editor.ts', `import { a } from './one';`, /must not import nodes\/one/],
  ['nodes/one/editor.ts', `import { a } from '../two/fields';`, /must not import nodes\/two/],
  ['nodes/one/fields.ts', `import { a } from '../../lib/onenet';`, /must not import lib\/onenet/],
  ['nodes/one/editor.ts', `import { a } from 'lossless-json';`, /browser/],
  [
    'lib/onenet/client.ts',
    `import Ajv from 'ajv';`,
    /Only lib\/onenet\/schema-checks\.ts imports ajv/,
  ],
  ['lib/onenet/client.ts', `import Ajv from 'ajv/dist/2020';`, /schema-checks\.ts imports ajv/],
  ['lib/onenet/client.ts', `import axios from 'axios';`, /axios-transport\.ts imports axios/],
  ['nodes/shared/a.ts', `const a = require('axios');`, /axios-transport\.ts imports axios/],
  [
    'lib/onenet/json.ts',
    `import { parse } from 'lossless-json';`,
    /simulator\/json\.ts imports lossless-json/,
  ],
  ['lib/onenet/client.ts', `import { Pool } from 'undici';`, /lib\/onenet\/http imports undici/],
  [
    'lib/onenet/client.ts',
    `import type { NodeAPI } from 'node-red';`,
    /Only nodes imports node-red/,
  ],
  ['lib/onenet/client.ts', `import { request } from 'node:http';`, /import node:http/],
  ['lib/dispatch/a.ts', `import { connect } from 'tls';`, /import node:tls/],
];

const allowed: [file: string, code: string][] = [
  ['lib/contract/host.ts', `import { a } from './result';`],
  ['lib/lwm2m/model.ts', `import { a } from '../contract';`],
  ['lib/onenet/client.ts', `import { a } from '../contract';`],
  ['lib/dispatch/a.ts', `import { a } from '../contract';`],
  ['lib/simulator/a.ts', `import { a } from '../contract';`],
  ['nodes/shared/a.ts', `import { a } from '../../lib/contract';`],
  ['nodes/one/one.ts', `import { a } from '../../lib/contract';`],
  ['nodes/one/editor.ts', `import { a } from '../../lib/contract';`],
  ['nodes/shared/editor/a.ts', `import { a } from '../../../lib/contract';`],
  ['lib/simulator/page/public/main.js', `import { a } from './card.js';`],
  ['lib/lwm2m/objects/object-table.ts', `import { a } from '../model';`],
  ['lib/onenet/client.ts', `import { a } from '../lwm2m';`],
  ['lib/onenet/operations/write.ts', `import { a } from '../errors';`],
  ['lib/onenet/axios-transport.ts', `import axios from 'axios';`],
  ['lib/onenet/http/pool.ts', `import { Pool } from 'undici';`],
  ['lib/simulator/json.ts', `import { parse } from 'lossless-json';`],
  ['lib/onenet/axios-transport.ts', `import { Agent } from 'node:https';`],
  ['lib/dispatch/a.ts', `import { a } from '../onenet/index';`],
  ['lib/simulator/a.ts', `import type { A } from '../onenet';`],
  ['lib/simulator/a.ts', `import { type A, type B } from '../onenet';`],
  ['lib/simulator/a.ts', `import { createServer } from 'node:http';`],
  ['nodes/one/one.ts', `import { a } from '../shared/a';`],
  ['nodes/one/one.ts', `import { a } from '../../lib/simulator';`],
  ['nodes/one/one.ts', `import type { NodeAPI } from 'node-red';`],
  ['nodes/one/one.ts', `import type { Server } from 'node:http';`],
  ['nodes/one/one.ts', `import { randomUUID } from 'node:crypto';`],
  ['nodes/one/editor.ts', `import { a } from '../../lib/lwm2m';`],
  ['nodes/one/editor.ts', `import { a } from '../../lib/lwm2m/objects';`],
  ['nodes/one/editor.ts', `import { a } from './editor/preview';`],
  ['nodes/one/editor/a.ts', `import { a } from '../fields';`],
  ['nodes/one/one.ts', `import { a } from './fields';`],
  ['nodes/one/fields.ts', `import { a } from '../../lib/contract';`],
  ['nodes/one/editor.ts', `import { a } from '../shared/editor/preview';`],
];

describe('import zones', function () {
  this.timeout(30_000);

  for (const [file, code, word] of forbidden) {
    it(`refuses in ${file}: ${code}`, async () => {
      const found = await problems(file, code);
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', word);
    });
  }

  for (const [file, code] of allowed) {
    it(`allows in ${file}: ${code}`, async () => {
      assert.deepEqual(await problems(file, code), []);
    });
  }
});
