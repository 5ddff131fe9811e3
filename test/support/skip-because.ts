import type { Context } from 'mocha';

/**
 * Skips the test (or, in a `before` hook, its whole suite) and leaves the reason for the report: a skipped test
 * is never silent.
 * @param reason completes "because …"
 */
export function skipBecause(context: Context, reason: string): never {
  const runnable = context.runnable();
  // A hook that skips takes its suite with it; a test only itself.
  const owner = runnable.title.startsWith('"before') ? runnable.parent : runnable;
  Object.assign(owner ?? runnable, { skipReason: reason });
  return context.skip();
}
