'use strict';
/**
 * Loaded before a run of mocha: `undici` is the one in the folder that ONENET_TEST_UNDICI names, wherever it is imported.
 * A run that never loads it, or another beside it, has proved nothing, and ends with exit code 1.
 */
const { realpathSync } = require('node:fs');
const { createRequire, registerHooks } = require('node:module');
const { join, sep } = require('node:path');
const { pathToFileURL } = require('node:url');

const folder = realpathSync(process.env.ONENET_TEST_UNDICI);
// Before the hook is there, which would be asked as well. A package may import itself by its name.
const entry = createRequire(join(folder, 'package.json')).resolve('undici');

registerHooks({
  resolve(specifier, context, next) {
    if (!/^undici(?:\/|$)/.test(specifier)) return next(specifier, context);
    const file = specifier === 'undici' ? entry : join(folder, specifier.slice('undici/'.length));
    return { url: pathToFileURL(file).href, shortCircuit: true };
  },
});

process.on('exit', () => {
  const loaded = Object.keys(require.cache).filter((file) => file.includes(`undici${sep}`));
  if (loaded.length > 0 && loaded.every((file) => file.startsWith(folder))) return;
  console.error(`The tests did not run on the undici in ${folder}.`);
  // Mocha sets the exit code when the process ends.
  process.exit(1);
});
