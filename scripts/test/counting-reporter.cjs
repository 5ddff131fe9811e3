'use strict';
/**
 * Mocha's `spec` reporter, which also writes its counts to a file, and says for each test that was skipped
 * why: the reason is what `skipBecause` of the tests' support left on the test.
 */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on('pending', (test) => {
      skipped.push({ title: test.fullTitle(), reason: reasonOf(test) });
    });
    runner.once('end', () => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      const counts = { passed: passes, failed: failures, skipped };
      writeFileSync(options.reporterOptions.output, JSON.stringify(counts));
    });
  }
};

/** A hook that skips marks its whole suite, so the reason may be with a suite above the test. */
function reasonOf(test) {
  for (let each = test; each; each = each.parent) {
    if (typeof each.skipReason === 'string') return each.skipReason;
  }
  return 'no reason given';
}
