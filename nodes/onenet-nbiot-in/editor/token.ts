/** A token that nobody can guess, of characters that the console takes. */

const CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const LENGTH = 24;

/** @param fill with random bytes, as `crypto.getRandomValues` does */
export function createToken(fill: (bytes: Uint8Array<ArrayBuffer>) => void): string {
  let token = '';
  const bytes = new Uint8Array(LENGTH);
  // Bytes beyond the last whole round of the alphabet would make its beginning more likely.
  const limit = 256 - (256 % CHARACTERS.length);
  while (token.length < LENGTH) {
    fill(bytes);
    for (const byte of bytes) {
      if (byte < limit && token.length < LENGTH)
        token += CHARACTERS.charAt(byte % CHARACTERS.length);
    }
  }
  return token;
}
