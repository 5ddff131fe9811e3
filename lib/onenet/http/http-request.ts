/**
 * One request, complete but for the headers that say who asks. A class, not a plain object, so that axios hands it
 * on as it is instead of copying it.
 */
export class HttpRequest {
  constructor(
    readonly method: 'GET' | 'POST' | 'PUT',
    /** Path and query string. */
    readonly path: string,
    readonly body: Buffer | undefined,
    /** Milliseconds from now to the last byte of the answer. */
    readonly deadline: number,
    readonly signal: AbortSignal,
  ) {}
}
