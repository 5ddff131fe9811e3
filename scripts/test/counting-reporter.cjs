'use strict';
/**
 * Mocha's `spec` reporter, which also writes to a file how many tests passed, which failed, which were tried again, and
 * which were skipped and why. The reason is what `skipBecause` of the tests' support left on the test.
 */
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

/** Milliseconds for a process to end by itself after a test failed: what that test left open would keep it for ever. */
const GRACE = 10_000;

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    const failed = [];
    const retried = [];
    runner.on('retry', (test, error) => {
      retried.push({ title: test.fullTitle(), message: String(error?.message ?? error) });
    });
    runner.on('pending', (test) => {
      skipped.push({ title: test.fullTitle(), reason: reasonOf(test) });
    });
    runner.on('fail', (test, error) => {
      failed.push({ title: test.fullTitle(), message: String(error?.message ?? error) });
    });
    runner.once('end', () => {
      const counts = { passed: runner.stats?.passes ?? 0, failed, retried, skipped };
      writeFileSync(options.reporterOptions.output, JSON.stringify(counts));
      if (failed.length > 0) setTimeout(() => process.exit(1), GRACE).unref();
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
