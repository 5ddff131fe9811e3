/**
 * All tasks of a source, in the order in which they came. The links are part of the jobs: a Set is laid out anew every few
 * dozen changes, and what stood in it then outlives its task until the next full garbage collection (goal of the benchmark:
 * CPU per message).
 */

/** What can stand in one list at a time. */
export interface Listed<T> {
  older: T | undefined;
  newer: T | undefined;
}

export class JobList<T extends Listed<T>> implements Iterable<T> {
  length = 0;
  #oldest: T | undefined;
  #newest: T | undefined;

  /** From the oldest on; the list must not change meanwhile. */
  *[Symbol.iterator](): Generator<T> {
    for (let job = this.#oldest; job !== undefined; job = job.newer) yield job;
  }

  push(job: T): void {
    job.older = this.#newest;
    if (this.#newest === undefined) this.#oldest = job;
    else this.#newest.newer = job;
    this.#newest = job;
    this.length += 1;
  }

  /** Does nothing if it does not stand in the list. */
  remove(job: T): void {
    const isListed = job.older !== undefined || job === this.#oldest;
    if (!isListed) return;
    if (job.older === undefined) this.#oldest = job.newer;
    else job.older.newer = job.newer;
    if (job.newer === undefined) this.#newest = job.older;
    else job.newer.older = job.older;
    job.older = undefined;
    job.newer = undefined;
    this.length -= 1;
  }
}
