/**
 * How a secret in base64 may look in an answer that repeats it: as it is, percent-encoded as in the header, and in JSON
 * whose writer puts a backslash before each slash. At most three.
 */
export function secretForms(secret: string): readonly string[] {
  return [...new Set([secret, encodeURIComponent(secret), secret.replaceAll('/', '\\/')])];
}
