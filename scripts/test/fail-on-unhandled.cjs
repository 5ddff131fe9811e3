'use strict';
// Mocha passes an unhandled rejection on to whoever listens, and by default nobody does. Node-RED would
// die of it, so here it is an uncaught exception: the test that runs at that moment fails.
process.on('unhandledRejection', (reason) => {
  throw reason instanceof Error ? reason : new Error(`unhandled rejection: ${String(reason)}`);
});
