/**
 * Throws an error that a callback has let through, but not into the dispatcher's work: other messages depend on it.
 *
 * It becomes an uncaught exception, since it is a bug that must not stay hidden; whoever cannot afford one catches
 * what goes wrong in the callback.
 */
export function throwOutside(error: unknown): void {
  queueMicrotask(() => {
    throw error instanceof Error ? error : new Error(String(error));
  });
}
