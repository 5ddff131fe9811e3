'use strict';

/**
 * Runs the specs on another release of undici: `UNDICI=/path/to/node_modules/undici npx mocha -r ./test/support/other-undici.cjs …`.
 * Without the variable it does nothing.
 */
const Module = require('node:module');

const other = process.env.UNDICI;
const resolve = Module._resolveFilename;

if (other) {
  Module._resolveFilename = function (request, ...rest) {
    return resolve.call(this, request === 'undici' ? other : request, ...rest);
  };
}
