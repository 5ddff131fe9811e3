/** Proves to the platform who sends a request. It shows nothing of itself when it is printed. */
export interface Credential {
  /**
   * Header names and values in turn. As long as they do not change, the same array comes back, so that who sends
   * many requests need not put them together again.
   *
   * @param now milliseconds since 1970 at which the request leaves, for credentials that run out
   */
  headers(now: number): readonly string[];
  /** The text without the secret: an answer that repeats its request must not carry the key into a flow. */
  conceal(text: string): string;
}

export type ParsedCredential =
  | { readonly kind: 'valid'; readonly credential: Credential }
  | { readonly kind: 'invalid'; readonly problem: string };
