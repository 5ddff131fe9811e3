'use strict';

// No `spec` here: mocha would add it to the files named on the command line. `npm test` names them all.
module.exports = {
  require: ['tsx/cjs', './scripts/test/mocha-setup.cjs'],
  extension: ['ts'],
  forbidOnly: true,
  failZero: true,
  timeout: 10_000,
};
