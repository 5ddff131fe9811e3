/** No connection came about, so that nothing was sent; `cause` says why. */
export class ConnectFailure extends Error {
  override readonly name = 'ConnectFailure';
  override readonly cause: NodeJS.ErrnoException;

  constructor(cause: NodeJS.ErrnoException) {
    super('no connection');
    this.cause = cause;
  }
}
