'use strict';
/** Loaded before every run of mocha: what a test must not get away with, and the undici that it runs on. */
const { realpathSync } = require('node:fs');
const { createRequire, registerHooks } = require('node:module');
const { join, sep } = require('node:path');
const { pathToFileURL } = require('node:url');

// Mocha passes an unhandled rejection on to whoever listens, and by default nobody does. Node-RED would
// die of it, so here it is an uncaught exception: the test that runs at that moment fails.
process.on('unhandledRejection', (reason) => {
  throw reason instanceof Error ? reason : new Error(`unhandled rejection: ${String(reason)}`);
});

if (process.env.ONENET_TEST_UNDICI) runOnUndici(realpathSync(process.env.ONENET_TEST_UNDICI));

/**
 * `undici` is the one in that folder, wherever it is imported. A run that never loads it, or another beside it, has proved
 * nothing, and ends with exit code 1.
 */
function runOnUndici(folder) {
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
}
