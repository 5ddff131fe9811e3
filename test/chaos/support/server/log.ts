/** What the server has done with one request. */
export interface Treatment {
  readonly device: string;
  /** Undefined if the connection was cut before the body told. */
  readonly seq: number | undefined;
  /** The name of the behaviour. */
  readonly behaviour: string;
  /** Whether the request was read to its end. */
  readonly complete: boolean;
  /** When, by the machine's clock, in milliseconds. */
  readonly at: number;
  /** Whether an outage cut its connection, so that an answer may not have arrived. */
  cut?: true;
}
