import { createHmac } from 'node:crypto';

export const TOKEN_METHODS = ['md5', 'sha1', 'sha256'] as const;

export type TokenMethod = (typeof TOKEN_METHODS)[number];

/** What a token says in the clear, and what its signature covers. */
export interface TokenClaims {
  /** What the token opens: `products/{id}`, `userid/{id}`, `projectid/{id}/groupid/{id}`. */
  readonly res: string;
  readonly version: string;
  readonly method: TokenMethod;
  /** When it runs out, in seconds since 1970. */
  readonly et: number;
}

/**
 * The signature of a token, in base64: an HMAC over the values of `et`, `method`, `res` and `version`, in that order,
 * joined by line feeds, with `res` as it is, not percent-encoded (OneNET documentation, security authentication).
 */
export function signToken(key: Buffer, { et, method, res, version }: TokenClaims): string {
  return createHmac(method, key).update([et, method, res, version].join('\n')).digest('base64');
}

/** The token as a header carries it, with its values percent-encoded. */
export function formatToken({ res, version, method, et }: TokenClaims, sign: string): string {
  return (
    `version=${encodeURIComponent(version)}&res=${encodeURIComponent(res)}` +
    `&et=${et}&method=${method}&sign=${encodeURIComponent(sign)}`
  );
}
