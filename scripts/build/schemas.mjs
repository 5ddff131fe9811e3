import { readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const require = createRequire(import.meta.url);

/**
 * Replaces the compiled `lib/onenet/validation.js` by checks that ajv has generated from the operations' schemas, so that
 * Node-RED starts without loading ajv and compiling.
 *
 * @param {string} stage the folder that becomes `dist/`
 */
export async function precompileSchemas(stage) {
  const onenet = join(stage, 'lib', 'onenet');
  const { AJV_OPTIONS } = require(join(onenet, 'validation.js'));
  const ajv = new Ajv.default({ ...AJV_OPTIONS, code: { source: true } });
  const names = {};
  for (const schema of await findSchemas(join(onenet, 'operations'))) {
    ajv.addSchema(schema);
    names[schema.$id] = schema.$id;
  }
  const checks = standaloneCode.default(ajv, names);
  if (/\brequire\(/.test(checks))
    throw new Error('A generated schema check needs ajv at run time.');
  await writeFile(join(onenet, 'schema-checks.js'), checks);
  await writeFile(join(onenet, 'validation.js'), VALIDATION);
}

const VALIDATION = `"use strict";
// Generated: stands in for validation.ts, with the checks that ajv made of the same schemas at build time.
const checks = require("./schema-checks");
exports.compile = (schema) => checks[schema.$id];
`;

async function findSchemas(folder) {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js')).sort();
  return files
    .flatMap((file) => Object.values(require(join(folder, file))))
    .filter((exported) => typeof exported?.$id === 'string');
}
