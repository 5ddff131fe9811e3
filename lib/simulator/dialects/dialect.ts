/** The three generations of the platform, which name the same calls differently. */
export type Dialect = 'classic' | 'studio' | 'new';

export interface ClassicCall {
  readonly dialect: Dialect;
  /** The path of the same call on the classic platform, which is the only one that the behaviours know. */
  readonly path: string;
}
